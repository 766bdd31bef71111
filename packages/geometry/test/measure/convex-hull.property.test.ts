import type { Point } from '@millwright/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circleContour } from '../../src/index.js';
import { convexHull, convexHullOfContours, ringAreaMm2 } from '../../src/measure.js';
import { orient2d } from '../../src/numeric.js';
import { point, SEED } from '../generators.js';
import { distanceToPolyline, pointsOf, sampleContour } from '../reference.js';
import { trouble, troubleCurve } from '../trouble.js';

const options = { seed: SEED, numRuns: 120 };
const sidesOf = (ring: Float64Array): (readonly [Point, Point])[] => {
  const points = pointsOf(ring);
  return points.map((p, i) => [p, points[(i + 1) % points.length]!]);
};
/** About fifty of the points, spread over all. */
const someOf = (points: readonly Point[]): Point[] =>
  points.filter((_, i) => i % Math.ceil(points.length / 50) === 0);
const isRightOf = (at: Point, [a, b]: readonly [Point, Point]) => orient2d(...a, ...b, ...at) < 0;

describe('convexHull', () => {
  it('turns left at every corner, is made of the points, and leaves none outside', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          trouble().map((rings) => rings.flatMap(pointsOf)),
          fc.array(point(10), { maxLength: 40 }),
        ),
        (points) => {
          const hull = convexHull(points);
          const corners = pointsOf(hull);
          for (const corner of corners) expect(points).toContainEqual(corner);
          if (corners.length >= 3) {
            corners.forEach((corner, i) => {
              const [before, after] = [corners.at(i - 1)!, corners[(i + 1) % corners.length]!];
              expect(orient2d(...before, ...corner, ...after)).toBeGreaterThan(0);
            });
            for (const side of sidesOf(hull)) expect(points.some((at) => isRightOf(at, side))).toBe(false);
          } else if (corners.length === 2) {
            for (const at of points) expect(orient2d(...corners[0]!, ...corners[1]!, ...at)).toBe(0);
          }
        },
      ),
      options,
    );
  });

  it('is nothing, a point or two points where there is no area', () => {
    expect([...convexHull([])]).toEqual([]);
    expect([
      ...convexHull([
        [1, 2],
        [1, 2],
      ]),
    ]).toEqual([1, 2]);
    expect([
      ...convexHull([
        [0, 0],
        [2, 2],
        [1, 1],
      ]),
    ]).toEqual([0, 0, 2, 2]);
    expect([
      ...convexHull([
        [1, 1],
        [0, 0],
        [1, 0],
        [0, 1],
        [0.5, 0],
      ]),
    ]).toEqual([0, 0, 1, 0, 1, 1, 0, 1]);
    expect(() => convexHull([[0, Number.NaN]])).toThrow(/NaN mm/);
  });
});

describe('convexHullOfContours', () => {
  it('outside holds every point of the curves, inside is held, and both within the tolerance', () => {
    fc.assert(
      fc.property(
        fc.array(troubleCurve('rounded', 'slot', 'any', 'tiny-arcs', 'circle'), {
          minLength: 1,
          maxLength: 3,
        }),
        fc.constantFrom(0.002, 0.02, 1),
        (contours, toleranceMm) => {
          const outside = convexHullOfContours(contours, { toleranceMm, side: 'outside' });
          const inside = convexHullOfContours(contours, { toleranceMm, side: 'inside' });
          const samples = someOf(contours.flatMap((contour) => sampleContour(contour, 12)));
          for (const [a, b] of sidesOf(outside)) {
            const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
            for (const at of samples) expect(orient2d(...a, ...b, ...at) / length).toBeGreaterThan(-1e-6);
          }
          for (const at of someOf(pointsOf(inside))) {
            const isOut = sidesOf(outside).some((side) => isRightOf(at, side));
            expect(isOut && distanceToPolyline(at, pointsOf(outside)) > 1e-9).toBe(false);
          }
          for (const at of someOf(pointsOf(outside))) {
            expect(distanceToPolyline(at, pointsOf(inside))).toBeLessThanOrEqual(2 * toleranceMm + 1e-6);
          }
        },
      ),
      { ...options, numRuns: 25 },
    );
  });

  it('of two circles is a stadium', () => {
    const circles = [circleContour([0, 0], 10), circleContour([50, 0], 10, true)];
    const outside = ringAreaMm2(convexHullOfContours(circles, { toleranceMm: 0.001, side: 'outside' }));
    const inside = ringAreaMm2(convexHullOfContours(circles, { toleranceMm: 0.001, side: 'inside' }));
    const exact = Math.PI * 100 + 50 * 20;
    expect(outside).toBeGreaterThan(exact);
    expect(inside).toBeLessThan(exact);
    expect(outside - inside).toBeLessThan(0.4);
  });
});
