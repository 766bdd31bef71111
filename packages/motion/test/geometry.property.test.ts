import type { Motion, Point3 } from '@millwright/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { motionBounds, motionLengthMm, pointOnMotion } from '../src/index.js';
import { anyArc, line } from './motions.js';

const N_SAMPLES = 2000;

const distance = (a: Point3, b: Point3) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

function samples(motion: Motion): Point3[] {
  return Array.from({ length: N_SAMPLES + 1 }, (_, step) => pointOnMotion(motion, step / N_SAMPLES));
}

describe('an arc or a helix', () => {
  it('is as long as the fine polyline along it, and never shorter', () => {
    fc.assert(
      fc.property(anyArc, ({ motion }) => {
        const points = samples(motion);
        const polylineMm = points
          .slice(1)
          .reduce((sum, to, index) => sum + distance(points[index] ?? to, to), 0);
        const lengthMm = motionLengthMm(motion);
        expect(lengthMm).toBeGreaterThanOrEqual(polylineMm - 1e-9);
        // A chord of angle t is shorter than its arc by t³/24 of the radius.
        expect(lengthMm - polylineMm).toBeLessThan(1e-9 + 1e-6 * lengthMm);
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it('lies in its bounds and touches each side of them', () => {
    fc.assert(
      fc.property(anyArc, ({ motion, radiusMm }) => {
        const { minMm, maxMm } = motionBounds(motion);
        const points = samples(motion);
        // Between two samples the curve bulges by at most r (1 − cos(π / samples)).
        const bulgeMm = 1e-9 + radiusMm * (Math.PI / N_SAMPLES) ** 2;
        for (const axis of [0, 1, 2] as const) {
          const values = points.map((point) => point[axis]);
          expect(Math.min(...values)).toBeGreaterThanOrEqual(minMm[axis] - 1e-9);
          expect(Math.max(...values)).toBeLessThanOrEqual(maxMm[axis] + 1e-9);
          expect(Math.min(...values) - minMm[axis]).toBeLessThan(bulgeMm);
          expect(maxMm[axis] - Math.max(...values)).toBeLessThan(bulgeMm);
        }
      }),
      { seed: 2, numRuns: 100 },
    );
  });

  it('starts and ends exactly where it says, and keeps its radius between', () => {
    fc.assert(
      fc.property(anyArc, fc.double({ min: 0, max: 1, noNaN: true }), ({ motion, radiusMm }, ratio) => {
        expect(pointOnMotion(motion, 0)).toBe(motion.fromMm);
        expect(pointOnMotion(motion, 1)).toBe(motion.toMm);
        const [x, y] = pointOnMotion(motion, ratio);
        const [cx, cy] = motion.centreMm ?? [0, 0];
        expect(Math.abs(Math.hypot(x - cx, y - cy) - radiusMm)).toBeLessThan(1e-9);
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  it('is as long backwards', () => {
    fc.assert(
      fc.property(anyArc, ({ motion }) => {
        const back = { ...motion, fromMm: motion.toMm, toMm: motion.fromMm, clockwise: !motion.clockwise };
        expect(Math.abs(motionLengthMm(back) - motionLengthMm(motion))).toBeLessThan(1e-8);
      }),
      { seed: 4, numRuns: 300 },
    );
  });
});

describe('a line', () => {
  it('has its ends as bounds and its distance as length', () => {
    const motion = line([1, 9, -2], [4, 5, -2]);
    expect(motionBounds(motion)).toEqual({ minMm: [1, 5, -2], maxMm: [4, 9, -2] });
    expect(motionLengthMm(motion)).toBe(5);
    expect(pointOnMotion(motion, 0.5)).toEqual([2.5, 7, -2]);
    expect(pointOnMotion(motion, 2)).toEqual([4, 5, -2]);
    expect(pointOnMotion(motion, Number.NaN)).toEqual([1, 9, -2]);
  });
});
