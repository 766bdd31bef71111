import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arcSweepRad } from '../src/index.js';
import { anyArc } from './motions.js';

describe('arcSweepRad', () => {
  it.each([
    [[10, 0], [0, 10], false, Math.PI / 2],
    [[10, 0], [0, 10], true, -1.5 * Math.PI],
    [[10, 0], [-10, 0], false, Math.PI],
    [[10, 0], [-10, 0], true, -Math.PI],
    [[10, 0], [10, 0], false, 2 * Math.PI],
    [[10, 0], [10, 0], true, -2 * Math.PI],
  ] as const)('turns from %j to %j (clockwise: %s) by %d', (fromMm, toMm, clockwise, sweepRad) => {
    expect(arcSweepRad({ fromMm, toMm, centreMm: [0, 0], clockwise })).toBeCloseTo(sweepRad, 12);
  });

  it('keeps an arc of a tenth of a nanometre tiny, and its opposite nearly full', () => {
    const ends = { fromMm: [1000, 0], toMm: [1000, 1e-7], centreMm: [0, 0] } as const;
    expect(arcSweepRad({ ...ends, clockwise: false })).toBeCloseTo(1e-10, 14);
    expect(arcSweepRad({ ...ends, clockwise: true })).toBeCloseTo(1e-10 - 2 * Math.PI, 12);
  });

  it('turns by what the arc was made with', () => {
    fc.assert(
      fc.property(anyArc, ({ motion, turnRad, radiusMm }) => {
        const { fromMm, toMm, clockwise = false } = motion;
        const sweepRad = arcSweepRad({ fromMm, toMm, centreMm: motion.centreMm ?? [0, 0], clockwise });
        expect(Math.abs(sweepRad - (clockwise ? -turnRad : turnRad))).toBeLessThan(
          1e-11 * (1 + 1000 / radiusMm),
        );
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});
