import type { Contour } from '@millwright/contracts';
import { circleContour, loadPolygonKernel, reverseContour, transformContour } from '@millwright/geometry';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openFont, outlineReader } from '../../src/lettering/font.js';
import { glyphContours } from '../../src/lettering/glyph-contours.js';
import { unite } from '../../src/lettering/unite.js';
import { fontBytes, fonts } from './fonts.js';
import { areaOf, pointsOf, windingOf } from './winding.js';

const RUNS = { seed: 20261121, numRuns: 25 };
const kernel = await loadPolygonKernel();
const script = await openFont(fontBytes(fonts.script), 0, []);
const outline = outlineReader(script);

const flip = (contour: Contour, isFlipped: boolean) => (isFlipped ? reverseContour(contour) : contour);
/** Coordinates on a coarse grid make shapes touch and share edges. */
const coarse = fc.integer({ min: -8, max: 8 }).map((steps) => steps * 2.5);
const fine = fc.double({ min: -20, max: 20, noNaN: true });
const coordinate = fc.oneof(coarse, fine);
const circle = fc
  .tuple(
    coordinate,
    coordinate,
    fc.oneof(fc.constantFrom(5, 10, 0.01), fc.double({ min: 0.05, max: 15, noNaN: true })),
  )
  .map(([x, y, radius]) => circleContour([x, y], radius));
const slot = fc.tuple(coordinate, coordinate, fc.double({ min: 0.2, max: 8, noNaN: true })).map(
  ([x, y, half]): Contour => ({
    closed: true,
    vertices: [
      [x - 10, y - half, 0],
      [x + 10, y - half, 1],
      [x + 10, y + half, 0],
      [x - 10, y + half, 1],
    ],
  }),
);
const rectangle = fc
  .tuple(coordinate, coordinate, fc.constantFrom(2.5, 5, 12.5, 0.002), fc.constantFrom(2.5, 10))
  .map(
    ([x, y, width, height]): Contour => ({
      closed: true,
      vertices: [
        [x, y, 0],
        [x + width, y, 0],
        [x + width, y + height, 0],
        [x, y + height, 0],
      ],
    }),
  );
const contours = fc
  .array(fc.tuple(fc.oneof(circle, slot, rectangle), fc.boolean()), { minLength: 1, maxLength: 7 })
  .map((shapes) => shapes.map(([shape, isFlipped]) => flip(shape, isFlipped)));
const places = fc.array(fc.tuple(fine, fine), { minLength: 30, maxLength: 30 });

/** Distance to the nearest of all chords, mm. */
function distance(all: readonly Contour[], x: number, y: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (const points of all.map(pointsOf)) {
    for (const [i, [x0, y0]] of points.entries()) {
      const [x1, y1] = points[(i + 1) % points.length]!;
      const [dx, dy] = [x1 - x0, y1 - y0];
      const share = Math.max(0, Math.min(1, ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy || 1)));
      least = Math.min(least, Math.hypot(x - x0 - share * dx, y - y0 - share * dy));
    }
  }
  return least;
}

function expectSameArea(given: readonly Contour[], xys: readonly (readonly [number, number])[]): void {
  const regions = unite(kernel, given);
  const boundary = regions.flatMap(({ outline: edge, holes }) => [edge, ...holes]);
  for (const [x, y] of xys) {
    // The checker’s chords, 64 to an arc, lie up to 0.3 µm per mm of radius inside it.
    if (distance(given, x, y) < 0.006) continue;
    expect([x, y, windingOf(boundary, x, y)]).toEqual([x, y, windingOf(given, x, y) === 0 ? 0 : 1]);
  }
}

it('encloses exactly what some contour winds round, and everything once', () => {
  fc.assert(
    fc.property(contours, places, (given, xys) => expectSameArea(given, xys)),
    RUNS,
  );
});

it('encloses what the letters of a script font wind round, which overlap within and between letters', () => {
  const glyphs = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(glyphs, fc.double({ min: 0, max: 360, noNaN: true }), places, (ids, rotationDeg, xys) => {
      const given = ids.flatMap((id, i) =>
        glyphContours(outline(id), 0.025 / 64).map((contour) =>
          transformContour(contour, { xMm: i * 6 - 10, yMm: 0, rotationDeg, mirrored: false }),
        ),
      );
      expectSameArea(given, xys);
    }),
    { ...RUNS, numRuns: 8 },
  );
});

it('is its own union: uniting again changes no area and no number of contours', () => {
  fc.assert(
    fc.property(contours, (given) => {
      const once = unite(kernel, given);
      const twice = unite(
        kernel,
        once.flatMap(({ outline: edge, holes }) => [edge, ...holes]),
      );
      expect(Math.abs(areaOf(twice) - areaOf(once))).toBeLessThan(0.001 * Math.sqrt(areaOf(once) + 1) * 4);
    }),
    RUNS,
  );
});

it('gives a contour that meets no other back, segment by segment', () => {
  fc.assert(
    fc.property(fc.oneof(circle, slot), fc.boolean(), (shape, isFlipped) => {
      const [region] = unite(kernel, [flip(shape, isFlipped)]);
      const sorted = ({ vertices }: Contour) => [...vertices].map((vertex) => JSON.stringify(vertex)).sort();
      expect(sorted(region!.outline)).toEqual(sorted(shape));
    }),
    RUNS,
  );
});

it('keeps both arcs of two circles that cross, and their radius', () => {
  const [region] = unite(kernel, [circleContour([0, 0], 10), circleContour([12, 0], 10)]);
  const { vertices } = region!.outline;
  expect(vertices.length).toBeLessThanOrEqual(6);
  for (const [i, [x, y, bulge]] of vertices.entries()) {
    const [toX, toY] = vertices[(i + 1) % vertices.length]!;
    expect((Math.hypot(toX - x, toY - y) * (1 + bulge * bulge)) / (4 * Math.abs(bulge))).toBeCloseTo(10, 3);
  }
});
