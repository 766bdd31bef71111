import { contourAreaMm2 } from '@millwright/geometry';
import { describe, expect, it } from 'vitest';
import {
  circleTags,
  codesOf,
  dxf,
  lineTags,
  netAreaMm2,
  polylineTags,
  readText,
  type Tag,
} from '../helpers.js';

const lines = (...ends: readonly (readonly [number, number, number, number])[]): Tag[] =>
  ends.flatMap(([x0, y0, x1, y1]) => lineTags(x0, y0, x1, y1));

const arcTags = (
  x: number,
  y: number,
  radius: number,
  [fromDeg, toDeg]: readonly [number, number],
): Tag[] => [
  [0, 'ARC'],
  [8, '0'],
  [10, x],
  [20, y],
  [40, radius],
  [50, fromDeg],
  [51, toDeg],
];

/** Four lines of a rectangle of 40 × 20 that each run on by `beyond` at both ends. */
const overshooting = (beyond: number) =>
  lines(
    [-beyond, 0, 40 + beyond, 0],
    [40, -beyond, 40, 20 + beyond],
    [40 + beyond, 20, -beyond, 20],
    [0, 20 + beyond, 0, -beyond],
  );

describe('lines that meet in the middle of others', () => {
  it('make the contour they enclose, where that is beyond doubt, and say so', async () => {
    const drawing = await readText(dxf(overshooting(1)));
    expect(drawing.parts).toHaveLength(1);
    expect(netAreaMm2(drawing)).toBeCloseTo(800, 9);
    expect(drawing.openContours).toHaveLength(4);
    expect(codesOf(drawing)).toEqual(['DRAWING_JUNCTION_SPLIT']);
    expect(drawing.questions).toMatchObject([
      {
        kind: 'junction',
        chosen: 0,
        choices: [
          { consequence: '1 part, 0 holes, 4 lines that bound nothing' },
          { options: { split: 'never' }, consequence: '0 parts, 0 holes, 4 lines that bound nothing' },
          {},
          {},
        ],
      },
    ]);
  });

  it('stay as they are when more sticks out than closes, as with a grid to be engraved', async () => {
    const drawing = await readText(dxf(overshooting(40)));
    expect(drawing.parts).toEqual([]);
    expect(drawing.openContours).toHaveLength(4);
    expect(drawing.questions.map(({ kind }) => kind)).toEqual(['junction']);
    const asked = await readText(dxf(overshooting(40)), { split: 'always', maps: 'faces' });
    expect(netAreaMm2(asked)).toBeCloseTo(800, 9);
  });

  it('are joined where one ends on another: a T', async () => {
    // The right side ends on the long top line, which runs on.
    const drawing = await readText(
      dxf(lines([0, 0, 40, 0], [40, 0, 40, 20], [50, 20, 0, 20], [0, 20, 0, 0])),
    );
    expect(netAreaMm2(drawing)).toBeCloseTo(800, 9);
    expect(drawing.openContours).toHaveLength(1);
  });

  it('are one line where they lie on each other for a while', async () => {
    const overlapping = lines([0, 0, 30, 0], [10, 0, 40, 0], [40, 0, 40, 20], [40, 20, 0, 20], [0, 20, 0, 0]);
    const drawing = await readText(dxf(overlapping));
    expect(netAreaMm2(drawing)).toBeCloseTo(800, 9);
    expect(drawing.openContours).toEqual([]);
  });

  it('are one arc where arcs of one circle lie on each other', async () => {
    const half = [
      ...arcTags(0, 0, 50, [0, 120]),
      ...arcTags(0, 0, 50, [60, 180]),
      ...lineTags(-50, 0, 50, 0),
    ];
    const drawing = await readText(dxf(half));
    expect(netAreaMm2(drawing)).toBeCloseTo((Math.PI * 2500) / 2, 6);
    expect(drawing.parts[0]!.outline.vertices.every(([, , bulge]) => bulge >= 0)).toBe(true);
  });

  it('stay open when one of them crosses itself, as a signature does, or is a letter', async () => {
    const loop = polylineTags(
      [
        [0, 0],
        [20, 20],
        [20, 0],
        [0, 20],
      ],
      false,
    );
    expect((await readText(dxf(loop))).parts).toEqual([]);
    const letterA = lines([0, 0, 5, 14], [5, 14, 10, 0], [2, 5.6, 8, 5.6]);
    expect((await readText(dxf(letterA))).parts).toEqual([]);
  });

  it('are never split when that is not wanted', async () => {
    const drawing = await readText(dxf(overshooting(1)), { split: 'never' });
    expect(drawing.parts).toEqual([]);
    expect(drawing.questions).toEqual([]);
  });

  it('do not divide a closed contour unasked, but a question is put', async () => {
    const divided = [
      ...polylineTags([
        [0, 0],
        [40, 0],
        [40, 20],
        [0, 20],
      ]),
      ...lineTags(10, 0, 10, 20),
    ];
    const drawing = await readText(dxf(divided));
    expect(drawing.parts).toHaveLength(1);
    expect(drawing.openContours).toHaveLength(1);
    expect(drawing.questions.map(({ kind }) => kind)).toEqual(['junction']);
    const { parts } = await readText(dxf(divided), drawing.questions[0]!.choices[2]!.options);
    expect(parts.map(({ outline }) => contourAreaMm2(outline)).sort((a, b) => a - b)).toEqual([200, 600]);
  });
});

describe('an open line along a closed contour', () => {
  it('is the same drawn twice', async () => {
    const drawing = await readText(dxf([...circleTags(50, 50, 17.5), ...arcTags(50, 50, 17.5, [20, 140])]));
    expect(drawing.openContours).toEqual([]);
    expect(codesOf(drawing)).toEqual(['DRAWING_DUPLICATE_REMOVED']);
    expect(netAreaMm2(drawing)).toBeCloseTo(Math.PI * 17.5 * 17.5, 6);
  });
});

describe('a map', () => {
  /** Two rectangles of 50 × 20 with one common line. */
  const neighbours = lines(
    [0, 0, 50, 0],
    [50, 0, 50, 20],
    [50, 20, 0, 20],
    [0, 20, 0, 0],
    [50, 0, 100, 0],
    [100, 0, 100, 20],
    [100, 20, 50, 20],
  );

  it('makes nothing until somebody has said what it is', async () => {
    const drawing = await readText(dxf(neighbours));
    expect(drawing.parts).toEqual([]);
    expect(drawing.branching).toHaveLength(3);
    expect(drawing.questions).toMatchObject([{ kind: 'map', chosen: 0 }]);
    expect(drawing.questions[0]!.choices.map(({ consequence }) => consequence)).toEqual([
      '0 parts, 0 holes, 3 lines that bound nothing',
      '2 parts, 0 holes',
      '1 part, 0 holes, 1 line that bounds nothing',
    ]);
  });

  it('is a part for each area, or one part with its outer boundary', async () => {
    const faces = await readText(dxf(neighbours), { maps: 'faces' });
    expect(faces.parts.map(({ outline }) => contourAreaMm2(outline))).toEqual([1000, 1000]);
    const outline = await readText(dxf(neighbours), { maps: 'outline' });
    expect(outline.parts.map((part) => contourAreaMm2(part.outline))).toEqual([2000]);
    expect(outline.branching).toHaveLength(1);
    expect(outline.findings[0]).toMatchObject({ code: 'DRAWING_CONTOUR_BRANCHES', severity: 'warning' });
  });

  it('knows the areas of a plan in which lines end on others', async () => {
    const plan = lines(
      [0, 0, 100, 0],
      [100, 0, 100, 60],
      [100, 60, 0, 60],
      [0, 60, 0, 0],
      [50, 0, 50, 60],
      [50, 30, 100, 30],
    );
    const { parts } = await readText(dxf(plan), { maps: 'faces', split: 'always' });
    expect(parts.map(({ outline }) => contourAreaMm2(outline)).sort((a, b) => a - b)).toEqual([
      1500, 1500, 3000,
    ]);
  });
});

describe('contours that cross', () => {
  const bar = (x: number, y: number, w: number, h: number) =>
    polylineTags([
      [x, y],
      [x + w, y],
      [x + w, y + h],
      [x, y + h],
    ]);

  it('are kept, united or cut as asked, and the question shows what each gives', async () => {
    const slot = [...bar(0, 0, 100, 40), ...bar(40, 30, 10, 30)];
    const kept = await readText(dxf(slot));
    expect(kept.parts).toHaveLength(2);
    expect(kept.questions).toMatchObject([{ kind: 'crossing', chosen: 0, atMm: expect.any(Array) }]);
    const united = await readText(dxf(slot), { crossing: 'unite' });
    expect(netAreaMm2(united)).toBeCloseTo(4000 + 200, 9);
    expect(united.parts[0]!.outline.vertices).toHaveLength(8);
    const cut = await readText(dxf(slot), { crossing: 'cut' });
    expect(netAreaMm2(cut)).toBeCloseTo(4000 - 100, 9);
    expect(codesOf(cut)).toEqual(['DRAWING_CROSSING_RESOLVED']);
  });

  it('keep their arcs', async () => {
    const { parts } = await readText(dxf([...circleTags(0, 0, 10), ...circleTags(10, 0, 10)]), {
      crossing: 'unite',
    });
    // Two circles of radius r at distance r cover (4π/3 + √3/2)·r².
    expect(contourAreaMm2(parts[0]!.outline)).toBeCloseTo(((4 * Math.PI) / 3 + Math.sqrt(3) / 2) * 100, 6);
    expect(parts[0]!.outline.vertices.every(([, , bulge]) => bulge > 0)).toBe(true);
  });

  it('keep the holes in them, except where another one covers these', async () => {
    const rings = [
      ...circleTags(0, 0, 20),
      ...circleTags(0, 0, 15),
      ...bar(10, -3, 40, 6),
      ...circleTags(45, 0, 1),
    ];
    const { parts } = await readText(dxf(rings), { crossing: 'unite' });
    expect(parts).toHaveLength(1);
    expect(parts[0]!.holes).toHaveLength(2);
  });

  it('are resolved when one of them crosses itself: what it winds round counts', async () => {
    const eight = polylineTags([
      [0, 0],
      [20, 20],
      [20, 0],
      [0, 20],
    ]);
    const { parts } = await readText(dxf(eight), { crossing: 'unite' });
    expect(parts.map(({ outline }) => contourAreaMm2(outline))).toEqual([100, 100]);
  });
});
