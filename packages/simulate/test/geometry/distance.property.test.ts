import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Curve } from '../../src/geometry/curve.js';
import { distanceOfCurves, distanceToCurve, nearestPoint } from '../../src/geometry/distance.js';
import { lengthAlongMm, pointAt } from '../../src/geometry/split-arc.js';
import { anyCurve } from '../support/arbitraries.js';

const N_SAMPLES = 400;

/** Smallest distance of dense points of one piece to the other: too large by half a step at most. */
function sampled(a: Curve, b: Curve): { readonly least: number; readonly halfStep: number } {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i <= N_SAMPLES; i++) {
    const [x, y] = pointAt(a, i / N_SAMPLES);
    least = Math.min(least, distanceToCurve(x, y, b));
  }
  return { least, halfStep: lengthAlongMm(a) / N_SAMPLES / 2 };
}

describe('the distance of two pieces', () => {
  it('lies between the densest sample and that sample less half a step', () => {
    fc.assert(
      fc.property(anyCurve, anyCurve, (a, b) => {
        const { distanceMm } = distanceOfCurves(a, b);
        const { least, halfStep } = sampled(a, b);
        expect(distanceMm).toBeLessThanOrEqual(least + 1e-9);
        expect(distanceMm).toBeGreaterThanOrEqual(least - halfStep - 1e-9);
      }),
      { numRuns: 2000, seed: 41 },
    );
  });

  it('is the same from both sides, and is taken at the place it names', () => {
    fc.assert(
      fc.property(anyCurve, anyCurve, (a, b) => {
        const forth = distanceOfCurves(a, b);
        const back = distanceOfCurves(b, a);
        expect(Math.abs(forth.distanceMm - back.distanceMm)).toBeLessThan(1e-9);
        expect(distanceToCurve(forth.x, forth.y, a)).toBeLessThan(1e-7);
        expect(Math.abs(distanceToCurve(forth.x, forth.y, b) - forth.distanceMm)).toBeLessThan(1e-7);
      }),
      { numRuns: 2000, seed: 42 },
    );
  });

  it('of a point is taken at its nearest point', () => {
    fc.assert(
      fc.property(
        anyCurve,
        fc.double({ min: -9, max: 9, noNaN: true }),
        fc.double({ min: -9, max: 9, noNaN: true }),
        (curve, x, y) => {
          const [nx, ny] = nearestPoint(x, y, curve);
          expect(Math.abs(Math.hypot(nx - x, ny - y) - distanceToCurve(x, y, curve))).toBeLessThan(1e-9);
        },
      ),
      { numRuns: 1000, seed: 43 },
    );
  });
});
