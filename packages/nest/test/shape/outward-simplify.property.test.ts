import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { simplifyOutward } from '../../src/shape/outward-simplify.js';
import { areaOf, distanceToRing, ringArbitrary, windingOf } from './rings.js';

const limits = { enoughVertices: 4, mostVertices: 1e9, tolerancesMm: [0.1, 1, 8] };

describe('outward simplification', () => {
  test('only ever adds: no point is wound around less often than before', () => {
    fc.assert(
      fc.property(
        ringArbitrary,
        fc.array(fc.double({ min: -130, max: 130, noNaN: true }), { minLength: 20, maxLength: 60 }),
        (ring, at) => {
          const { ring: simple } = simplifyOutward(ring, limits);
          for (let i = 0; i + 1 < at.length; i++) {
            const [x, y] = [at[i]!, at[i + 1]!];
            if (distanceToRing(x, y, simple) < 1e-9 || distanceToRing(x, y, ring) < 1e-9) continue;
            expect(windingOf(x, y, simple)).toBeGreaterThanOrEqual(windingOf(x, y, ring));
          }
        },
      ),
      { numRuns: 400, seed: 301 },
    );
  });

  test('keeps every old vertex inside or on the new ring', () => {
    fc.assert(
      fc.property(ringArbitrary, (ring) => {
        const { ring: simple } = simplifyOutward(ring, limits);
        for (let i = 0; i < ring.length; i += 2) {
          if (distanceToRing(ring[i]!, ring[i + 1]!, simple) < 1e-9) continue;
          expect(windingOf(ring[i]!, ring[i + 1]!, simple)).toBeGreaterThan(0);
        }
      }),
      { numRuns: 400, seed: 302 },
    );
  });

  test('stays within the tolerance it reports, which is none beyond the last', () => {
    fc.assert(
      fc.property(ringArbitrary, (ring) => {
        const { ring: simple, addedMm } = simplifyOutward(ring, limits);
        expect(addedMm).toBeLessThanOrEqual(8);
        for (let i = 0; i < simple.length; i += 2) {
          expect(distanceToRing(simple[i]!, simple[i + 1]!, ring)).toBeLessThanOrEqual(addedMm + 1e-9);
        }
        expect(areaOf(simple)).toBeGreaterThanOrEqual(areaOf(ring) - 1e-6);
      }),
      { numRuns: 400, seed: 303 },
    );
  });

  test('works on holes, whose material lies outside: they only shrink', () => {
    fc.assert(
      fc.property(ringArbitrary, (ring) => {
        const hole = Float64Array.from(
          { length: ring.length },
          (_, i) => ring[ring.length - 2 - i + 2 * (i % 2)]!,
        );
        expect(areaOf(hole)).toBeCloseTo(-areaOf(ring), 6);
        expect(areaOf(simplifyOutward(hole, limits).ring)).toBeGreaterThanOrEqual(areaOf(hole) - 1e-6);
      }),
      { numRuns: 200, seed: 304 },
    );
  });
});

test('a circle of 200 sides becomes one of a few dozen, a hair larger', () => {
  const circle = Float64Array.from({ length: 400 }, (_, i) =>
    i % 2 === 0 ? 100 * Math.cos((i / 400) * 2 * Math.PI) : 100 * Math.sin(((i - 1) / 400) * 2 * Math.PI),
  );
  const { ring, addedMm } = simplifyOutward(circle, {
    enoughVertices: 40,
    mostVertices: 96,
    tolerancesMm: [0.05, 0.1, 0.2, 0.3],
  });
  expect(ring.length / 2).toBeLessThan(60);
  expect(addedMm).toBeLessThanOrEqual(0.3);
});

test('a ring with few vertices is left exactly as it is', () => {
  const ring = Float64Array.of(0, 0, 10, 0, 10, 10, 5, 9.99, 0, 10);
  expect(simplifyOutward(ring, { enoughVertices: 40, mostVertices: 96, tolerancesMm: [0.3] }).ring).toEqual(
    ring,
  );
});

test('the tip of a spike too thin to have an area is kept', () => {
  const ring = Float64Array.of(0, 0, 100, 0, 100, 50, 300, 50, 100, 50, 100, 100, 0, 100);
  const { ring: simple } = simplifyOutward(ring, { enoughVertices: 3, mostVertices: 1e9, tolerancesMm: [1] });
  expect(Math.max(...simple)).toBe(300);
});

test('a ring that stays too rough is simplified beyond the last tolerance, down to the vertices that are allowed', () => {
  const saw = [...Array.from({ length: 100 }, (_, i) => [i, (i % 2) * 3]), [99, 50], [0, 50]];
  const { ring, addedMm } = simplifyOutward(Float64Array.from(saw.flat()), {
    enoughVertices: 10,
    mostVertices: 20,
    tolerancesMm: [0.1],
  });
  expect(ring.length / 2).toBeLessThanOrEqual(20);
  expect(addedMm).toBeGreaterThan(0.1);
});
