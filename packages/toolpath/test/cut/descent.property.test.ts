import fc from 'fast-check';
import { expect, test } from 'vitest';
import { descend, MAX_TURNS, nTurnsOf, type Stretch } from '../../src/cut/descent.js';

const anyDescent = fc
  .record({
    loopLengthMm: fc.oneof(
      fc.double({ min: 0.5, max: 20, noNaN: true }),
      fc.double({ min: 20, max: 5000, noNaN: true }),
    ),
    depthMm: fc.double({ min: 0.1, max: 60, noNaN: true }),
    stepdownMm: fc.double({ min: 0.2, max: 20, noNaN: true }),
    rampSlope: fc.double({ min: 0.005, max: 1, noNaN: true }),
  })
  .filter((descent) => nTurnsOf(descent) <= 2000);
const runs = { seed: 2, numRuns: 200 };

/** Z over one place of the loop each time the tool passes it. */
function heightsAt(stretches: readonly Stretch[], placeMm: number, loopLengthMm: number): number[] {
  return stretches.flatMap(({ fromMm, toMm, fromZMm, toZMm }) => {
    const turn = Math.ceil((fromMm - placeMm) / loopLengthMm);
    const at = placeMm + turn * loopLengthMm;
    return at < toMm && at > fromMm ? [fromZMm + ((toZMm - fromZMm) * (at - fromMm)) / (toMm - fromMm)] : [];
  });
}

test('the way down is continuous, never rises, and starts at the stock top', () => {
  fc.assert(
    fc.property(anyDescent, (descent) => {
      const stretches = descend(descent);
      expect(stretches[0]).toMatchObject({ fromMm: 0, fromZMm: 0 });
      const breaks = stretches.slice(1).filter((stretch, i) => {
        const before = stretches[i]!;
        return Math.abs(stretch.fromMm - before.toMm) > 1e-6 || stretch.fromZMm !== before.toZMm;
      });
      expect(breaks).toEqual([]);
      const steepMm = stretches.map(
        ({ fromMm, toMm, fromZMm, toZMm }) => fromZMm - toZMm - (toMm - fromMm) * descent.rampSlope,
      );
      expect(Math.max(...steepMm)).toBeLessThanOrEqual(1e-9);
      expect(stretches.every(({ fromZMm, toZMm }) => toZMm <= fromZMm)).toBe(true);
    }),
    runs,
  );
});

test('every place of the loop is cut to full depth, none deeper than one stepdown below the turn before', () => {
  fc.assert(
    fc.property(anyDescent, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (descent, shareRatio) => {
      const { loopLengthMm, depthMm, stepdownMm } = descent;
      const heights = [0, ...heightsAt(descend(descent), shareRatio * loopLengthMm, loopLengthMm)];
      heights.slice(1).forEach((z, i) => {
        expect(heights[i]! - z).toBeLessThanOrEqual(stepdownMm * (1 + 1e-6));
      });
      expect(Math.min(...heights)).toBe(-depthMm);
    }),
    runs,
  );
});

test('more turns than the limit are a broken promise of the caller, not a hang', () => {
  const endless = { loopLengthMm: 1e-6, depthMm: 20, stepdownMm: 5, rampSlope: 0.05 };
  expect(nTurnsOf(endless)).toBeGreaterThan(MAX_TURNS);
  expect(() => descend(endless)).toThrowError(expect.objectContaining({ code: 'INTERNAL' }));
});
