import { describe, expect, it } from 'vitest';
import { circleTags, lineTags, type Tag } from '../helpers.js';
import { boxOf, codeThrown, listed, sketchOf } from './sketch.js';

const block = (name: string, content: readonly Tag[], more: readonly Tag[] = []): Tag[] => [
  [0, 'BLOCK'],
  [8, '0'],
  [2, name],
  [70, 0],
  [10, 0],
  [20, 0],
  ...more,
  ...content,
  [0, 'ENDBLK'],
];
const insert = (name: string, more: readonly Tag[] = [], layer = '0'): Tag[] => [
  [0, 'INSERT'],
  [8, layer],
  [2, name],
  ...more,
];
const layer = (name: string, more: readonly Tag[]): Tag[] => [[0, 'LAYER'], [2, name], ...more];
const LINE = lineTags(0, 0, 10, 0);

describe('INSERT', () => {
  it('turns and mirrors what it places, arcs too', () => {
    const quarter: Tag[] = [
      [0, 'ARC'],
      [8, '0'],
      [10, 0],
      [20, 0],
      [40, 10],
      [50, 0],
      [51, 90],
    ];
    const blocks = block('B', quarter);
    expect(boxOf(sketchOf(insert('B', [[41, -1]]), { blocks }))).toEqual([-10, 0, 0, 10]);
    expect(
      boxOf(
        sketchOf(
          insert('B', [
            [42, -2],
            [41, 2],
          ]),
          { blocks },
        ),
      ),
    ).toEqual([0, -20, 20, 0]);
    expect(
      boxOf(
        sketchOf(
          insert('B', [
            [50, 180],
            [10, 5],
            [20, 7],
          ]),
          { blocks },
        ),
      ),
    ).toEqual([-5, -3, 5, 7]);
    expect(
      boxOf(
        sketchOf(
          insert('B', [
            [230, -1],
            [10, 5],
            [210, 0],
            [220, 0],
          ]),
          { blocks },
        ),
      ),
    ).toEqual([-15, 0, -5, 10]);
  });

  it('turns arcs into ellipses where its scales differ', () => {
    const { strokes } = sketchOf(
      insert('B', [
        [41, 3],
        [42, 1],
      ]),
      { blocks: block('B', circleTags(0, 0, 2)) },
    );
    expect(strokes[0]!.primitives.every(({ kind }) => kind === 'ellipse')).toBe(true);
    expect(boxOf({ strokes })).toEqual([-6, -2, 6, 2]);
  });

  it('turns the steps of its array with it but does not scale them', () => {
    const array = insert('B', [
      [41, 2],
      [42, 2],
      [50, 90],
      [70, 2],
      [71, 3],
      [44, 100],
      [45, 50],
    ]);
    const sketch = sketchOf(array, { blocks: block('B', LINE) });
    expect(sketch.strokes).toHaveLength(6);
    expect(boxOf(sketch)).toEqual([-100, 0, 0, 120]);
  });

  it('may have rows and columns of 0 or below, which are one', () => {
    expect(
      sketchOf(
        insert('B', [
          [70, 0],
          [71, -5],
        ]),
        { blocks: block('B', LINE) },
      ).strokes,
    ).toHaveLength(1);
  });

  it('moves the content of blocks within blocks about each base point', () => {
    const blocks = [
      ...block('IN', LINE, [[10, 4]]),
      ...block(
        'OUT',
        insert('IN', [
          [10, 100],
          [41, 2],
        ]),
        [[10, 50]],
      ),
    ].filter((tag, i, all) => !(tag[0] === 10 && tag[1] === 0 && all[i - 1]?.[0] === 70));
    expect(boxOf(sketchOf(insert('OUT', [[10, 7]]), { blocks }))).toEqual([49, 0, 69, 0]);
  });

  it('gives colour and line type to what is drawn BYBLOCK, and its layer to layer 0', () => {
    const content: Tag[] = [
      ...LINE,
      [62, 0],
      [6, 'BYBLOCK'],
      ...LINE,
      [62, 256],
      ...lineTags(0, 0, 1, 1, 'OWN'),
      ...LINE,
      [420, 0x123456],
      [62, 3],
    ];
    const tables = [...layer('CUT', [[62, 5]]), ...layer('OWN', [[62, 4]])];
    const { strokes } = sketchOf(
      insert(
        'B',
        [
          [62, 1],
          [6, 'HIDDEN'],
        ],
        'CUT',
      ),
      { blocks: block('B', content), tables },
    );
    expect(strokes.map((stroke) => [stroke.layer, stroke.colour, stroke.construction])).toEqual([
      ['CUT', '#ff0000', true],
      ['CUT', '#0000ff', false],
      ['OWN', '#00ffff', false],
      ['CUT', '#123456', false],
    ]);
  });

  it('says so where the block is in another unit than the drawing', () => {
    const tables: Tag[] = [
      [0, 'BLOCK_RECORD'],
      [2, 'b'],
      [70, 1],
      [0, 'BLOCK_RECORD'],
      [2, 'C'],
      [70, 4],
    ];
    const blocks = [...block('B', LINE), ...block('C', LINE)];
    const { findings } = sketchOf([...insert('B'), ...insert('C')], { blocks, tables });
    expect(findings).toMatchObject([{ code: 'DRAWING_BLOCK_UNIT_DIFFERS', count: 1 }]);
    const extended: Tag[] = [
      [0, 'BLOCK_RECORD'],
      [2, 'B'],
      [1001, 'ACAD'],
      [1000, 'DesignCenter Data'],
      [1002, '{'],
      [1070, 1],
      [1070, 6],
      [1002, '}'],
    ];
    expect(sketchOf(insert('B'), { blocks, tables: extended }).findings).toHaveLength(1);
    expect(sketchOf(LINE, { blocks, tables }).findings).toEqual([]);
  });

  it('gives its attributes as labels where they stand; those not seen are listed', () => {
    const attribute = (words: string, more: readonly Tag[] = []): Tag[] => [
      [0, 'ATTRIB'],
      [8, '0'],
      [10, 3],
      [20, 4],
      [40, 2],
      [1, words],
      [70, 0],
      ...more,
    ];
    const hidden = attribute('gone').map((tag): Tag => (tag[0] === 70 ? [70, 1] : tag));
    const sketch = sketchOf(
      [
        ...insert(
          'B',
          [
            [66, 1],
            [10, 100],
            [41, 5],
          ],
          'L',
        ),
        ...attribute('Door'),
        ...hidden,
        [0, 'SEQEND'],
        ...LINE,
      ],
      { blocks: block('B', LINE) },
    );
    expect(sketch.labels).toEqual([{ text: 'Door', at: [3, 4], height: 2, layer: '0' }]);
    expect(listed(sketch)).toEqual(['ATTRIB (invisible) on 0']);
    expect(sketch.strokes).toHaveLength(2);
  });

  it('shows the constant texts that are defined in its block', () => {
    const definition = (flags: number): Tag[] => [
      [0, 'ATTDEF'],
      [8, '0'],
      [10, 1],
      [40, 2],
      [1, 'Oak'],
      [2, 'TAG'],
      [70, flags],
    ];
    const sketch = sketchOf(
      insert('B', [
        [10, 10],
        [41, 2],
        [42, 2],
      ]),
      { blocks: block('B', [...definition(2), ...definition(0)]) },
    );
    expect(sketch.labels).toEqual([{ text: 'Oak', at: [12, 0], height: 4, layer: '0' }]);
    expect(listed(sketch)).toEqual(['ATTDEF on 0']);
  });

  it('lists what its block holds that is not read, once for each copy', () => {
    const content: Tag[] = [
      [0, 'HATCH'],
      [8, '0'],
      [0, 'WIPEOUT'],
      [8, 'W'],
    ];
    const sketch = sketchOf(insert('*U3', [[70, 3]], 'L'), { blocks: block('*U3', content) });
    expect(listed(sketch).toSorted()).toEqual([
      ...Array(3).fill('HATCH on L'),
      ...Array(3).fill('WIPEOUT on W'),
    ]);
  });

  it('of a block from another file, or of none, is listed', () => {
    const external = block('X', LINE).map((tag): Tag => (tag[0] === 70 ? [70, 4] : tag));
    expect(listed(sketchOf([...insert('X'), ...insert('GONE')], { blocks: external }))).toEqual([
      'INSERT (of another file) on 0',
      'INSERT (no such block) on 0',
    ]);
  });
});

describe('visibility', () => {
  const tables = [
    ...layer('FROZEN', [[70, 1]]),
    ...layer('OFF', [[62, -7]]),
    ...layer('QUIET', [[290, 0]]),
    ...layer('0', [[70, 1]]),
  ];

  it('of a block is gone where its INSERT is frozen, but only partly where that is off', () => {
    const blocks = block('B', [...LINE, ...lineTags(0, 0, 5, 5, 'SHOWN')]);
    const frozen = sketchOf(insert('B', [], 'FROZEN'), { blocks, tables });
    expect([frozen.strokes.length, listed(frozen)]).toEqual([0, ['INSERT (layer frozen) on FROZEN']]);
    const off = sketchOf(insert('B', [], 'OFF'), { blocks, tables });
    expect(off.strokes.map((stroke) => stroke.layer)).toEqual(['SHOWN']);
    expect(listed(off)).toEqual(['LINE (layer off) on OFF']);
  });

  it('of what is on layer 0 in a block is that of the layer of the INSERT, though layer 0 be frozen', () => {
    const sketch = sketchOf(insert('B', [], 'CUT'), { blocks: block('B', LINE), tables });
    expect(sketch.strokes).toHaveLength(1);
  });

  it('does not matter for layers that are asked for', () => {
    const all = ['FROZEN', 'OFF', 'QUIET', 'Defpoints'].flatMap((name) => lineTags(0, 0, 1, 1, name));
    expect(sketchOf(all, { tables }).strokes).toEqual([]);
    const some = sketchOf(all, { tables }, { hiddenLayers: ['frozen', 'Off'] });
    expect(some.strokes.map((stroke) => stroke.layer)).toEqual(['FROZEN', 'OFF']);
    expect(sketchOf(all, { tables }, { hiddenLayers: ['*'] }).strokes).toHaveLength(4);
  });

  it('of layers whose names differ in capitals is that of one layer, called as in the table', () => {
    const { strokes } = sketchOf(
      [
        ...lineTags(0, 0, 1, 1, 'CUT'),
        ...lineTags(0, 0, 1, 1, 'cut'),
        ...lineTags(0, 0, 1, 1, 'b'),
        ...lineTags(0, 0, 1, 1, 'B'),
      ],
      {
        tables: layer('Cut', [[62, 1]]),
      },
    );
    expect(strokes.map((stroke) => stroke.layer)).toEqual(['Cut', 'Cut', 'b', 'b']);
  });

  it('is that of paper space, and of each entity', () => {
    expect(listed(sketchOf([...LINE, [67, 1], ...LINE, [60, 1]]))).toEqual([
      'LINE (paper space) on 0',
      'LINE (invisible) on 0',
    ]);
  });
});

describe('what is not read', () => {
  const kinds =
    'HATCH REGION 3DFACE 3DSOLID BODY SURFACE SOLID TRACE LEADER MULTILEADER MLINE IMAGE VIEWPORT XLINE RAY TOLERANCE WIPEOUT ACAD_TABLE OLE2FRAME ACAD_PROXY_ENTITY HELIX MESH UNDERLAY SHAPE'.split(
      ' ',
    );

  it.each([...kinds, 'SOMETHING_NEW'])('%s is listed with its layer', (kind) => {
    expect(
      listed(
        sketchOf([
          [0, kind],
          [8, 'L'],
          [10, 5],
          [20, 5],
        ]),
      ),
    ).toEqual([`${kind} on L`]);
  });

  it('POINT is given as a point, where it stands', () => {
    const sketch = sketchOf(
      insert(
        'B',
        [
          [10, 100],
          [50, 90],
        ],
        'D',
      ),
      {
        blocks: block('B', [
          [0, 'POINT'],
          [8, '0'],
          [10, 5],
          [20, 0],
          [62, 1],
        ]),
      },
    );
    expect(sketch.points).toEqual([{ at: [100, 5], layer: 'D', colour: '#ff0000' }]);
    expect(sketch.unread).toEqual([]);
  });

  it('DIMENSION is listed, and its block is not drawn', () => {
    const sketch = sketchOf(
      [
        [0, 'DIMENSION'],
        [8, 'M'],
        [2, '*D1'],
        [1, '30 mm'],
        [42, 30],
      ],
      { blocks: block('*D1', LINE) },
    );
    expect([sketch.strokes, listed(sketch)]).toEqual([[], ['DIMENSION on M']]);
    expect(sketch.document.measured).toEqual([{ text: '30 mm', measurement: 30 }]);
  });
});

describe('bombs', () => {
  const square = block('S', LINE);
  it.each<[string, Tag[], Tag[], string]>([
    [
      'an array of 32,767²',
      insert('S', [
        [70, 32767],
        [71, 32767],
      ]),
      square,
      'INPUT_TOO_LARGE',
    ],
    [
      'an array of 32,767² of nothing',
      insert('E', [
        [70, 32767],
        [71, 32767],
      ]),
      block('E', []),
      'INPUT_TOO_LARGE',
    ],
    [
      '2³² copies in 32 steps',
      insert('L31'),
      [
        ...square,
        ...Array.from({ length: 32 }, (_, i) =>
          block(
            `L${i}`,
            i === 0 ? [...insert('S'), ...insert('S')] : [...insert(`L${i - 1}`), ...insert(`L${i - 1}`)],
          ),
        ).flat(),
      ],
      'INPUT_TOO_LARGE',
    ],
    ['a block in itself', insert('A'), block('A', insert('a')), 'DRAWING_REFERENCE_CYCLE'],
    [
      'blocks in a ring',
      insert('A'),
      [...block('A', insert('B')), ...block('B', insert('C')), ...block('C', insert('A'))],
      'DRAWING_REFERENCE_CYCLE',
    ],
    [
      'blocks 33 deep',
      insert('D0'),
      Array.from({ length: 40 }, (_, i) => block(`D${i}`, insert(`D${i + 1}`))).flat(),
      'INPUT_TOO_LARGE',
    ],
  ])('%s are refused before anything is expanded', (_, entities, blocks, code) => {
    expect(codeThrown(() => sketchOf(entities, { blocks }))).toBe(code);
  });

  it('a ring of blocks that nothing uses does no harm', () => {
    expect(
      sketchOf(LINE, { blocks: [...block('A', insert('B')), ...block('B', insert('A'))] }).strokes,
    ).toHaveLength(1);
  });
});
