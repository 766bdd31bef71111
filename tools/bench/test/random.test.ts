import { describe, expect, it } from 'vitest';
import { between, randomFrom } from '../src/random.ts';

const firstOf = (seed: number, n: number) => {
  const random = randomFrom(seed);
  return Array.from({ length: n }, random);
};

describe('seeded random numbers', () => {
  it('repeat for a seed and differ between seeds', () => {
    expect(firstOf(1, 5)).toEqual(firstOf(1, 5));
    expect(firstOf(1, 5)).not.toEqual(firstOf(2, 5));
  });

  it('lie in their range and spread over it, also for seed 0', () => {
    for (const seed of [0, 1, 2, 4_294_967_295]) {
      const numbers = firstOf(seed, 2_000);
      expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...numbers)).toBeLessThan(1);
      const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
      expect(Math.abs(mean - 0.5)).toBeLessThan(0.05);
    }
  });

  it('can be stretched', () => {
    expect(between(() => 0.25, 10, 20)).toBe(12.5);
  });
});
