import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatGrid, toGrid, toGridPoint, toMm } from '../../src/write/grid.js';

describe('the output grid', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [-0.0004, '0'],
    [0.0005, '0.001'],
    [-0.0005, '-0.001'],
    [12.3, '12.3'],
    [12.34, '12.34'],
    [-7, '-7'],
    [1e-9, '0'],
    [9999.999, '9999.999'],
    [100.05, '100.05'],
  ])('prints %d mm as %s', (mm, text) => {
    expect(formatGrid(toGrid(mm))).toBe(text);
  });

  it('prints every step so that it reads back as itself, without exponent or -0', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9_999_999, max: 9_999_999 }), (steps) => {
        const text = formatGrid(steps);
        expect(text).toMatch(/^(0|-?[1-9]\d{0,3}|-?\d{1,4}\.\d{0,2}[1-9])$/);
        expect(Number(text)).toBe(toMm(steps));
        expect(toGrid(toMm(steps))).toBe(steps);
      }),
      { seed: 2, numRuns: 2000 },
    );
  });

  it('mirrors: rounding does not favour a direction', () => {
    fc.assert(
      fc.property(fc.double({ min: -9000, max: 9000, noNaN: true }), (mm) => {
        expect(toGrid(-mm) + toGrid(mm)).toBe(0);
        expect(Math.abs(toMm(toGrid(mm)) - mm)).toBeLessThanOrEqual(0.0005 + 1e-12);
      }),
      { seed: 3, numRuns: 1000 },
    );
  });

  it('refuses coordinates beyond ten metres', () => {
    expect(() => toGridPoint([0, -10_000, 0])).toThrow(
      expect.objectContaining({ code: 'POST_COORDINATE_TOO_LARGE' }),
    );
  });
});
