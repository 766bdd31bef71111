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

/** A finite double as a whole number of 2⁻¹⁰⁷⁴, exactly, however large or small. */
function exactAnywhere(x: number): bigint {
  let [scaled, shift] = [x, 1074n];
  while (scaled !== Math.trunc(scaled)) {
    scaled *= 2;
    shift -= 1n;
  }
  return BigInt(scaled) << shift;
}

/** Numbers of 53 bits, or neighbours of a few whole ones, about 2 to a power. */
const mantissa = fc.oneof(
  fc.integer({ min: -4, max: 4 }),
  fc
    .tuple(fc.integer({ min: -4, max: 4 }), fc.integer({ min: -3, max: 3 }))
    .map(([n, ulps]) => n + ulps * 2 ** -51),
  fc.double({ min: 0.5, max: 2, noNaN: true }),
);
/** Points whose coordinates are 2^low … 2^high times such numbers: all at one end of the range, or at both. */
const farApart = (length: number, low: number, high: number) =>
  fc
    .tuple(
      fc.array(mantissa, { minLength: length, maxLength: length }),
      fc.array(fc.constantFrom(low, low + 1, high - 1, high), { minLength: length, maxLength: length }),
      fc.boolean(),
    )
    .map(([numbers, powers, atOneEnd]) =>
      numbers.map((n, i) => n * 2 ** (atOneEnd ? powers[0]! : powers[i]!)),
    );

test('both signs hold to the ends of the ranges that are stated', () => {
  // 10⁻¹⁴⁰ is above 2⁻⁴⁶⁴, 10¹⁴⁰ below 2⁴⁶⁵; 10⁻⁶⁰ above 2⁻¹⁹⁹, 10⁷⁰ below 2²³².
  fc.assert(
    fc.property(farApart(6, -464, 463), (points) => {
      const [ax, ay, bx, by, cx, cy] = points.map(exactAnywhere) as [
        bigint,
        bigint,
        bigint,
        bigint,
        bigint,
        bigint,
      ];
      const turn = orient2d(...(points as [number, number, number, number, number, number]));
      expect(signOf(turn)).toBe(signOf((bx - ax) * (cy - ay) - (by - ay) * (cx - ax)));
    }),
    settings,
  );
  fc.assert(
    fc.property(farApart(8, -199, 230), (points) => {
      const [dx, dy] = points.slice(6).map(exactAnywhere) as [bigint, bigint];
      const [a, b, c] = [0, 2, 4].map((i) => {
        const [x, y] = [exactAnywhere(points[i]!) - dx, exactAnywhere(points[i + 1]!) - dy];
        return [x, y, x * x + y * y] as const;
      }) as [Row, Row, Row];
      const minor = (p: Row, q: Row) => p[0] * q[1] - p[1] * q[0];
      const side = incircle(...(points as [number, number, number, number, number, number, number, number]));
      expect(signOf(side)).toBe(signOf(a[2] * minor(b, c) + b[2] * minor(c, a) + c[2] * minor(a, b)));
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
