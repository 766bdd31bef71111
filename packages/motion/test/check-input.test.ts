import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTimeEstimator, estimateTimeS } from '../src/index.js';
import { arc, dwell, line, machine } from './motions.js';

const cut = line([0, 0, 0], [10, 5, -1]);
const invalid = expect.objectContaining({ code: 'INPUT_INVALID' });

describe('what no controller can drive', () => {
  it.each([
    ['no steps', { stepsPerMm: [200, 0, 200] }],
    ['steps that are no number', { stepsPerMm: [200, 200, Number.NaN] }],
    ['a negative acceleration', { accelerationMmPerS2: [-1, 500, 250] }],
    ['an infinite rate', { maxRateMmPerMin: [Number.POSITIVE_INFINITY, 1, 1] }],
    ['a negative junction deviation', { junctionDeviationMm: -0.01 }],
    ['no arc tolerance', { arcToleranceMm: 0 }],
    ['an unknown controller', { controller: 'abacus' }],
  ])('is refused with its code: a machine of %s', (_, change) => {
    const broken = { ...machine, ...change } as typeof machine;
    expect(() => estimateTimeS([cut], broken)).toThrow(invalid);
    expect(() => createTimeEstimator(broken)).toThrow(invalid);
  });

  it.each([
    ['a place that is no number', line([0, 0, 0], [Number.NaN, 0, 0])],
    ['an infinite place', line([0, Number.NEGATIVE_INFINITY, 0], [0, 0, 0])],
    ['a negative feed', line([0, 0, 0], [1, 0, 0], -5)],
    ['a feed that is no number', line([0, 0, 0], [1, 0, 0], Number.NaN)],
    ['a negative dwell', dwell([0, 0, 0], -3)],
    ['a dwell that is no number', dwell([0, 0, 0], Number.NaN)],
  ])('is refused with its code and line: a motion with %s', (_, motion) => {
    expect(() => estimateTimeS([cut, motion], machine)).toThrow(invalid);
    expect(() => estimateTimeS([cut, motion], machine)).toThrow(/line 1/);
  });

  it('takes any machine that its schema takes, however absurd, and gives a time that is one', () => {
    const any = fc.integer({ min: -12, max: 12 }).map((power) => 10 ** power);
    const axes = fc.tuple(any, any, any);
    const turn = arc({ fromMm: [10, 5, -1], toMm: [10, 5, -2], centreMm: [5, 5], clockwise: true });
    fc.assert(
      fc.property(axes, axes, axes, any, any, (rates, accelerations, steps, deviation, tolerance) => {
        const absurd = {
          ...machine,
          maxRateMmPerMin: rates,
          accelerationMmPerS2: accelerations,
          stepsPerMm: steps,
          junctionDeviationMm: deviation,
          arcToleranceMm: Math.max(tolerance, 1e-6),
        };
        const { totalS, perMotionS } = estimateTimeS([cut, turn, dwell([10, 5, -2], 1)], absurd);
        expect(totalS).toBeGreaterThanOrEqual(1);
        expect(totalS).toBeLessThan(Number.POSITIVE_INFINITY);
        for (const seconds of perMotionS) expect(seconds).toBeGreaterThanOrEqual(0);
      }),
      { seed: 11, numRuns: 300 },
    );
  });
});
