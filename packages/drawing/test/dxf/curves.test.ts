import { describe, expect, it } from 'vitest';
import { circleTags, lineTags, polylineTags, type Tag } from '../helpers.js';
import { boxOf, codeThrown, listed, sketchOf } from './sketch.js';

const arc = (startDeg: number, endDeg: number, more: readonly Tag[] = []): Tag[] => [
  [0, 'ARC'],
  [8, '0'],
  [10, 0],
  [20, 0],
  [40, 10],
  [50, startDeg],
  [51, endDeg],
  ...more,
];
const ellipse = (more: readonly Tag[]): Tag[] => [[0, 'ELLIPSE'], [8, '0'], [10, 0], [20, 0], ...more];
const R = 10 * Math.SQRT1_2;
const near = (...values: number[]) => values.map((value) => Math.round(value * 1e6) / 1e6 + 0);

describe('ARC', () => {
  it.each([
    ['a quarter', 0, 90, [0, 0, 10, 10]],
    ['through 0°', 315, 45, near(R, -R, 10, R)],
    [
      'an end below the start',
      350,
      10,
      near(10 * Math.cos(Math.PI / 18), -10 * Math.sin(Math.PI / 18), 10, 10 * Math.sin(Math.PI / 18)),
    ],
    ['start and end the same', 30, 30, [-10, -10, 10, 10]],
    ['a whole turn', 0, 360, [-10, -10, 10, 10]],
    ['negative angles', -90, 0, [0, -10, 10, 0]],
    ['angles beyond a turn', 720, 810, [0, 0, 10, 10]],
    ['three quarters', 0, 270, [-10, -10, 10, 10]],
  ])('%s runs counter-clockwise from start to end', (_, startDeg, endDeg, box) => {
    expect(boxOf(sketchOf(arc(startDeg, endDeg)))).toEqual(box);
  });

  it('under −Z is the mirror image and runs clockwise', () => {
    const { strokes } = sketchOf(
      arc(0, 90, [
        [210, 0],
        [220, 0],
        [230, -1],
      ]),
    );
    expect(boxOf({ strokes })).toEqual([-10, 0, 0, 10]);
    expect(strokes[0]?.primitives[0]).toMatchObject({ bulge: expect.closeTo(-Math.tan(Math.PI / 8), 12) });
  });

  it.each([0, -3])('of radius %i is listed', (radius) => {
    expect(listed(sketchOf([...circleTags(0, 0, radius), [0, 'ARC'], [8, 'A'], [40, radius]]))).toEqual([
      `CIRCLE (degenerate, radius ${radius}) on 0`,
      `ARC (degenerate, radius ${radius}) on A`,
    ]);
  });
});

describe('extrusion', () => {
  it('need not have length 1, and a breath of tilt is none', () => {
    expect(boxOf(sketchOf([...circleTags(7, 0, 2), [210, 0], [220, 0], [230, -25]]))).toEqual([
      -9, -2, -5, 2,
    ]);
    expect(boxOf(sketchOf([...circleTags(7, 0, 2), [210, 1e-9], [220, -1e-9], [230, 1]]))).toEqual([
      5, -2, 9, 2,
    ]);
  });

  it('that tilts a curve out of the plane has it listed, with what is inside a tilted block', () => {
    const tilt: Tag[] = [
      [210, 0],
      [220, -1],
      [230, 0],
    ];
    const sketch = sketchOf([
      ...circleTags(0, 0, 5),
      ...tilt,
      ...polylineTags([
        [0, 0],
        [5, 0],
        [5, 5],
      ]),
      ...tilt,
      [0, 'ELLIPSE'],
      [8, '0'],
      [11, 5],
      [40, 0.5],
      ...tilt,
      [0, 'INSERT'],
      [8, '0'],
      [2, 'B'],
      ...tilt,
    ]);
    expect(listed(sketch)).toEqual(
      ['CIRCLE', 'LWPOLYLINE', 'ELLIPSE', 'INSERT'].map(
        (type) => `${type} (not in the plane of the drawing) on 0`,
      ),
    );
  });

  it('that tilts a plane leaves a curve that stays level where the arbitrary axes put it', () => {
    // N = (0, −1, 0): Ax = Z × N = (1, 0, 0), Ay = N × Ax = (0, 0, 1); a line along Ax stays level, elevation 3 moves it to y = −3.
    const line = polylineTags(
      [
        [0, 0],
        [20, 0],
      ],
      false,
    );
    const sketch = sketchOf([...line, [38, 3], [210, 0], [220, -1], [230, 0]]);
    expect(boxOf(sketch)).toEqual([0, -3, 20, -3]);
  });

  it('of no length is no direction', () => {
    expect(listed(sketchOf([...circleTags(0, 0, 5), [210, 0], [220, 0], [230, 0]]))).toEqual([
      'CIRCLE (not in the plane of the drawing) on 0',
    ]);
  });

  it('says nothing of a LINE, whose points are the world’s', () => {
    expect(boxOf(sketchOf([...lineTags(1, 2, 3, 4), [210, 0], [220, 0], [230, -1]]))).toEqual([1, 2, 3, 4]);
  });
});

describe('heights', () => {
  it('of lines and curves in space are ignored with a finding where they change a length', () => {
    const rising = sketchOf([...lineTags(0, 0, 30, 0), [30, 0], [31, 40]]);
    expect(rising.findings).toContainEqual(
      expect.objectContaining({ code: 'DRAWING_CURVE_RISES', count: 1 }),
    );
    const level = sketchOf([...lineTags(0, 0, 30, 0), [30, 12], [31, 12.0001]]);
    expect(level.findings).toEqual([]);
  });
});

describe('bulges', () => {
  const halfTurn = (bulge: number) =>
    polylineTags(
      [
        [0, 0, bulge],
        [10, 0, 0],
      ],
      false,
    );

  it('above 0 run counter-clockwise, so a half turn to the right hangs below its chord', () => {
    expect(boxOf(sketchOf(halfTurn(1)))).toEqual([0, -5, 10, 0]);
    expect(boxOf(sketchOf(halfTurn(-1)))).toEqual([0, 0, 10, 5]);
  });

  it('count on the last vertex only when the polyline is closed', () => {
    const vertices = [
      [0, 0, 0],
      [10, 0, 1],
    ];
    expect(boxOf(sketchOf(polylineTags(vertices, true)))).toEqual([0, 0, 10, 5]);
    expect(boxOf(sketchOf(polylineTags(vertices, false)))).toEqual([0, 0, 10, 0]);
  });

  it('on a chord of no length are dropped without harm', () => {
    expect(
      boxOf(
        sketchOf(
          polylineTags(
            [
              [0, 0, 3],
              [0, 0, 1e300],
              [10, 0, 0],
              [10, 5, 0],
            ],
            true,
          ),
        ),
      ),
    ).toEqual([0, 0, 10, 5]);
  });
});

describe('LWPOLYLINE', () => {
  it('is not changed by widths, elevation, thickness or vertex ids', () => {
    const tags: Tag[] = [
      [0, 'LWPOLYLINE'],
      [8, '0'],
      [90, 3],
      [70, 129],
      [43, 4],
      [38, 7],
      [39, 2],
      [10, 0],
      [20, 0],
      [91, 1],
      [40, 3],
      [41, 4],
      [10, 9],
      [20, 0],
      [40, 1],
      [41, 1],
      [10, 9],
      [20, 9],
      [91, 2],
    ];
    const { strokes } = sketchOf(tags);
    expect(strokes[0]).toMatchObject({ closed: true });
    expect(strokes[0]?.primitives).toHaveLength(3);
    expect(boxOf({ strokes })).toEqual([0, 0, 9, 9]);
  });

  it('of fewer than two vertices is listed', () => {
    expect(listed(sketchOf([...polylineTags([[1, 1]]), ...polylineTags([])]))).toEqual([
      'LWPOLYLINE (degenerate, 1 vertices) on 0',
      'LWPOLYLINE (degenerate, 0 vertices) on 0',
    ]);
  });
});

describe('POLYLINE', () => {
  const vertex = (x: number, y: number, flags: number, more: readonly Tag[] = []): Tag[] => [
    [0, 'VERTEX'],
    [8, '0'],
    [10, x],
    [20, y],
    [70, flags],
    ...more,
  ];
  const of = (flags: number, vertices: readonly Tag[]): Tag[] => [
    [0, 'POLYLINE'],
    [8, '0'],
    [66, 1],
    [70, flags],
    ...vertices,
    [0, 'SEQEND'],
  ];

  it('keeps the extra vertices of a curve fit with their bulges', () => {
    const { strokes } = sketchOf(
      of(2, [...vertex(0, 0, 0, [[42, 1]]), ...vertex(10, 0, 1, [[42, -1]]), ...vertex(20, 0, 0)]),
    );
    expect(boxOf({ strokes })).toEqual([0, -5, 20, 5]);
  });

  it('in space has no bulges, and meshes of all kinds are listed', () => {
    expect(
      boxOf(sketchOf(of(9, [...vertex(0, 0, 32, [[42, 1]]), ...vertex(10, 0, 32), ...vertex(10, 8, 32)]))),
    ).toEqual([0, 0, 10, 8]);
    for (const flags of [16, 64, 48]) {
      expect(listed(sketchOf(of(flags, vertex(0, 0, 64))))).toEqual(['POLYLINE (a mesh) on 0']);
    }
  });

  it('may lack its SEQEND', () => {
    const { strokes } = sketchOf([
      ...of(0, [...vertex(0, 0, 0), ...vertex(5, 5, 0)]).slice(0, -1),
      ...lineTags(9, 9, 10, 10),
    ]);
    expect(strokes.map(({ entity }) => entity)).toEqual(['POLYLINE', 'LINE']);
  });

  it('under −Z is mirrored', () => {
    const tags = of(0, [...vertex(2, 0, 0), ...vertex(5, 5, 0)]);
    tags.splice(4, 0, [210, 0], [220, 0], [230, -1]);
    expect(boxOf(sketchOf(tags))).toEqual([-5, 0, -2, 5]);
  });
});

describe('ELLIPSE', () => {
  it('may have an axis ratio above 1, or of 1 and be a circle', () => {
    expect(
      boxOf(
        sketchOf(
          ellipse([
            [11, 5],
            [21, 0],
            [40, 2],
          ]),
        ),
      ),
    ).toEqual([-5, -10, 5, 10]);
    expect(
      boxOf(
        sketchOf(
          ellipse([
            [11, 0],
            [21, 5],
            [40, 1],
            [41, 0],
            [42, 6.283185],
          ]),
        ),
      ),
    ).toEqual([-5, -5, 5, 5]);
  });

  it.each([
    ['a quarter', 0, Math.PI / 2, [0, 0, 10, 5]],
    ['negative parameters', -Math.PI / 2, 0, [0, -5, 10, 0]],
    ['an end below the start', Math.PI * 1.5, Math.PI * 0.5, [0, -5, 10, 5]],
    [
      'a whole turn from elsewhere, in few digits',
      Number(Math.PI.toFixed(5)),
      Number((3 * Math.PI).toFixed(5)),
      [-10, -5, 10, 5],
    ],
  ])('may be part of one: %s', (_, start, end, box) => {
    const found = boxOf(
      sketchOf(
        ellipse([
          [11, 10],
          [21, 0],
          [40, 0.5],
          [41, start],
          [42, end],
        ]),
      ),
    );
    for (const [i, value] of found.entries()) expect(value).toBeCloseTo(box[i]!, 5);
  });

  it('of no size is listed', () => {
    expect(
      listed(
        sketchOf([
          ...ellipse([
            [11, 0],
            [40, 0.5],
          ]),
          ...ellipse([
            [11, 5],
            [40, 0],
          ]),
        ]),
      ),
    ).toEqual(['ELLIPSE (degenerate, axis ratio 0.5) on 0', 'ELLIPSE (degenerate, axis ratio 0) on 0']);
  });
});

describe('numbers', () => {
  it.each(['NaN', 'Infinity', '1e400', '-1e999', '', 'abc', '1,5'])(
    'that are none ("%s") are refused with the place',
    (bad) => {
      expect(
        codeThrown(() =>
          sketchOf([
            [0, 'LINE'],
            [8, '0'],
            [10, bad],
            [20, 0],
            [11, 1],
            [21, 1],
          ]),
        ),
      ).toBe('DRAWING_DXF_MALFORMED');
    },
  );
});
