import type { Motion, Point3 } from '@millwright/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateTimeS, motionLengthMm } from '../src/index.js';
import { line, machine } from './motions.js';

/** Points on the step grid, so that no rounding stands between the laws and the estimate. */
const step = fc.integer({ min: -20_000, max: 20_000 }).map((n) => n / 200);
const anyPath = fc
  .array(fc.tuple(step, step, step, fc.integer({ min: 60, max: 9000 })), { minLength: 2, maxLength: 30 })
  .map((points) =>
    points.slice(1).map(([x, y, z, feed], index): Motion => {
      const [fromX, fromY, fromZ] = points[index] ?? [0, 0, 0];
      return line([fromX, fromY, fromZ], [x, y, z], feed);
    }),
  );

const totalS = (motions: readonly Motion[], on = machine) => estimateTimeS(motions, on).totalS;
const mapped = (motions: readonly Motion[], map: (point: Point3) => Point3) =>
  motions.map((motion) => ({ ...motion, fromMm: map(motion.fromMm), toMm: map(motion.toMm) }));

describe('the estimate', () => {
  it('lies between distance over feed and a stop after every move', () => {
    fc.assert(
      fc.property(anyPath, (motions) => {
        const leastS = motions.reduce(
          (sum, each) => sum + motionLengthMm(each) / (each.feedMmPerMin / 60),
          0,
        );
        const mostS = motions.reduce((sum, each) => sum + totalS([each]), 0);
        expect(totalS(motions)).toBeGreaterThanOrEqual(leastS * (1 - 1e-12));
        expect(totalS(motions)).toBeLessThanOrEqual(mostS * (1 + 1e-12));
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('is the sum of its motions, each of which takes its time', () => {
    fc.assert(
      fc.property(anyPath, (motions) => {
        const { totalS: total, perMotionS } = estimateTimeS(motions, machine);
        expect(perMotionS).toHaveLength(motions.length);
        expect(perMotionS.reduce((sum, seconds) => sum + seconds, 0)).toBe(total);
        motions.forEach((motion, index) => {
          expect((perMotionS[index] ?? 0) > 0).toBe(motionLengthMm(motion) > 0);
        });
      }),
      { seed: 2, numRuns: 200 },
    );
  });

  it('does not change when the path is moved, mirrored, or turned by a quarter', () => {
    fc.assert(
      fc.property(anyPath, (motions) => {
        const seconds = totalS(motions);
        const near = (other: number) =>
          expect(Math.abs(other - seconds)).toBeLessThan(1e-9 * seconds + 1e-12);
        near(totalS(mapped(motions, ([x, y, z]) => [x + 100, y - 50, z + 3])));
        near(totalS(mapped(motions, ([x, y, z]) => [-x, y, z])));
        near(totalS(mapped(motions, ([x, y, z]) => [-y, x, z])));
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  it('is the same backwards while the look-ahead sees the whole path', () => {
    fc.assert(
      fc.property(anyPath, (motions) => {
        const few = motions.slice(0, 14);
        const back = [...few].reverse().map((each) => ({ ...each, fromMm: each.toMm, toMm: each.fromMm }));
        expect(Math.abs(totalS(back) - totalS(few))).toBeLessThan(1e-9 * totalS(few) + 1e-12);
      }),
      { seed: 4, numRuns: 200 },
    );
  });

  it('never grows when the machine gets stronger or the feed higher', () => {
    fc.assert(
      fc.property(anyPath, (motions) => {
        const seconds = totalS(motions) * (1 + 1e-9);
        const stronger = { ...machine, accelerationMmPerS2: [900, 900, 450] as const };
        expect(totalS(motions, stronger)).toBeLessThanOrEqual(seconds);
        expect(totalS(motions, { ...machine, junctionDeviationMm: 0.05 })).toBeLessThanOrEqual(seconds);
        const faster = motions.map((each) => ({ ...each, feedMmPerMin: each.feedMmPerMin * 1.5 }));
        expect(totalS(faster)).toBeLessThanOrEqual(seconds);
      }),
      { seed: 5, numRuns: 200 },
    );
  });
});
