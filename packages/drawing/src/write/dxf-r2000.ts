import type { Box, Contour } from '@millwright/contracts';
import { circleOf } from '@millwright/geometry';
import { LINE_TYPES } from './dxf-line-types.js';
import { spelled } from './dxf-names.js';
import type { DxfEntity, DxfLayer, DxfScene } from './dxf-scene.js';
import { bulgeTag, pair, plainAscii, point, section, type Tags } from './dxf-tags.js';
import { decimal } from './number.js';

/**
 * A DXF 2000 (AC1015): the unit in the header (`$INSUNITS` 4, `$MEASUREMENT` 1), CIRCLE and LWPOLYLINE with bulges. The tables, block
 * records, dictionaries and layouts are the least that the reference asks for: a file without them is repaired or refused.
 */
export function dxfR2000(scene: DxfScene, { minXMm, minYMm, maxXMm, maxYMm }: Box): Tags {
  const handles = new Handles();
  const owners = { model: handles.next(), paper: handles.next() };
  const root = handles.next();
  // Everything that takes a handle comes before the header is written, which names the next free one.
  const body = [
    ...section('CLASSES', []),
    ...section('TABLES', tables(scene.layers, handles, owners)),
    ...section('BLOCKS', [
      ...block('*Model_Space', owners.model, handles),
      ...block('*Paper_Space', owners.paper, handles),
    ]),
    ...section(
      'ENTITIES',
      scene.entities.flatMap((entity) => entityTags(entity, handles, owners.model)),
    ),
    ...section('OBJECTS', objects(root, handles)),
  ];
  return [
    [999, 'Millwright, unit: mm'],
    ...scene.comments.map((comment) => [999, comment] as const),
    ...section('HEADER', [
      ...variable('$ACADVER', [1, 'AC1015']),
      ...variable('$DWGCODEPAGE', [3, 'ANSI_1252']),
      [9, '$EXTMIN'],
      ...point(10, minXMm, minYMm),
      [9, '$EXTMAX'],
      ...point(10, maxXMm, maxYMm),
      ...variable('$INSUNITS', [70, '4']),
      ...variable('$MEASUREMENT', [70, '1']),
      ...variable('$HANDSEED', [5, handles.next()]),
    ]),
    ...body,
    [0, 'EOF'],
  ];
}

/** Handles: hexadecimal numbers, each used once; 0 means none. */
class Handles {
  #last = 0;

  next(): string {
    return (++this.#last).toString(16).toUpperCase();
  }
}

/** Handles of the block records of model and paper space. */
interface Owners {
  readonly model: string;
  readonly paper: string;
}

function variable(name: string, value: readonly [number, string]): Tags {
  return [[9, name], value];
}

/** A table; each entry is given its class and what belongs to it, and gets its handle here. */
function table(
  name: string,
  handles: Handles,
  entries: readonly (readonly [type: string, content: Tags, handle?: string])[],
): Tags {
  const owner = handles.next();
  const head: Tags = [
    [0, 'TABLE'],
    [2, name],
    [5, owner],
    [330, '0'],
    [100, 'AcDbSymbolTable'],
    [70, String(entries.length)],
    ...(name === 'DIMSTYLE' ? ([[100, 'AcDbDimStyleTable']] as const) : []),
  ];
  const rows = entries.flatMap(
    ([type, content, handle]): Tags => [
      [0, name],
      // A dimension style's handle has a code of its own, since 5 is one of its variables.
      [name === 'DIMSTYLE' ? 105 : 5, handle ?? handles.next()],
      [330, owner],
      [100, 'AcDbSymbolTableRecord'],
      [100, type],
      ...content,
    ],
  );
  return [...head, ...rows, [0, 'ENDTAB']];
}

function tables(layers: readonly DxfLayer[], handles: Handles, owners: Owners): Tags {
  return [
    ...table('VPORT', handles, []),
    ...table('LTYPE', handles, [
      ...['ByBlock', 'ByLayer'].map((name) => ['AcDbLinetypeTableRecord', lineType(name, '', [])] as const),
      ...LINE_TYPES.map(
        ({ name, description, dashesMm }) =>
          ['AcDbLinetypeTableRecord', lineType(name, description, dashesMm)] as const,
      ),
    ]),
    ...table('LAYER', handles, [
      ['AcDbLayerTableRecord', layer('0', 7, 'CONTINUOUS')],
      ...layers.map(
        ({ name, colour, lineType: dashes }) =>
          ['AcDbLayerTableRecord', layer(name, colour, dashes)] as const,
      ),
    ]),
    ...table('STYLE', handles, [['AcDbTextStyleTableRecord', TEXT_STYLE]]),
    ...table('VIEW', handles, []),
    ...table('UCS', handles, []),
    ...table('APPID', handles, [
      [
        'AcDbRegAppTableRecord',
        [
          [2, 'ACAD'],
          [70, '0'],
        ],
      ],
    ]),
    ...table('DIMSTYLE', handles, [
      [
        'AcDbDimStyleTableRecord',
        [
          [2, 'Standard'],
          [70, '0'],
        ],
      ],
    ]),
    ...table('BLOCK_RECORD', handles, [
      ['AcDbBlockTableRecord', [[2, '*Model_Space']], owners.model],
      ['AcDbBlockTableRecord', [[2, '*Paper_Space']], owners.paper],
    ]),
  ];
}

const TEXT_STYLE: Tags = [
  [2, 'Standard'],
  [70, '0'],
  [40, '0'],
  [41, '1'],
  [50, '0'],
  [71, '0'],
  [42, '2.5'],
  [3, 'txt'],
  [4, ''],
];

function lineType(name: string, description: string, dashesMm: readonly number[]): Tags {
  return [
    [2, name],
    [70, '0'],
    [3, description],
    [72, '65'],
    [73, String(dashesMm.length)],
    [40, decimal(dashesMm.reduce((sum, dash) => sum + Math.abs(dash), 0))],
    ...dashesMm.flatMap(
      (dash): Tags => [
        [49, decimal(dash)],
        [74, '0'],
      ],
    ),
  ];
}

function layer(name: string, colour: number, dashes: string): Tags {
  return [
    [2, spelled(name)],
    [70, '0'],
    [62, String(colour)],
    [6, dashes],
  ];
}

/** An empty block: model and paper space are blocks whose content stands under ENTITIES. */
function block(name: string, owner: string, handles: Handles): Tags {
  const paper: Tags = name === '*Paper_Space' ? [[67, '1']] : [];
  const common = (type: string, subclass: string): Tags => [
    [0, type],
    [5, handles.next()],
    [330, owner],
    [100, 'AcDbEntity'],
    ...paper,
    [8, '0'],
    [100, subclass],
  ];
  return [
    ...common('BLOCK', 'AcDbBlockBegin'),
    [2, name],
    [70, '0'],
    ...point(10, 0, 0),
    [3, name],
    [1, ''],
    ...common('ENDBLK', 'AcDbBlockEnd'),
  ];
}

/** The root dictionary and the one of groups, which must be there. */
function objects(root: string, handles: Handles): Tags {
  const groups = handles.next();
  return [
    [0, 'DICTIONARY'],
    [5, root],
    [330, '0'],
    [100, 'AcDbDictionary'],
    [281, '1'],
    [3, 'ACAD_GROUP'],
    [350, groups],
    [0, 'DICTIONARY'],
    [5, groups],
    [330, root],
    [100, 'AcDbDictionary'],
    [281, '1'],
  ];
}

function entityTags(entity: DxfEntity, handles: Handles, owner: string): Tags {
  const common = (type: string, subclass: string): Tags => [
    [0, type],
    [5, handles.next()],
    [330, owner],
    [100, 'AcDbEntity'],
    [8, spelled(entity.layer)],
    [100, subclass],
  ];
  if (entity.kind === 'contour') return contourTags(entity.contour, common);
  const { text, xMm, yMm, heightMm, isCentred } = entity;
  return [
    ...common('TEXT', 'AcDbText'),
    ...point(10, xMm, yMm),
    [40, decimal(heightMm, 3)],
    [1, plainAscii(text)],
    ...(isCentred ? ([[72, '1'], ...point(11, xMm, yMm)] as const) : []),
    [100, 'AcDbText'],
    ...(isCentred ? ([[73, '2']] as const) : []),
  ];
}

function contourTags(contour: Contour, common: (type: string, subclass: string) => Tags): Tags {
  const circle = circleOf(contour);
  if (circle !== undefined) {
    const [x, y] = circle.centreMm;
    return [...common('CIRCLE', 'AcDbCircle'), ...point(10, x, y), [40, decimal(circle.radiusMm)]];
  }
  return [
    ...common('LWPOLYLINE', 'AcDbPolyline'),
    [90, String(contour.vertices.length)],
    [70, contour.closed ? '1' : '0'],
    ...contour.vertices.flatMap(([x, y, bulge]): Tags => [...pair(10, x, y), ...bulgeTag(bulge)]),
  ];
}
