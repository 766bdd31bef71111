import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bezierCurve } from '../../src/curve/bezier.js';
import { fitPointBeziers } from '../../src/curve/fit-points.js';
import type { XY } from '../../src/curve/primitive.js';
import { type BSpline, splineToBeziers } from '../../src/curve/spline.js';

/** The B-spline by the sum of its basis functions (Cox and de Boor), written for clarity, not for speed. */
function slowly({ degree, knots, points, weights }: BSpline, t: number): XY {
  const basis = (i: number, p: number): number => {
    if (p === 0) return knots[i]! <= t && t < knots[i + 1]! ? 1 : 0;
    const share = (value: number, length: number) => (length === 0 ? 0 : value / length);
    return (
      share(t - knots[i]!, knots[i + p]! - knots[i]!) * basis(i, p - 1) +
      share(knots[i + p + 1]! - t, knots[i + p + 1]! - knots[i + 1]!) * basis(i + 1, p - 1)
    );
  };
  let [x, y, w] = [0, 0, 0];
  points.forEach((point, i) => {
    const share = basis(i, degree) * (weights?.[i] ?? 1);
    x += share * point[0];
    y += share * point[1];
    w += share;
  });
  return [x / w, y / w];
}

const spline = fc
  .record({
    degree: fc.integer({ min: 1, max: 4 }),
    nExtra: fc.integer({ min: 0, max: 5 }),
    isRational: fc.boolean(),
  })
  .chain(({ degree, nExtra, isRational }) => {
    const n = degree + 1 + nExtra;
    const coordinate = fc.double({ min: -100, max: 100, noNaN: true });
    return fc.record({
      degree: fc.constant(degree),
      points: fc.array(fc.tuple(coordinate, coordinate), { minLength: n, maxLength: n }),
      // Neither clamped nor even: steps of 0 make repeated knots.
      knots: fc
        .array(fc.integer({ min: 0, max: 3 }), { minLength: n + degree + 1, maxLength: n + degree + 1 })
        .map((steps) => steps.map((_, i) => steps.slice(0, i + 1).reduce((a, b) => a + b))),
      weights: isRational
        ? fc.array(fc.double({ min: 0.2, max: 5, noNaN: true }), { minLength: n, maxLength: n })
        : fc.constant(undefined),
    });
  });

describe('a B-spline as Bézier curves', () => {
  it('is the same curve as the sum of its basis functions', () => {
    fc.assert(
      fc.property(spline, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (one, share) => {
        const spans = one.knots.flatMap((knot, i) =>
          i >= one.degree && i < one.points.length && knot < one.knots[i + 1]!
            ? [[knot, one.knots[i + 1]!] as const]
            : [],
        );
        const beziers = splineToBeziers(one) ?? [];
        expect(beziers.length).toBe(spans.length);
        beziers.forEach((bezier, i) => {
          const [low, high] = spans[i]!;
          const expected = slowly(one, low + share * (high - low));
          const actual = bezierCurve(bezier).at(share);
          expect(actual[0]).toBeCloseTo(expected[0], 8);
          expect(actual[1]).toBeCloseTo(expected[1], 8);
        });
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  it('is refused when counts, knots or weights make no curve', () => {
    const points: XY[] = [
      [0, 0],
      [1, 1],
      [2, 0],
      [3, 1],
    ];
    const knots = [0, 0, 0, 0, 1, 1, 1, 1];
    expect(splineToBeziers({ degree: 3, knots: knots.slice(1), points })).toBeUndefined();
    expect(splineToBeziers({ degree: 3, knots: knots.toReversed(), points })).toBeUndefined();
    expect(splineToBeziers({ degree: 3, knots, points, weights: [1, 0, 1, 1] })).toBeUndefined();
    expect(splineToBeziers({ degree: 3, knots: knots.map(() => 0), points })).toBeUndefined();
  });
});

describe('a spline through points', () => {
  it('passes every point and bends evenly where pieces meet', () => {
    const coordinate = fc.double({ min: -100, max: 100, noNaN: true });
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(coordinate, coordinate), {
          minLength: 2,
          maxLength: 9,
          selector: ([x, y]) => `${Math.round(x)},${Math.round(y)}`,
        }),
        (points) => {
          const beziers = fitPointBeziers(points, { startTangent: undefined, endTangent: undefined });
          expect(beziers.length).toBe(points.length - 1);
          for (let i = 0; i + 1 < beziers.length; i++) {
            const [, , c, d] = beziers[i]!.points as [XY, XY, XY, XY];
            const [e, f] = beziers[i + 1]!.points as [XY, XY, XY, XY];
            expect(d).toEqual(points[i + 1]);
            const before = Math.hypot(points[i + 1]![0] - points[i]![0], points[i + 1]![1] - points[i]![1]);
            const after = Math.hypot(
              points[i + 2]![0] - points[i + 1]![0],
              points[i + 2]![1] - points[i + 1]![1],
            );
            expect((d[0] - c[0]) / before).toBeCloseTo((f[0] - e[0]) / after, 6);
            expect((d[1] - c[1]) / before).toBeCloseTo((f[1] - e[1]) / after, 6);
          }
        },
      ),
      { seed: 6, numRuns: 100 },
    );
  });

  it('is a straight line between two points and keeps the directions given at its ends', () => {
    const [straight] = fitPointBeziers(
      [
        [0, 0],
        [9, 0],
      ],
      { startTangent: undefined, endTangent: undefined },
    );
    expect(straight!.points.map(([, y]) => y)).toEqual([0, 0, 0, 0]);
    const [bent] = fitPointBeziers(
      [
        [0, 0],
        [9, 0],
      ],
      { startTangent: [0, 5], endTangent: [0, -2] },
    );
    expect(bent!.points[1]).toEqual([0, 3]);
    expect(bent!.points[2]).toEqual([9, 3]);
  });
});
