import { describe, expect, it } from 'vitest';
import { decideDxfUnit } from '../../src/units/dxf-unit.js';
import { extentOf } from '../../src/units/extent.js';
import { circleTags, lineTags, polylineTags, type Tag } from '../helpers.js';
import { codeThrown, sketchOf } from './sketch.js';

const rectangle = (width: number, height: number): Tag[] =>
  polylineTags([
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ]);
const text = (words: string): Tag[] => [
  [0, 'TEXT'],
  [8, '0'],
  [10, 1],
  [20, 1],
  [40, 1],
  [1, words],
];
const dimension = (words: string, measurement: number): Tag[] => [
  [0, 'DIMENSION'],
  [8, '0'],
  [1, words],
  [42, measurement],
];

/** What is decided of the unit of some entities; variables are header variables. */
function decided(entities: readonly Tag[], insunits = 0, variables: readonly Tag[] = []) {
  const sketch = sketchOf(entities, { insunits });
  const all = new Map(sketch.document.variables);
  for (const [i, [code, name]] of variables.entries()) {
    if (code !== 9) continue;
    const rest = variables.slice(i + 1);
    const end = rest.findIndex((tag) => tag[0] === 9);
    all.set(String(name), end < 0 ? rest : rest.slice(0, end));
  }
  const measured = extentOf(sketch.strokes);
  return decideDxfUnit({ ...sketch.document, variables: all }, measured!.extent);
}
const first = (entities: readonly Tag[], variables?: readonly Tag[]) =>
  decided(entities, 0, variables).candidates[0]?.unit;

describe('a declared unit', () => {
  it.each([
    [1, 25.4, 'in'],
    [2, 304.8, 'ft'],
    [3, 1609344, undefined],
    [4, 1, 'mm'],
    [5, 10, 'cm'],
    [6, 1000, 'm'],
    [7, 1e6, undefined],
    [8, 2.54e-5, undefined],
    [9, 0.0254, undefined],
    [10, 914.4, undefined],
    [11, 1e-7, undefined],
    [12, 1e-6, undefined],
    [13, 1e-3, undefined],
    [14, 100, undefined],
    [15, 1e4, undefined],
    [16, 1e5, undefined],
    [17, 1e12, undefined],
    [18, 1.495978707e14, undefined],
    [19, 9.4607304725808e18, undefined],
    [20, 3.0856775814914e19, undefined],
    [21, 304.8006096012192, undefined],
    [22, 25.400050800102, undefined],
    [23, 914.4018288036576, undefined],
    [24, 1609347.218694, undefined],
  ])('%i is %d mm, proved where the size is one that is cut', (insunits, mm, unit) => {
    const decision = decided(rectangle(300 / mm, 200 / mm), insunits);
    expect(decision.decision).toBe('proved');
    expect(decision.mmPerUnit! / mm).toBeCloseTo(1, 10);
    expect(decision.unit).toBe(unit);
  });

  it.each([0, 25, 99, -1])('of %i is none', (insunits) => {
    expect(decided(rectangle(300, 200), insunits)).toMatchObject({
      decision: 'ask',
      evidence: [expect.stringMatching(/declares no unit/)],
    });
  });

  it.each([
    ['smaller than 2 mm', rectangle(1, 1), 4],
    ['larger than 6 m', rectangle(6000, 100), 4],
    ['larger than 6 m in metres', rectangle(200, 100), 6],
  ])('is asked about where the drawing is %s', (_, shape, insunits) => {
    expect(decided(shape, insunits).decision).toBe('ask');
  });

  it.each<[string, number, Tag[]]>([
    [
      'inches, on a page of A4 in mm',
      1,
      [
        [9, '$LIMMAX'],
        [10, 297],
        [20, 210],
      ],
    ],
    [
      'inches, on A4 standing upright',
      1,
      [
        [9, '$LIMMIN'],
        [10, 10],
        [20, 10],
        [9, '$LIMMAX'],
        [10, 220],
        [20, 307],
      ],
    ],
    [
      'mm, on a letter in inches',
      4,
      [
        [9, '$LIMMAX'],
        [10, 11],
        [20, 8.5],
      ],
    ],
    [
      'mm, on a sheet of 4 × 8 ft in inches',
      4,
      [
        [9, '$LIMMAX'],
        [10, 96],
        [20, 48],
      ],
    ],
    [
      'inches, on a sheet of 2440 × 1220 mm',
      1,
      [
        [9, '$LIMMAX'],
        [10, 2440],
        [20, 1220],
      ],
    ],
    [
      'mm, shown in feet and inches',
      4,
      [
        [9, '$LUNITS'],
        [70, 4],
      ],
    ],
  ])('of %s, is asked about', (_, insunits, variables) => {
    expect(decided(rectangle(30, 20), insunits, variables).decision).toBe('ask');
  });

  it.each<[string, number, Tag[]]>([
    [
      'the limits that templates have',
      4,
      [
        [9, '$LIMMAX'],
        [10, 12],
        [20, 9],
      ],
    ],
    [
      'limits of its own',
      4,
      [
        [9, '$LIMMAX'],
        [10, 1000],
        [20, 700],
      ],
    ],
    [
      'hatches of the other kind',
      4,
      [
        [9, '$MEASUREMENT'],
        [70, 0],
      ],
    ],
    [
      'feet and inches shown for inches',
      1,
      [
        [9, '$LUNITS'],
        [70, 4],
      ],
    ],
    [
      'extents that mean nothing',
      4,
      [
        [9, '$EXTMIN'],
        [10, 1e20],
        [20, 1e20],
        [9, '$EXTMAX'],
        [10, -1e20],
        [20, -1e20],
      ],
    ],
  ])('is not doubted for %s', (_, insunits, variables) => {
    expect(decided(rectangle(30, 20), insunits, variables).decision).toBe('proved');
  });

  it('is asked about where a dimension or a label shows the size in another unit', () => {
    expect(decided([...rectangle(30, 20), ...dimension('30 mm', 30)], 1).decision).toBe('ask');
    expect(decided([...rectangle(30, 20), ...dimension('<> mm', 30)], 1).decision).toBe('ask');
    expect(decided([...rectangle(30, 20), ...text('plate 20x30mm')], 1).decision).toBe('ask');
    expect(decided([...rectangle(30, 20), ...dimension('1.18"', 30)], 4).decision).toBe('proved');
    expect(
      decided([...rectangle(30, 20), ...dimension('30 mm', 30), ...dimension('5 cm', 20)], 4).decision,
    ).toBe('proved');
    expect(decided([...rectangle(30, 20), ...text('use 18 mm ply, 3 x 4 in screws')], 1).decision).toBe(
      'proved',
    );
  });

  it('is asked about where every hole would be too small for any tool, and a drill in inches', () => {
    const holes = [...circleTags(5, 5, 0.125), ...circleTags(9, 5, 0.1875)];
    expect(decided([...rectangle(30, 20), ...holes], 4).decision).toBe('ask');
    expect(decided([...rectangle(30, 20), ...holes], 1).decision).toBe('proved');
    expect(decided([...rectangle(30, 20), ...holes, ...circleTags(9, 9, 4)], 4).decision).toBe('proved');
  });
});

describe('coordinates beyond any unit', () => {
  it.each<[string, Tag[]]>([
    ['as they are', lineTags(0, 0, 1e300, 1)],
    [
      'by the scales of blocks',
      [
        [0, 'INSERT'],
        [8, '0'],
        [2, 'B'],
        [41, 1e200],
        [42, 1e200],
      ],
    ],
    [
      'by a bulge',
      polylineTags([
        [0, 0, 1e200],
        [10, 0],
      ]),
    ],
  ])('are refused: %s', (_, entities) => {
    const blocks: Tag[] = [
      [0, 'BLOCK'],
      [2, 'B'],
      [10, 0],
      [20, 0],
      ...lineTags(0, 0, 1e200, 1e200),
      [0, 'ENDBLK'],
    ];
    expect(codeThrown(() => extentOf(sketchOf(entities, { blocks }).strokes))).toBe('INPUT_TOO_LARGE');
  });
});

describe('the question for the unit', () => {
  it('always shows millimetres and inches, with their sizes', () => {
    const { candidates } = decided(rectangle(30, 20));
    expect(candidates).toContainEqual({ unit: 'mm', widthMm: 30, heightMm: 20 });
    expect(candidates).toContainEqual({ unit: 'in', widthMm: 762, heightMm: 508 });
  });

  it.each<[string, Tag[], string]>([
    ['a sheet of 4 × 8 ft', rectangle(95, 47), 'in'],
    ['a sheet of 2440 × 1220 mm', rectangle(2430, 1200), 'mm'],
    ['a sheet of 2500 × 1250 mm in cm', rectangle(249, 124), 'cm'],
    ['a plate of 400 × 300', rectangle(400, 300), 'mm'],
    ['holes of ¼ in', [...rectangle(12, 8), ...circleTags(1, 1, 0.125), ...circleTags(11, 1, 0.125)], 'in'],
    ['holes of 5 mm', [...rectangle(120, 80), ...circleTags(10, 10, 2.5), ...circleTags(110, 10, 2.5)], 'mm'],
    ['a label of 30x20mm', [...rectangle(30, 20), ...text('30x20mm')], 'mm'],
    ['a label of 12 x 8 in', [...rectangle(12, 8), ...text('12 x 8 in')], 'in'],
    ['a dimension of 1.2 m', [...rectangle(1.2, 0.4), ...dimension('1.2 m', 1.2)], 'm'],
  ])('puts the likeliest unit first: %s', (_, shape, unit) => {
    expect(first(shape)).toBe(unit);
  });
});
