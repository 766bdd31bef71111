import { expect, test } from 'vitest';
import { loadNumeric } from '../../src/loader/numeric-module.js';

test('the numeric module is loaded once and takes plain arrays', async () => {
  const module = await loadNumeric();
  expect(await loadNumeric()).toBe(module);
  expect([...module.hypot(Float64Array.of(3, 4, 5, 12))]).toEqual([5, 13]);
  expect(module.sin(new Float64Array(0))).toHaveLength(0);
});

test('a result is a copy that later calls do not touch', async () => {
  const module = await loadNumeric();
  const first = module.cbrt(Float64Array.of(8, 27));
  module.cbrt(Float64Array.of(64, 125));
  module.sin(new Float64Array(1_000_000));
  expect([...first]).toEqual([2, 3]);
});

test('the arc of a bulge has its centre, radius and sweep', async () => {
  const module = await loadNumeric();
  const arcs = module.arcOfBulge(Float64Array.of(0, 0, 10, 0, 1, 0, 0, 10, 0, 0));
  expect([...arcs]).toEqual([5, 0, 5, Math.PI, Number.NaN, Number.NaN, Number.POSITIVE_INFINITY, 0]);
});

test.each(['atan2', 'hypot', 'pow', 'orient2d', 'incircle', 'arcOfBulge'] as const)(
  '%s refuses an array that does not divide into groups',
  async (name) => {
    const module = await loadNumeric();
    expect(() => module[name](new Float64Array(7))).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID' }),
    );
  },
);
