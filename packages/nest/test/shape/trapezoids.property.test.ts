import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TRAPEZOID_STRIDE, trapezoidsOf } from '../../src/shape/trapezoids.js';
import { areaOf, distanceToRing, ringArbitrary, windingOf } from './rings.js';

/** Trapezoids that hold a point. */
function nHolding(x: number, y: number, trapezoids: Float64Array): number {
  let n = 0;
  for (let i = 0; i < trapezoids.length; i += TRAPEZOID_STRIDE) {
    const [across0, across1, low, lowSlope, high, highSlope] = trapezoids.subarray(
      i,
      i + 6,
    ) as unknown as number[];
    if (y < across0! || y > across1!) continue;
    if (x >= low! + lowSlope! * (y - across0!) && x <= high! + highSlope! * (y - across0!)) n++;
  }
  return n;
}

function totalArea(trapezoids: Float64Array): number {
  let area = 0;
  for (let i = 0; i < trapezoids.length; i += TRAPEZOID_STRIDE) {
    const [across0, across1, low, lowSlope, high, highSlope] = trapezoids.subarray(
      i,
      i + 6,
    ) as unknown as number[];
    const height = across1! - across0!;
    area += height * (high! - low!) + ((highSlope! - lowSlope!) * height * height) / 2;
  }
  return area;
}

describe('trapezoids of a ring', () => {
  test('have its area', () => {
    fc.assert(
      fc.property(ringArbitrary, (ring) => {
        expect(totalArea(trapezoidsOf([ring]))).toBeCloseTo(areaOf(ring), 3);
      }),
      { numRuns: 300, seed: 311 },
    );
  });

  test('hold exactly the points inside, each once', () => {
    const coordinate = fc.double({ min: -100, max: 100, noNaN: true });
    fc.assert(
      fc.property(ringArbitrary, coordinate, coordinate, (ring, x, y) => {
        if (distanceToRing(x, y, ring) < 1e-4) return;
        const isLevel = ring.some((value, i) => i % 2 === 1 && Math.abs(value - y) < 1e-6);
        if (isLevel) return;
        expect(nHolding(x, y, trapezoidsOf([ring]))).toBe(windingOf(x, y, ring) === 0 ? 0 : 1);
      }),
      { numRuns: 1500, seed: 312 },
    );
  });

  test('come by rising level, each with the highest level reached so far', () => {
    fc.assert(
      fc.property(ringArbitrary, (ring) => {
        const trapezoids = trapezoidsOf([ring]);
        let done = Number.NEGATIVE_INFINITY;
        for (let i = 0; i < trapezoids.length; i += TRAPEZOID_STRIDE) {
          if (i > 0) expect(trapezoids[i]).toBeGreaterThanOrEqual(trapezoids[i - TRAPEZOID_STRIDE]!);
          done = Math.max(done, trapezoids[i + 1]!);
          expect(trapezoids[i + 6]).toBe(done);
        }
      }),
      { numRuns: 100, seed: 313 },
    );
  });
});

test('a hole stays free and a rectangle is one trapezoid, however its corners rounded', () => {
  const square = Float64Array.of(-50, -50, 50, -50 + 1e-9, 50, 50, -50, 50 - 1e-9);
  expect(trapezoidsOf([square])).toHaveLength(TRAPEZOID_STRIDE);
  const hole = Float64Array.of(-10, -10, -10, 10, 10, 10, 10, -10);
  const frame = trapezoidsOf([square, hole]);
  expect(totalArea(frame)).toBeCloseTo(100 * 100 - 20 * 20, 4);
  expect(nHolding(0, 0, frame)).toBe(0);
});

test('nothing and a ring without height make no trapezoids', () => {
  expect(trapezoidsOf([])).toHaveLength(0);
  expect(trapezoidsOf([Float64Array.of(0, 0, 10, 0, 20, 0)])).toHaveLength(0);
});
