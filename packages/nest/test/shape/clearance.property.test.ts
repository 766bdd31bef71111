import { loadPolygonKernel, type PolygonKernel } from '@millwright/geometry';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { firstClearMm } from '../../src/shape/clearance.js';
import { trapezoidsOf } from '../../src/shape/trapezoids.js';
import { areaOf, ringArbitrary } from './rings.js';

let kernel: PolygonKernel;
beforeAll(async () => {
  kernel = await loadPolygonKernel();
});

const moved = (ring: Float64Array, along: number, across: number) =>
  ring.map((value, i) => value + (i % 2 === 0 ? along : across));

/** Area of the overlap by clipping, which shares nothing with trapezoids and intervals, mm². */
const overlapMm2 = (a: Float64Array, b: Float64Array, along: number, across: number) =>
  kernel.intersect([a], [moved(b, along, across)]).reduce((sum, ring) => sum + areaOf(ring), 0);

describe('the first clear position', () => {
  test('is clear, is not before the start, and every position before it is taken', () => {
    fc.assert(
      fc.property(
        ringArbitrary,
        ringArbitrary,
        fc.double({ min: -180, max: 180, noNaN: true }),
        fc.double({ min: -220, max: 220, noNaN: true }),
        fc.array(fc.double({ min: 0.001, max: 0.999, noNaN: true }), { minLength: 4, maxLength: 4 }),
        (a, b, across, start, shares) => {
          const found = firstClearMm(trapezoidsOf([a]), trapezoidsOf([b]), across, start);
          expect(found).toBeGreaterThanOrEqual(start);
          expect(overlapMm2(a, b, found, across)).toBeLessThan(0.05);
          for (const share of shares) {
            const before = start + share * (found - start);
            if (found - before < 0.05) continue;
            expect(overlapMm2(a, b, before, across)).toBeGreaterThan(0);
          }
        },
      ),
      { numRuns: 400, seed: 321 },
    );
  });

  test('of boxes is where their sides meet', () => {
    const box = (w: number, h: number) => trapezoidsOf([Float64Array.of(0, 0, w, 0, w, h, 0, h)]);
    expect(firstClearMm(box(100, 50), box(30, 20), 0, 0)).toBe(100);
    expect(firstClearMm(box(100, 50), box(30, 20), 0, -29)).toBe(100);
    expect(firstClearMm(box(100, 50), box(30, 20), 0, -30)).toBe(-30);
    expect(firstClearMm(box(100, 50), box(30, 20), 50, 0)).toBe(0);
    expect(firstClearMm(box(100, 50), box(30, 20), 49.9, 0)).toBe(100);
  });

  test('finds the slot between two arms that fits exactly', () => {
    const comb = trapezoidsOf([Float64Array.of(0, 0, 30, 0, 30, 90, 20, 90, 20, 10, 10, 10, 10, 90, 0, 90)]);
    const peg = (width: number) => trapezoidsOf([Float64Array.of(0, 0, width, 0, width, 40, 0, 40)]);
    expect(firstClearMm(comb, peg(10), 20, 0)).toBe(10);
    expect(firstClearMm(comb, peg(10.001), 20, 0)).toBe(30);
  });
});
