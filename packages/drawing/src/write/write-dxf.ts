import type { Contour, Feature, WriteDrawingRequest } from '@millwright/contracts';
import { circleOf, polygonContour } from '@millwright/geometry';
import { labelPoint } from './label-point.js';
import { decimal } from './number.js';
import { type Scene, type ScenePart, sceneOf } from './scene.js';

/** Layers and their colours (AutoCAD colour index). */
const LAYERS = { OUTLINE: 7, HOLES: 1, DRILL: 4, POCKET: 3, ENGRAVE: 6, SHEET: 8, LABELS: 5 } as const;

/** Digits of a bulge: half a chord of ten metres times 10⁻¹² is far below a micrometre. */
const BULGE_DIGITS = 12;
/** The longest name R12 allows. */
const NAME_LENGTH = 31;

/**
 * Draws parts side by side, or one sheet of a layout, as DXF R12 in mm, which every CAM program opens: CIRCLE, and POLYLINE with
 * bulges, so arcs stay arcs. Parts with a layer keep it (in the letters R12 allows); others are on OUTLINE and HOLES; features on
 * DRILL, POCKET, ENGRAVE; the sheet on SHEET; labels on LABELS. R12 has no header variable for units: a comment and the title say mm,
 * and `readDrawing` takes that comment for proof.
 *
 * @throws MillwrightError INPUT_INVALID
 */
export async function writeDxf(request: WriteDrawingRequest): Promise<string> {
  const scene = sceneOf(request);
  const entities = entitiesOf(scene);
  const layers = new Map<string, number>(Object.entries(LAYERS));
  for (const { part } of scene.parts)
    if (part.layer !== undefined) layers.set(layerName(part.layer), LAYERS.OUTLINE);
  const { minXMm, minYMm, maxXMm, maxYMm } = scene.box;
  const tags: Tags = [
    [999, 'Millwright, unit: mm'],
    ...section('HEADER', [
      [9, '$ACADVER'],
      [1, 'AC1009'],
      [9, '$EXTMIN'],
      ...point(10, minXMm, minYMm),
      [9, '$EXTMAX'],
      ...point(10, maxXMm, maxYMm),
    ]),
    ...section('TABLES', [...lineTypeTable(), ...layerTable(layers), ...styleTable()]),
    ...section('ENTITIES', entities),
    [0, 'EOF'],
  ];
  return `${tags.map(([code, value]) => `${String(code).padStart(3)}\r\n${value}`).join('\r\n')}\r\n`;
}

type Tags = readonly (readonly [code: number, value: string])[];

function section(name: string, content: Tags): Tags {
  return [[0, 'SECTION'], [2, name], ...content, [0, 'ENDSEC']];
}

function table(name: string, entries: readonly Tags[]): Tags {
  return [[0, 'TABLE'], [2, name], [70, String(entries.length)], ...entries.flat(), [0, 'ENDTAB']];
}

function lineTypeTable(): Tags {
  return table('LTYPE', [
    [
      [0, 'LTYPE'],
      [2, 'CONTINUOUS'],
      [70, '0'],
      [3, 'Solid line'],
      [72, '65'],
      [73, '0'],
      [40, '0'],
    ],
  ]);
}

function layerTable(layers: ReadonlyMap<string, number>): Tags {
  const entry = (name: string, colour: number): Tags => [
    [0, 'LAYER'],
    [2, name],
    [70, '0'],
    [62, String(colour)],
    [6, 'CONTINUOUS'],
  ];
  return table('LAYER', [entry('0', 7), ...[...layers].map(([name, colour]) => entry(name, colour))]);
}

function styleTable(): Tags {
  return table('STYLE', [
    [
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
    ],
  ]);
}

function entitiesOf(scene: Scene): Tags {
  const height = titleHeight(scene);
  // More than two text heights away from every part, so that a reader does not take the title for a label.
  const title = text(
    'LABELS',
    scene.box.minXMm,
    scene.box.minYMm - 4 * height,
    height,
    `${scene.title} (mm)`,
    false,
  );
  return [...sheetEntities(scene), ...scene.parts.flatMap(partEntities), ...title];
}

function titleHeight({ box }: Scene): number {
  return Math.max(2.5, (box.maxXMm - box.minXMm) / 60);
}

function sheetEntities({ sheet }: Scene): Tags {
  if (sheet === undefined) return [];
  const { widthMm, heightMm } = sheet.sheet;
  return contourEntities(
    polygonContour([
      [0, 0],
      [widthMm, 0],
      [widthMm, heightMm],
      [0, heightMm],
    ]),
    'SHEET',
  );
}

function partEntities({ part, outline, holes, features, box, quantity }: ScenePart): Tags {
  const own = part.layer === undefined ? undefined : layerName(part.layer);
  const [x, y] = labelPoint(outline, holes);
  const height = Math.max(1, Math.min(box.maxXMm - box.minXMm, box.maxYMm - box.minYMm, 200) / 10);
  return [
    ...contourEntities(outline, own ?? 'OUTLINE'),
    ...holes.flatMap((hole) => contourEntities(hole, own ?? 'HOLES')),
    ...features.flatMap((feature) => contourEntities(feature.contour, featureLayer(feature))),
    ...(part.label === undefined ? [] : text('LABELS', x, y, height, part.label, true)),
    ...(quantity > 1 ? text('LABELS', x, y - 1.5 * height, height / 2, `${quantity} pieces`, true) : []),
  ];
}

function featureLayer({ kind }: Feature): string {
  return kind === 'drill' ? 'DRILL' : kind === 'pocket' ? 'POCKET' : 'ENGRAVE';
}

/** A circle as CIRCLE, all else as POLYLINE; a closed one has the flag and does not repeat its first vertex. */
function contourEntities(contour: Contour, layer: string): Tags {
  const circle = circleOf(contour);
  if (circle !== undefined) {
    return [
      [0, 'CIRCLE'],
      [8, layer],
      ...point(10, circle.centreMm[0], circle.centreMm[1]),
      [40, decimal(circle.radiusMm)],
    ];
  }
  const vertices = contour.vertices.flatMap(([x, y, bulge]): Tags => {
    const vertex: Tags = [[0, 'VERTEX'], [8, layer], ...point(10, x, y)];
    return bulge === 0 ? vertex : [...vertex, [42, decimal(bulge, BULGE_DIGITS)]];
  });
  return [
    [0, 'POLYLINE'],
    [8, layer],
    [66, '1'],
    ...point(10, 0, 0),
    [70, contour.closed ? '1' : '0'],
    ...vertices,
    [0, 'SEQEND'],
    [8, layer],
  ];
}

/** A TEXT, its middle at the point when `centred`, its lower left corner otherwise. */
function text(layer: string, x: number, y: number, height: number, words: string, centred: boolean): Tags {
  const tags: Tags = [
    [0, 'TEXT'],
    [8, layer],
    ...point(10, x, y),
    [40, decimal(height, 3)],
    [1, plainAscii(words)],
  ];
  return centred ? [...tags, [72, '1'], ...point(11, x, y), [73, '2']] : tags;
}

function point(code: number, x: number, y: number): Tags {
  return [
    [code, decimal(x)],
    [code + 10, decimal(y)],
    [code + 20, '0'],
  ];
}

/** R12 knows A-Z, 0-9, `_`, `$` and `-`, at most 31 of them. */
function layerName(name: string): string {
  const allowed = name
    .toUpperCase()
    .replace(/[^A-Z0-9_$-]/g, '_')
    .slice(0, NAME_LENGTH);
  return allowed === '' ? '0' : allowed;
}

/** Other letters as `\U+XXXX`; line ends, which would break the file, as blanks. */
function plainAscii(words: string): string {
  return words
    .replace(/[\u0000-\u001f\u007f]+/g, ' ')
    .replace(
      /[^\x20-\x7e]/g,
      (letter) => `\\U+${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
    );
}
