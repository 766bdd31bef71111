import fc from 'fast-check';
import { expect, test } from 'vitest';
import { passDepths } from '../../src/cut/pass-depths.js';

test('passes are evenly spread and the last is exactly the depth', () => {
  expect(passDepths({ depthMm: 18, stepdownMm: 6 })).toEqual([6, 12, 18]);
  expect(passDepths({ depthMm: 18.2, stepdownMm: 6 }).at(-1)).toBe(18.2);
  expect(passDepths({ depthMm: 2, stepdownMm: 50 })).toEqual([2]);
});

test('a depth of a whole number of stepdowns takes no extra pass for the rounding of a division', () => {
  // 1.1 / 0.1 is 11.000000000000002 in doubles.
  expect(passDepths({ depthMm: 1.1, stepdownMm: 0.1 }).length).toBe(11);
});

test('no pass is deeper than the stepdown, and none could be left out', () => {
  const length = fc.double({ min: 0.01, max: 100, noNaN: true });
  fc.assert(
    fc.property(length, length, (depthMm, stepdownMm) => {
      fc.pre(depthMm / stepdownMm < 5000);
      const depths = passDepths({ depthMm, stepdownMm });
      const steps = depths.map((depth, i) => depth - (depths[i - 1] ?? 0));
      expect(Math.min(...steps)).toBeGreaterThan(0);
      expect(Math.max(...steps)).toBeLessThanOrEqual(stepdownMm * (1 + 1e-8));
      expect(depths.at(-1)).toBe(depthMm);
      expect((depths.length - 1) * stepdownMm).toBeLessThan(depthMm * (1 + 1e-8));
    }),
    { seed: 1, numRuns: 300 },
  );
});
