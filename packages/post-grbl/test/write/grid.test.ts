import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  INCH_GRID,
  MM_GRID,
  type OutputGrid,
  RATE,
  toGrid,
  toGridPoint,
  toMm,
  toRate,
} from '../../src/write/grid.js';
import { type Decimal, LineBytes } from '../../src/write/line-bytes.js';

/** A number as a word of a program has it. */
function printed(steps: number, decimal: Decimal): string {
  const out = new LineBytes({ space: ' ', trimsZero: false });
  out.number(88, steps, decimal);
  return out.take().slice(1);
}
const formatGrid = (steps: number, grid: OutputGrid) => printed(steps, grid);
const formatRate = (steps: number) => printed(steps, RATE);

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
    expect(formatGrid(toGrid(mm, MM_GRID), MM_GRID)).toBe(text);
  });

  it('prints every step so that it reads back as itself, without exponent or -0', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9_999_999, max: 9_999_999 }), (steps) => {
        const text = formatGrid(steps, MM_GRID);
        expect(text).toMatch(/^(0|-?[1-9]\d{0,3}|-?\d{1,4}\.\d{0,2}[1-9])$/);
        expect(Number(text)).toBe(toMm(steps, MM_GRID));
        expect(toGrid(toMm(steps, MM_GRID), MM_GRID)).toBe(steps);
      }),
      { seed: 2, numRuns: 2000 },
    );
  });

  it('mirrors: rounding does not favour a direction', () => {
    fc.assert(
      fc.property(fc.double({ min: -9000, max: 9000, noNaN: true }), (mm) => {
        expect(toGrid(-mm, MM_GRID) + toGrid(mm, MM_GRID)).toBe(0);
        expect(Math.abs(toMm(toGrid(mm, MM_GRID), MM_GRID) - mm)).toBeLessThanOrEqual(0.0005 + 1e-12);
      }),
      { seed: 3, numRuns: 1000 },
    );
  });

  it('refuses coordinates beyond ten metres', () => {
    expect(() => toGridPoint([0, -10_000, 0], MM_GRID)).toThrow(
      expect.objectContaining({ code: 'POST_COORDINATE_TOO_LARGE' }),
    );
  });

  it.each([
    [25.4, '1'],
    [-12.7, '-0.5'],
    [0.000127, '0.00001'],
    [0.0001, '0'],
    [9999.99, '393.70039'],
  ])('prints %d mm as %s inches', (mm, text) => {
    expect(formatGrid(toGrid(mm, INCH_GRID), INCH_GRID)).toBe(text);
  });

  it('says every hundred thousandth of an inch in at most eight digits, and reads it back as itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: -39_370_074, max: 39_370_074 }), (steps) => {
        const text = formatGrid(steps, INCH_GRID);
        expect(text.replace(/[-.]/g, '').length).toBeLessThanOrEqual(8);
        expect(Number(text) * 25.4).toBe(toMm(steps, INCH_GRID));
        expect(toGrid(toMm(steps, INCH_GRID), INCH_GRID)).toBe(steps);
      }),
      { seed: 4, numRuns: 2000 },
    );
  });

  it('prints feeds and times in thousandths', () => {
    expect(
      ['0.0005', '1200', '0.1234', '47.24409'].map((value) => formatRate(toRate(Number(value)))),
    ).toEqual(['0.001', '1200', '0.123', '47.244']);
  });
});
