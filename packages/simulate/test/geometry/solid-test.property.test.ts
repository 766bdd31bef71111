import type { Contour } from '@millwright/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placedCurves } from '../../src/geometry/contour-curves.js';
import { distanceToCurve } from '../../src/geometry/distance.js';
import { solidTest } from '../../src/geometry/solid-test.js';
import { part, placed, reading, requestFor } from '../support/job.js';
import { MotionWriter } from '../support/motion-writer.js';
import { ringsOf, signedDistance } from '../support/oracle.js';

/** Star-shaped outlines with straight and bent sides, some vertices on one height. */
const star: fc.Arbitrary<Contour> = fc
  .array(fc.tuple(fc.double({ min: 10, max: 40, noNaN: true }), fc.constantFrom(0, 0, 0.2, -0.15, 0.4)), {
    minLength: 3,
    maxLength: 24,
  })
  .map((rows) => ({
    closed: true,
    vertices: rows.map(([r, bulge], i): [number, number, number] => {
      const t = (2 * Math.PI * i) / rows.length;
      return [Math.round(r * Math.cos(t)), Math.round(r * Math.sin(t)), bulge];
    }),
  }))
  .filter(({ vertices }) => new Set(vertices.map(([x, y]) => `${x},${y}`)).size === vertices.length);

describe('the inside of a part', () => {
  it('is where the even-odd rule over fine polygons says, away from the walls', () => {
    fc.assert(
      fc.property(
        star,
        fc.double({ min: -180, max: 180, noNaN: true }),
        fc.boolean(),
        fc.integer({ min: -50, max: 50 }),
        fc.integer({ min: -50, max: 50 }),
        (contour, turn, mirrored, x, y) => {
          const placement = placed('p', 0, 0, turn, mirrored);
          const curves = placedCurves(contour, placement, 'counter-clockwise');
          const request = requestFor([{ part: part('p', contour), placement }], reading(new MotionWriter()));
          const far = Math.min(...curves.map((curve) => distanceToCurve(x, y, curve)));
          fc.pre(far > 0.01);
          const expected = signedDistance(x, y, ringsOf(request)[0]?.rings ?? []);
          expect(solidTest(curves)(x, y)).toBe(expected < 0);
          expect(Math.abs(Math.abs(expected) - far)).toBeLessThan(0.01);
        },
      ),
      { numRuns: 500, seed: 46 },
    );
  });
});
