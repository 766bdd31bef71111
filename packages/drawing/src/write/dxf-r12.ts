import type { Box, Contour } from '@millwright/contracts';
import { circleOf } from '@millwright/geometry';
import { LINE_TYPES } from './dxf-line-types.js';
import { spelled } from './dxf-names.js';
import type { DxfEntity, DxfScene } from './dxf-scene.js';
import { bulgeTag, plainAscii, point, section, type Tags } from './dxf-tags.js';
import { decimal } from './number.js';

/**
 * A DXF R12 (AC1009): CIRCLE, and POLYLINE with bulges, on layers of a table. R12 has no header variable for units: a comment and
 * the title say mm, and `readDrawing` takes that comment for proof.
 */
export function dxfR12(
  { entities, layers, comments }: DxfScene,
  { minXMm, minYMm, maxXMm, maxYMm }: Box,
): Tags {
  return [
    [999, 'Millwright, unit: mm'],
    ...comments.map((comment) => [999, comment] as const),
    ...section('HEADER', [
      [9, '$ACADVER'],
      [1, 'AC1009'],
      [9, '$EXTMIN'],
      ...point(10, minXMm, minYMm),
      [9, '$EXTMAX'],
      ...point(10, maxXMm, maxYMm),
    ]),
    ...section('TABLES', [
      ...table('LTYPE', LINE_TYPES.map(lineType)),
      ...table('LAYER', [
        layerEntry('0', 7, 'CONTINUOUS'),
        ...layers.map(({ name, colour, lineType: dashes }) => layerEntry(name, colour, dashes)),
      ]),
      ...table('STYLE', [STYLE]),
    ]),
    ...section('ENTITIES', entities.flatMap(entityTags)),
    [0, 'EOF'],
  ];
}

const STYLE: Tags = [
  [0, 'STYLE'],
  [2, 'STANDARD'],
  [70, '0'],
  [40, '0'],
  [41, '1'],
  [50, '0'],
  [71, '0'],
  [42, '2.5'],
  [3, 'txt'],
  [4, ''],
];

function table(name: string, entries: readonly Tags[]): Tags {
  return [[0, 'TABLE'], [2, name], [70, String(entries.length)], ...entries.flat(), [0, 'ENDTAB']];
}

function lineType({ name, description, dashesMm }: (typeof LINE_TYPES)[number]): Tags {
  return [
    [0, 'LTYPE'],
    [2, name],
    [70, '0'],
    [3, description],
    [72, '65'],
    [73, String(dashesMm.length)],
    [40, decimal(dashesMm.reduce((sum, dash) => sum + Math.abs(dash), 0))],
    ...dashesMm.map((dash) => [49, decimal(dash)] as const),
  ];
}

function layerEntry(name: string, colour: number, dashes: string): Tags {
  return [
    [0, 'LAYER'],
    [2, spelled(name)],
    [70, '0'],
    [62, String(colour)],
    [6, dashes],
  ];
}

function entityTags(entity: DxfEntity): Tags {
  if (entity.kind === 'contour') return contourTags(entity.contour, spelled(entity.layer));
  const { layer, text, xMm, yMm, heightMm, isCentred } = entity;
  return [
    [0, 'TEXT'],
    [8, spelled(layer)],
    ...point(10, xMm, yMm),
    [40, decimal(heightMm, 3)],
    [1, plainAscii(text)],
    ...(isCentred ? ([[72, '1'], ...point(11, xMm, yMm), [73, '2']] as const) : []),
  ];
}

/** A circle as CIRCLE, all else as POLYLINE; a closed one has the flag and does not repeat its first vertex. */
function contourTags(contour: Contour, layer: string): Tags {
  const circle = circleOf(contour);
  if (circle !== undefined) {
    const [x, y] = circle.centreMm;
    return [[0, 'CIRCLE'], [8, layer], ...point(10, x, y), [40, decimal(circle.radiusMm)]];
  }
  return [
    [0, 'POLYLINE'],
    [8, layer],
    [66, '1'],
    ...point(10, 0, 0),
    [70, contour.closed ? '1' : '0'],
    ...contour.vertices.flatMap(
      ([x, y, bulge]): Tags => [[0, 'VERTEX'], [8, layer], ...point(10, x, y), ...bulgeTag(bulge)],
    ),
    [0, 'SEQEND'],
    [8, layer],
  ];
}
