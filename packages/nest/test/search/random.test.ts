import { expect, test } from 'vitest';
import { randomOf } from '../../src/search/random.js';

const draw = (seed: number, n: number, below: number) => {
  const random = randomOf(seed);
  return Array.from({ length: n }, () => random.below(below));
};

test('a seed gives the same numbers for ever', () => {
  expect(draw(1, 6, 1000)).toEqual(draw(1, 6, 1000));
  expect(draw(1, 6, 1000)).toMatchInlineSnapshot(`
    [
      410,
      931,
      652,
      643,
      167,
      166,
    ]
  `);
});

test('different seeds, also those that differ only above 32 bits, give different numbers', () => {
  const seeds = [0, 1, 2, 2 ** 32, 2 ** 32 + 1, 2 ** 52];
  expect(new Set(seeds.map((seed) => draw(seed, 8, 1e6).join())).size).toBe(seeds.length);
});

test('numbers stay below the bound and reach all of it evenly', () => {
  const counts = new Array<number>(6).fill(0);
  for (const value of draw(42, 6000, 6)) counts[value]!++;
  expect(Math.min(...counts)).toBeGreaterThan(850);
  expect(Math.max(...counts)).toBeLessThan(1150);
});
