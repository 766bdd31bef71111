// Contours and rings that aim at trouble, for the property tests of this package.
import type { Contour, Point, Vertex } from '@millwright/contracts';
import fc from 'fast-check';
import type { Ring } from '../src/index.js';

/** Seed of every property test, so that a failure is seen by everyone. */
export const SEED = 20_261_121;

/** A number that likes 0, whole and half numbers, neighbours of each other, and now and then the far end of the range. */
export const lengthMm = (limitMm = 1000): fc.Arbitrary<number> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.double({ min: -limitMm, max: limitMm, noNaN: true }) },
    { weight: 3, arbitrary: fc.integer({ min: -20, max: 20 }).map((n) => (n * limitMm) / 40) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.integer({ min: -4, max: 4 }), fc.integer({ min: -3, max: 3 }))
        .map(([n, ulps]) => {
          const near = (n * limitMm) / 8;
          return near + ulps * Number.EPSILON * Math.abs(near);
        }),
    },
  );

/** A point of {@link lengthMm}. */
export const point = (limitMm = 1000): fc.Arbitrary<Point> => fc.tuple(lengthMm(limitMm), lengthMm(limitMm));

/** A bulge: lines, half turns, nearly straight, nearly whole turns, and everything between. */
export const bulge = (): fc.Arbitrary<number> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 2, arbitrary: fc.constantFrom(1, -1, Math.SQRT2 - 1, 1 - Math.SQRT2) },
    { weight: 4, arbitrary: fc.double({ min: -2, max: 2, noNaN: true }) },
    { weight: 1, arbitrary: fc.constantFrom(1e-12, -1e-12, 1e-7, -1e-7, 1e-4, 30, -30, 0.25, -0.2499999999) },
  );

/** A closed contour with no rules: it may cross itself, repeat a point, run back on itself, enclose nothing. */
export const anyContour = (limitMm = 1000): fc.Arbitrary<Contour> =>
  fc
    .array(
      fc.tuple(point(limitMm), bulge()).map(([[x, y], b]): Vertex => [x, y, b]),
      { minLength: 2, maxLength: 12 },
    )
    .map((vertices) => ({ closed: true, vertices }));

/** An open chain with no rules. Its last bulge is 0, as the contract has it. */
export const openContour = (limitMm = 1000): fc.Arbitrary<Contour> =>
  anyContour(limitMm).map(({ vertices }) => ({
    closed: false,
    vertices: vertices.map(([x, y, b], i): Vertex => [x, y, i === vertices.length - 1 ? 0 : b]),
  }));

/**
 * A counter-clockwise contour that does not cross itself: corners around a centre, each in a sector of its own between two circles, joined
 * by lines and by arcs too flat to reach a neighbour. With many corners it has slivers and nearly straight corners.
 */
export const simpleContour = (): fc.Arbitrary<Contour> =>
  fc.integer({ min: 3, max: 24 }).chain((n) =>
    fc
      .tuple(
        fc.array(fc.double({ min: 0.6, max: 1, noNaN: true }), { minLength: n, maxLength: n }),
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: n, maxLength: n }),
        fc.array(fc.integer({ min: 0, max: 2 }), { minLength: n, maxLength: n }),
        fc.constantFrom(0.5, 10, 300),
        point(500),
      )
      .map(([radii, bends, kinds, sizeMm, [x, y]]) => ({
        closed: true,
        vertices: radii.map((ratio, i): Vertex => {
          const angle = (2 * Math.PI * i) / n;
          const flat = n === 3 ? 0.1 : 0.3 / n;
          const b = kinds[i] === 0 ? 0 : bends[i]! * flat;
          return [x + sizeMm * ratio * Math.cos(angle), y + sizeMm * ratio * Math.sin(angle), b];
        }),
      })),
  );

/** A ring with no rules: crossings, needles, repeated and collinear points, corners one grid step apart. */
export const anyRing = (limitMm = 100): fc.Arbitrary<Ring> =>
  fc
    .oneof(
      { weight: 4, arbitrary: fc.array(point(limitMm), { minLength: 3, maxLength: 20 }) },
      { weight: 1, arbitrary: needle(limitMm) },
      { weight: 1, arbitrary: staircase(limitMm) },
    )
    .map((points) => Float64Array.from(points.flat()));

/** Out and nearly the same way back. */
const needle = (limitMm: number): fc.Arbitrary<Point[]> =>
  fc
    .tuple(point(limitMm), point(limitMm), fc.constantFrom(0, 1e-4, 3e-4, 1e-3, 0.01))
    .map(([a, b, widthMm]) => [
      a,
      [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2],
      b,
      [b[0] + widthMm, b[1] - widthMm],
      [(a[0] + b[0]) / 2 + widthMm, (a[1] + b[1]) / 2 - widthMm],
    ]);

/** Corners on a coarse raster, so that edges meet and overlap exactly. */
const staircase = (limitMm: number): fc.Arbitrary<Point[]> =>
  fc.array(
    fc
      .tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -3, max: 3 }))
      .map(([i, j]): Point => [(i * limitMm) / 4, (j * limitMm) / 4]),
    { minLength: 3, maxLength: 16 },
  );

/** One to four rings of {@link anyRing}. */
export const anyRings = (limitMm = 100): fc.Arbitrary<Ring[]> =>
  fc.array(anyRing(limitMm), { minLength: 1, maxLength: 4 });

/** One to three rings with corners on a raster, far above the kernel's grid unless told: they cross at will, but have few slivers. */
export const rasterRings = (stepMm = 0.25, nSteps = 200): fc.Arbitrary<Ring[]> =>
  fc.array(
    fc
      .array(fc.tuple(fc.integer({ min: -nSteps, max: nSteps }), fc.integer({ min: -nSteps, max: nSteps })), {
        minLength: 3,
        maxLength: 12,
      })
      .map((points): Ring => Float64Array.from(points.flat().map((n) => n * stepMm))),
    { minLength: 1, maxLength: 3 },
  );
