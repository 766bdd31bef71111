import { describe, expect, it } from 'vitest';
import { readNumber } from '../../src/read/read-number.js';

const exact = (text: string) => readNumber(text, 0)?.exact;

describe('readNumber', () => {
  it.each([
    ['1.', 1],
    ['.5', 0.5],
    ['+2', 2],
    ['-0.001', -0.001],
    ['12.345', 12.345],
    ['0.1', 0.1],
  ])('reads %s', (text, value) => {
    expect(exact(text)).toBe(value);
    expect(readNumber(text, 0)?.single).toBeCloseTo(value, 6);
  });

  it('uses 8 digits at most, leading zeros included, and drops the rest without rounding', () => {
    expect(exact('123456789')).toBe(123456780);
    expect(exact('0.00000009')).toBe(0);
    expect(exact('1.99999999')).toBe(1.9999999);
  });

  it('ends before an exponent, a second point or a letter', () => {
    expect(readNumber('1e3', 0)?.next).toBe(1);
    expect(readNumber('1.2.3', 0)?.next).toBe(3);
    expect(readNumber('G1X2', 3)?.exact).toBe(2);
  });

  it.each(['', '-', '.', '+.', 'X', '--1'])('finds no number in %j', (text) => {
    expect(readNumber(text, 0)).toBeUndefined();
  });

  it('holds the value in 32 bits as well', () => {
    expect(readNumber('0.3', 0)?.single).toBe(Math.fround(3 * Math.fround(0.1)));
  });
});
