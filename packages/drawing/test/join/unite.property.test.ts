import type { Contour } from '@millwright/contracts';
import { contourAreaMm2, flattenContour, loadPolygonKernel, polygonContour } from '@millwright/geometry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Chain } from '../../src/join/chain.js';
import { overlay } from '../../src/join/overlay.js';

const kernel = await loadPolygonKernel();

const chainOf = (contour: Contour): Chain => ({
  contour,
  filled: false,
  construction: false,
  layer: '',
  endLayers: ['', ''],
});

const circle = (x: number, y: number, radius: number): Contour => ({
  closed: true,
  vertices: [
    [x + radius, y, 1],
    [x - radius, y, 1],
  ],
});

/** Multiples of steps without a common measure, so that shapes hardly ever touch by accident … */
const generic = fc.integer({ min: 0, max: 6000 }).map((n) => n * 0.0161803);
/** … and of a whole number, so that they touch, share edges and corners all the time. */
const whole = fc.integer({ min: 0, max: 10 }).map((n) => n * 10);

const shapes = (coordinate: fc.Arbitrary<number>) =>
  fc.oneof(
    fc.tuple(coordinate, coordinate, fc.integer({ min: 1, max: 4 })).map(([x, y, n]) => circle(x, y, 10 * n)),
    fc
      .tuple(coordinate, coordinate, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
      .map(([x, y, w, h]) =>
        polygonContour([
          [x, y],
          [x + 10 * w, y],
          [x + 10 * w, y + 10 * h],
          [x, y + 10 * h],
        ]),
      ),
  );

/** Area of what any of the contours covers, by another way: chords of 1 µm accuracy and the polygon kernel. */
const coveredMm2 = (contours: readonly Contour[]) => {
  const rings = contours.map((contour) => flattenContour(contour, { toleranceMm: 1e-4, side: 'both' }));
  return kernel
    .union(rings, 'nonzero')
    .reduce((sum, ring) => sum + contourAreaMm2(polygonContour(pointsOf(ring))), 0);
};

const pointsOf = (ring: Float64Array) =>
  Array.from({ length: ring.length / 2 }, (_, i) => [ring[2 * i]!, ring[2 * i + 1]!] as const);

describe('the overlay of contours', () => {
  it.each([
    ['anywhere', generic],
    ['on a grid, where edges and corners coincide', whole],
  ])('covers what the polygon kernel says it covers: shapes %s', (_, coordinate) => {
    fc.assert(
      fc.property(fc.array(shapes(coordinate), { minLength: 1, maxLength: 6 }), (contours) => {
        const united = overlay(contours.map(chainOf), (around) => around.size > 0);
        // Contours that do not meet have outsides of their own: only what hangs together is united.
        fc.pre(united !== undefined && hangTogether(contours));
        const area = united!.reduce((sum, { contour }) => sum + contourAreaMm2(contour), 0);
        expect(area).toBeCloseTo(coveredMm2(contours), 1);
      }),
      { seed: 20260411, numRuns: 60 },
    );
  });

  it('is refused hardly ever', () => {
    let nRefused = 0;
    fc.assert(
      fc.property(fc.array(shapes(whole), { minLength: 2, maxLength: 6 }), (contours) => {
        if (overlay(contours.map(chainOf), (around) => around.size > 0) === undefined) nRefused++;
      }),
      { seed: 7, numRuns: 100 },
    );
    expect(nRefused).toBeLessThanOrEqual(4);
  });
});

/** Whether the boundaries of all contours are connected, by points within 10 µm of each other. */
function hangTogether(contours: readonly Contour[]): boolean {
  const boundaries = contours.map((contour) => flattenContour(contour, { toleranceMm: 1e-3, side: 'both' }));
  const joined = new Set([0]);
  for (let pass = 0; pass < contours.length; pass++) {
    for (let i = 0; i < contours.length; i++) {
      if (joined.has(i)) continue;
      for (const j of joined) {
        if (!meet(boundaries[i]!, boundaries[j]!)) continue;
        joined.add(i);
        break;
      }
    }
  }
  return joined.size === contours.length;
}

function meet(a: Float64Array, b: Float64Array): boolean {
  const [ringA, ringB] = [[a], [b]];
  const area = (rings: readonly Float64Array[]) =>
    rings.reduce((sum, ring) => sum + Math.abs(contourAreaMm2(polygonContour(pointsOf(ring)))), 0);
  const both = area(kernel.intersect(ringA, ringB));
  // Overlapping, and neither inside the other.
  return both > 0.1 && both < area(ringA) - 0.1 && both < area(ringB) - 0.1;
}
