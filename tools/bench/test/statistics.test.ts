import { describe, expect, it } from 'vitest';
import { reaches, summarize, timesBetter } from '../src/statistics.ts';
import { valueIn } from '../src/units.ts';

describe('a summary', () => {
  it('gives the best sample, the mean and the deviation of a sample, not of a population', () => {
    const summary = summarize([2, 4, 4, 4, 5, 5, 7, 9], 'lower');
    expect(summary.best).toBe(2);
    expect(summary.mean).toBe(5);
    expect(summary.deviation).toBeCloseTo(Math.sqrt(32 / 7), 12);
  });

  it('takes the largest sample for the best where higher is better', () => {
    expect(summarize([2, 9, 4], 'higher').best).toBe(9);
  });

  it('has no deviation for one sample', () => {
    expect(summarize([3], 'lower')).toEqual({ best: 3, mean: 3, deviation: 0 });
  });

  it('cannot be made of nothing', () => {
    expect(() => summarize([], 'lower')).toThrow(RangeError);
  });
});

describe('a value', () => {
  it('is time per piece of work in the unit named', () => {
    expect(valueIn('s', { seconds: 3, amount: 2 })).toBe(1.5);
    expect(valueIn('ms', { seconds: 0.5, amount: 1 })).toBe(500);
    expect(valueIn('µs', { seconds: 1e-3, amount: 10 })).toBeCloseTo(100, 9);
    expect(valueIn('ns', { seconds: 1e-6, amount: 10 })).toBeCloseTo(100, 9);
  });

  it('is work per second for a rate', () => {
    expect(valueIn('MB/s', { seconds: 2, amount: 3 })).toBe(1.5);
  });

  it('cannot be told in a unit of no time', () => {
    expect(() => valueIn('mm', { seconds: 1, amount: 1 })).toThrow(/neither a time nor a rate/);
  });
});

describe('a comparison', () => {
  it('is above 1 when the engine is better, whichever way the unit runs', () => {
    expect(timesBetter(10, 20, 'lower')).toBe(2);
    expect(timesBetter(20, 10, 'higher')).toBe(2);
    expect(timesBetter(10, 20, 'higher')).toBe(0.5);
  });
});

describe('a target', () => {
  it('is reached when met exactly, from either side', () => {
    expect(reaches(5, 5, 'lower')).toBe(true);
    expect(reaches(5, 5, 'higher')).toBe(true);
    expect(reaches(5.01, 5, 'lower')).toBe(false);
    expect(reaches(4.99, 5, 'higher')).toBe(false);
  });

  it('that is not set is missed only by what is no number', () => {
    expect(reaches(1e9, null, 'lower')).toBe(true);
    expect(reaches(Number.NaN, null, 'lower')).toBe(false);
    expect(reaches(Number.POSITIVE_INFINITY, 5, 'higher')).toBe(false);
  });
});
