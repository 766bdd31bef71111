import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadNumeric } from '../../src/loader/numeric-module.js';
import { incircle, orient2d } from '../../src/numeric.js';

const settings = { seed: 20_261_121, numRuns: 3000 };

/** A finite double between 2⁻²⁰⁰ and 2²⁰⁰ as a whole number of 2⁻²⁵², exactly. */
function exact(x: number): bigint {
  return BigInt(x * 2 ** 126 * 2 ** 126);
}

function signOf(value: bigint | number): number {
  return value > 0 ? 1 : value < 0 ? -1 : 0;
}

function exactOrientation(points: readonly number[]): number {
  const [ax, ay, bx, by, cx, cy] = points.map(exact) as [bigint, bigint, bigint, bigint, bigint, bigint];
  return signOf((bx - ax) * (cy - ay) - (by - ay) * (cx - ax));
}

function exactInCircle(points: readonly number[]): number {
  const [dx, dy] = points.slice(6).map(exact) as [bigint, bigint];
  const [a, b, c] = [0, 2, 4].map((i) => {
    const [x, y] = [exact(points[i]!) - dx, exact(points[i + 1]!) - dy];
    return [x, y, x * x + y * y] as const;
  }) as [Row, Row, Row];
  const minor = (p: Row, q: Row) => p[0] * q[1] - p[1] * q[0];
  return signOf(a[2] * minor(b, c) + b[2] * minor(c, a) + c[2] * minor(a, b));
}
type Row = readonly [bigint, bigint, bigint];

/** Coordinates on a coarse grid, a few units in the last place away from it, or of very different sizes. */
const coordinate = fc.oneof(
  fc.integer({ min: -6, max: 6 }),
  fc
    .tuple(fc.integer({ min: -6, max: 6 }), fc.integer({ min: -3, max: 3 }))
    .map(([n, ulps]) => n + ulps * 2 ** -50),
  fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -60, max: 60 })).map(([n, e]) => n * 2 ** e),
  fc.constantFrom(12, 24, 0.5, 0.5 + 2 ** -53, 1e-18, -1e-18, 1000.0000000000001),
);
const coordinates = (length: number) => fc.array(coordinate, { minLength: length, maxLength: length });

/** Points on one line but for rounding. */
const nearlyOnOneLine = fc
  .tuple(
    coordinate,
    coordinate,
    fc.double({ min: -10, max: 10, noNaN: true }),
    fc.integer({ min: -3, max: 3 }),
  )
  .map(([x, y, t, ulps]) => [0, 0, x, y, t * x, t * y + ulps * 2 ** -50])
  .filter((points) => points.every((value) => value === 0 || Math.abs(value) > 2 ** -150));

/** Corners of a rectangle, which lie on one circle, but for rounding. */
const nearlyOnOneCircle = fc
  .tuple(coordinate, coordinate, coordinate, coordinate, fc.integer({ min: -2, max: 2 }))
  .map(([x0, y0, x1, y1, ulps]) => [x0, y0, x1, y0, x1, y1, x0, y1 + ulps * 2 ** -50]);

test('the turn of three points has the sign of exact arithmetic', () => {
  fc.assert(
    fc.property(fc.oneof(coordinates(6), nearlyOnOneLine), (points) => {
      const turn = orient2d(...(points as [number, number, number, number, number, number]));
      expect(Math.sign(turn)).toBe(exactOrientation(points));
    }),
    settings,
  );
});

test('inside or outside a circle has the sign of exact arithmetic', () => {
  fc.assert(
    fc.property(fc.oneof(coordinates(8), nearlyOnOneCircle), (points) => {
      const side = incircle(...(points as [number, number, number, number, number, number, number, number]));
      expect(Math.sign(side)).toBe(exactInCircle(points));
    }),
    settings,
  );
});

test('the Rust module sees the same turns and sides', async () => {
  const module = await loadNumeric();
  const turns = fc.sample(fc.oneof(coordinates(6), nearlyOnOneLine), { seed: 1, numRuns: 5000 });
  const turnsInRust = module.orient2d(Float64Array.from(turns.flat()));
  expect(Array.from(turnsInRust, signOf)).toEqual(turns.map(exactOrientation));
  const sides = fc.sample(fc.oneof(coordinates(8), nearlyOnOneCircle), { seed: 2, numRuns: 5000 });
  const sidesInRust = module.incircle(Float64Array.from(sides.flat()));
  expect(Array.from(sidesInRust, signOf)).toEqual(sides.map(exactInCircle));
});

test('a left turn is positive with y pointing up, and one line gives plain zero', () => {
  expect(orient2d(0, 0, 1, 0, 0, 1)).toBeGreaterThan(0);
  expect(orient2d(0, 0, 1, 1, 2, 2)).toBe(0);
  expect(incircle(1, 0, 0, 1, -1, 0, 0, 0)).toBeGreaterThan(0);
  expect(incircle(1, 0, 0, 1, -1, 0, 0, -1)).toBe(0);
});
