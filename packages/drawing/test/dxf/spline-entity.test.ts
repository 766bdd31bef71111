import { describe, expect, it } from 'vitest';
import type { Tag } from '../helpers.js';
import { boxOf, codeThrown, listed, sketchOf } from './sketch.js';

interface Given {
  readonly flags?: number;
  readonly degree?: number;
  readonly knots?: readonly number[];
  readonly weights?: readonly number[];
  readonly points?: readonly (readonly [number, number])[];
  readonly fitPoints?: readonly (readonly [number, number])[];
  readonly more?: readonly Tag[];
}

const spline = ({
  flags = 8,
  degree = 3,
  knots = [],
  weights = [],
  points = [],
  fitPoints = [],
  more = [],
}: Given): Tag[] => [
  [0, 'SPLINE'],
  [8, '0'],
  [70, flags],
  [71, degree],
  [72, knots.length],
  [73, points.length],
  [74, fitPoints.length],
  ...more,
  ...knots.map((knot): Tag => [40, knot]),
  ...weights.map((weight): Tag => [41, weight]),
  ...points.flatMap(([x, y]): Tag[] => [
    [10, x],
    [20, y],
    [30, 0],
  ]),
  ...fitPoints.flatMap(([x, y]): Tag[] => [
    [11, x],
    [21, y],
    [31, 0],
  ]),
];
const ends = (tags: Tag[]) => {
  const primitives = sketchOf(tags).strokes.flatMap((stroke) => stroke.primitives);
  const beziers = primitives.flatMap((primitive) => (primitive.kind === 'bezier' ? [primitive] : []));
  return [beziers[0]?.points[0], beziers.at(-1)?.points.at(-1)];
};

describe('SPLINE', () => {
  const points = [
    [0, 0],
    [10, 20],
    [30, 20],
    [40, 0],
  ] as const;

  it('with repeated end knots begins and ends at its control points', () => {
    expect(ends(spline({ knots: [0, 0, 0, 0, 1, 1, 1, 1], points }))).toEqual([
      [0, 0],
      [40, 0],
    ]);
  });

  it('without them begins where its blending functions say', () => {
    // At a knot of a uniform cubic: (P₀ + 4P₁ + P₂)/6.
    const [first, last] = ends(spline({ knots: [0, 1, 2, 3, 4, 5, 6, 7], points }));
    expect(first![0]).toBeCloseTo(70 / 6, 12);
    expect(first![1]).toBeCloseTo(100 / 6, 12);
    expect(last![0]).toBeCloseTo(170 / 6, 12);
  });

  it('wrapped around closes on itself', () => {
    const ring = [
      [0, 0],
      [40, 0],
      [40, 40],
      [0, 40],
    ] as const;
    const [first, last] = ends(
      spline({
        flags: 11,
        knots: Array.from({ length: 11 }, (_, i) => i),
        points: [...ring, ...ring.slice(0, 3)],
      }),
    );
    expect(first![0]).toBeCloseTo(last![0], 12);
    expect(first![1]).toBeCloseTo(last![1], 12);
  });

  it('with weights is the circle that it is written for', () => {
    const w = Math.SQRT1_2;
    const quarter = spline({
      flags: 12,
      degree: 2,
      knots: [0, 0, 0, 1, 1, 1],
      weights: [1, w, 1],
      points: [
        [10, 0],
        [10, 10],
        [0, 10],
      ],
    });
    const [bezier] = sketchOf(quarter).strokes[0]!.primitives;
    expect(bezier).toMatchObject({ kind: 'bezier', weights: [1, w, 1] });
    expect(boxOf(sketchOf(quarter))).toEqual([0, 0, 10, 10]);
  });

  it('is split where an inner knot is as often as its degree, and keeps its corner', () => {
    const corner = spline({
      degree: 2,
      knots: [0, 0, 0, 1, 1, 2, 2, 2],
      points: [
        [0, 0],
        [5, 0],
        [10, 0],
        [10, 5],
        [10, 10],
      ],
    });
    expect(sketchOf(corner).strokes[0]!.primitives).toHaveLength(2);
    expect(boxOf(sketchOf(corner))).toEqual([0, 0, 10, 10]);
  });

  it('of degree 1 is a polyline', () => {
    expect(
      boxOf(
        sketchOf(
          spline({
            degree: 1,
            knots: [0, 0, 1, 2, 2],
            points: [
              [0, 0],
              [9, 0],
              [9, 4],
            ],
          }),
        ),
      ),
    ).toEqual([0, 0, 9, 4]);
  });

  it.each<[string, Given, string]>([
    [
      'a weight of 0',
      { knots: [0, 0, 0, 0, 1, 1, 1, 1], points, weights: [1, 0, 1, 1] },
      'a weight that is not above 0',
    ],
    [
      'negative weights, all alike',
      { knots: [0, 0, 0, 0, 1, 1, 1, 1], points, weights: [-1, -1, -1, -1] },
      'a weight that is not above 0',
    ],
    [
      'too few weights',
      { knots: [0, 0, 0, 0, 1, 1, 1, 1], points, weights: [1, 2] },
      '2 weights for 4 control points',
    ],
    [
      'falling knots',
      { knots: [0, 0, 0, 0, 2, 1, 1, 1], points },
      'knots, weights and control points do not make a curve',
    ],
    [
      'too few knots',
      { knots: [0, 0, 0, 1, 1, 1], points },
      'knots, weights and control points do not make a curve',
    ],
    ['no knots', { points }, 'knots, weights and control points do not make a curve'],
    [
      'degree 0',
      { degree: 0, knots: [0, 1, 2, 3, 4], points },
      'knots, weights and control points do not make a curve',
    ],
    ['nothing', {}, 'knots, weights and control points do not make a curve'],
    ['one fit point', { fitPoints: [[1, 1]] }, 'knots, weights and control points do not make a curve'],
  ])('with %s is listed', (_, given, why) => {
    expect(listed(sketchOf(spline(given)))).toEqual([`SPLINE (${why}) on 0`]);
  });

  it.each<[string, Given]>([
    ['degree 12', { degree: 12, knots: [], points }],
    [
      '10,001 control points',
      { knots: [], points: Array.from({ length: 10_001 }, (_, i): [number, number] => [i, 0]) },
    ],
    ['10,001 fit points', { fitPoints: Array.from({ length: 10_001 }, (_, i): [number, number] => [i, 0]) }],
  ])('beyond the limits is refused: %s', (_, given) => {
    expect(codeThrown(() => sketchOf(spline(given)))).toBe('INPUT_TOO_LARGE');
  });

  it('of fit points leaves in the directions that are given', () => {
    const tags = spline({
      fitPoints: [
        [0, 0],
        [10, 0],
      ],
      more: [
        [12, 0],
        [22, 1],
        [13, 0],
        [23, -1],
      ],
    });
    const [bezier] = sketchOf(tags).strokes[0]!.primitives;
    expect(bezier).toMatchObject({
      points: [
        [0, 0],
        [0, expect.closeTo(10 / 3, 12)],
        [10, expect.closeTo(10 / 3, 12)],
        [10, 0],
      ],
    });
  });

  it('of fit points that is closed goes back to the first of them without a kink', () => {
    const tags = spline({
      flags: 1,
      fitPoints: [
        [0, 0],
        [40, 0],
        [40, 40],
        [0, 40],
      ],
    });
    const beziers = sketchOf(tags).strokes[0]!.primitives.flatMap((one) =>
      one.kind === 'bezier' ? [one.points] : [],
    );
    expect(beziers).toHaveLength(4);
    expect(beziers[3]![3]).toEqual([0, 0]);
    const direction = ([a, b]: readonly (readonly number[])[]) =>
      Math.atan2(b![1]! - a![1]!, b![0]! - a![0]!);
    expect(direction(beziers[3]!.slice(2))).toBeCloseTo(direction(beziers[0]!.slice(0, 2)), 9);
    expect(boxOf(sketchOf(tags))[0]).toBeCloseTo(-boxOf(sketchOf(tags))[2]! + 40, 6);
  });
});
