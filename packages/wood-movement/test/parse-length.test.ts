import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatLength } from '../src/format-length.js';
import { parseLengthMm } from '../src/parse-length.js';

describe('parseLengthMm', () => {
  it.each([
    ['300 mm', 300],
    ['300mm', 300],
    ['1.2 m', 1200],
    ['12.5 cm', 125],
    ['1 in', 25.4],
    ['3/8 in', 9.525],
    ['12 3/8 in', 314.325],
    ['12-3/8"', 314.325],
    ['0.375 inch', 9.525],
    ['2 ft', 609.6],
    ['  54 IN ', 1371.6],
    ['11/32"', 8.73125],
  ])('reads %s', (text, mm) => {
    expect(parseLengthMm(text)).toBeCloseTo(mm, 9);
  });

  it.each([
    '',
    '300',
    'mm',
    '12 3/0 in',
    '-3 mm',
    '1,5 mm',
    '1e3 mm',
    '12 3/8',
    'half an inch',
    '3 / 8 in',
    '1.5 3/8 in',
    '12 3 in',
    'NaN mm',
    `${'9'.repeat(60)} mm`,
  ])('refuses "%s"', (text) => {
    expect(() => parseLengthMm(text)).toThrow(
      expect.objectContaining({ code: 'MOVEMENT_LENGTH_UNREADABLE' }),
    );
  });

  it('reads every inch that formatLength writes, within half of a sixty-fourth', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 5000, noNaN: true }), (mm) => {
        const inches = /\((.*)\)/.exec(formatLength(mm))?.[1] ?? '';
        expect(Math.abs(parseLengthMm(inches) - mm)).toBeLessThanOrEqual(25.4 / 128 + 1e-9);
      }),
      { seed: 21, numRuns: 1000 },
    );
  });
});
