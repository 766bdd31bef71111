import type { Contour, Part } from '@millwright/contracts';
import fc from 'fast-check';
import { circle, part, rectangle } from './helpers.js';
import { distanceTo, piecesOf, pointOn } from './oracle.js';

/** A closed outline around the origin: corners at growing angles, radii of 12 to 90 mm, some sides bent. It may cross itself. */
export const anyOutline: fc.Arbitrary<Contour> = fc
  .array(
    fc.record({
      radius: fc.double({ min: 12, max: 90, noNaN: true }),
      jitter: fc.double({ min: -0.4, max: 0.4, noNaN: true }),
      bulge: fc.oneof(fc.constant(0), fc.constant(1e-9), fc.double({ min: -0.5, max: 0.5, noNaN: true })),
    }),
    { minLength: 3, maxLength: 9 },
  )
  .map((corners) => ({
    closed: true,
    vertices: corners.map(({ radius, jitter, bulge }, i) => {
      const angle = ((i + jitter) * 2 * Math.PI) / corners.length;
      return [radius * Math.cos(angle), radius * Math.sin(angle), bulge];
    }),
  }));

/** Whether no two sides of a contour come near each other away from a common corner, by sampling. */
export function isSimple(contour: Contour): boolean {
  const pieces = piecesOf(contour);
  return pieces.every((piece, i) => {
    const samples = Array.from({ length: 100 }, (_, k) => pointOn(piece, (k + 0.5) / 100));
    return samples.every(([x, y]) => {
      const fromCornerMm = Math.min(
        Math.hypot(x - piece.a[0], y - piece.a[1]),
        Math.hypot(x - piece.b[0], y - piece.b[1]),
      );
      const leastMm = Math.min(0.05, fromCornerMm * 0.05);
      return pieces.every((other, j) => i === j || distanceTo(other, x, y) > leastMm);
    });
  });
}

/** A part with a simple outline and a hole or slot about its middle. */
export const anyPart: fc.Arbitrary<Part> = fc
  .record({
    outline: anyOutline.filter(isSimple),
    hole: fc.oneof(
      fc.constant(undefined),
      fc.double({ min: 4, max: 20, noNaN: true }).map((diameter) => circle(0, 0, diameter)),
      fc.double({ min: 4, max: 9, noNaN: true }).map((width) => rectangle(-4, -width / 2, 8, width, true)),
    ),
  })
  .map(({ outline, hole }) => {
    const fits = hole !== undefined && piecesOf(outline).every((piece) => distanceTo(piece, 0, 0) > 11);
    return part('p', outline, fits ? [hole] : []);
  });

/** Diameters from fine engraving tools to large routers, mm. */
export const anyDiameter = fc.oneof(
  fc.constantFrom(1, 3.175, 6, 6.35, 12),
  fc.double({ min: 0.5, max: 20, noNaN: true }),
);
