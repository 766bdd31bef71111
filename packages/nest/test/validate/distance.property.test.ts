import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Curve, curveOf } from '../../src/validate/curve.js';
import { distanceMm, nearestMm } from '../../src/validate/distance.js';

const coordinate = fc.oneof(fc.integer({ min: -50, max: 50 }), fc.double({ min: -50, max: 50, noNaN: true }));
const curveArbitrary: fc.Arbitrary<Curve> = fc
  .tuple(
    coordinate,
    coordinate,
    coordinate,
    coordinate,
    fc.constantFrom(0, 0, 0.2, -0.6, 1, -1, 2.5, -7, 1e-3),
  )
  .filter(([x0, y0, x1, y1]) => Math.abs(x1 - x0) + Math.abs(y1 - y0) > 0.5)
  .map((ends) => curveOf(...ends));

const N_SAMPLES = 250;
/** Points along a curve, by angles and not by bulges: the slow way. */
function pointsOf(curve: Curve): [number, number][] {
  const start = Math.atan2(curve.y0 - curve.centreY, curve.x0 - curve.centreX);
  const sweep = 4 * Math.atan(curve.bulge);
  return Array.from({ length: N_SAMPLES + 1 }, (_, i) => {
    const t = i / N_SAMPLES;
    return curve.bulge === 0
      ? [curve.x0 + t * (curve.x1 - curve.x0), curve.y0 + t * (curve.y1 - curve.y0)]
      : [
          curve.centreX + curve.radius * Math.cos(start + t * sweep),
          curve.centreY + curve.radius * Math.sin(start + t * sweep),
        ];
  });
}
const lengthOf = (curve: Curve) =>
  curve.bulge === 0
    ? Math.hypot(curve.x1 - curve.x0, curve.y1 - curve.y0)
    : Math.abs(4 * Math.atan(curve.bulge)) * curve.radius;

function sampledMm(a: Curve, b: Curve): number {
  let nearest = Number.POSITIVE_INFINITY;
  const other = pointsOf(b);
  for (const [x, y] of pointsOf(a)) {
    for (const [u, v] of other) nearest = Math.min(nearest, Math.hypot(x - u, y - v));
  }
  return nearest;
}

describe('the distance of two curves', () => {
  test('is that of the nearest of many sampled points, within their step', () => {
    fc.assert(
      fc.property(curveArbitrary, curveArbitrary, (a, b) => {
        const sampled = sampledMm(a, b);
        const stepMm = (lengthOf(a) + lengthOf(b)) / N_SAMPLES;
        expect(distanceMm(a, b)).toBeLessThanOrEqual(sampled + 1e-9);
        expect(distanceMm(a, b)).toBeGreaterThanOrEqual(sampled - stepMm);
      }),
      { numRuns: 120, seed: 201 },
    );
  });

  test('is the same the other way round', () => {
    fc.assert(
      fc.property(curveArbitrary, curveArbitrary, (a, b) => {
        expect(distanceMm(a, b)).toBeCloseTo(distanceMm(b, a), 9);
      }),
      { numRuns: 2000, seed: 202 },
    );
  });

  test('is 0 to itself', () => {
    fc.assert(
      fc.property(curveArbitrary, (a) => {
        expect(distanceMm(a, a)).toBe(0);
      }),
      { numRuns: 500, seed: 203 },
    );
  });
});

test('the nearest of many curves is the least of all pairs, up to the limit', () => {
  const several = fc.array(curveArbitrary, { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(several, several, fc.constantFrom(0.1, 5, 200), (a, b, limitMm) => {
      const all = a.flatMap((one) => b.map((other) => distanceMm(one, other)));
      expect(nearestMm(a, b, limitMm)).toBe(Math.min(limitMm, ...all));
    }),
    { numRuns: 400, seed: 204 },
  );
});

test('the box of an arc holds its points and is no larger', () => {
  fc.assert(
    fc.property(curveArbitrary, (curve) => {
      const points = pointsOf(curve);
      const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
      const slackMm = lengthOf(curve) / N_SAMPLES;
      expect(Math.min(...xs)).toBeGreaterThanOrEqual(curve.minX - 1e-9);
      expect(Math.max(...ys)).toBeLessThanOrEqual(curve.maxY + 1e-9);
      expect(Math.max(...xs)).toBeGreaterThanOrEqual(curve.maxX - slackMm);
      expect(Math.min(...ys)).toBeLessThanOrEqual(curve.minY + slackMm);
    }),
    { numRuns: 300, seed: 205 },
  );
});
