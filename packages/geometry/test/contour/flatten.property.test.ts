import type { Contour, Point } from '@millwright/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  circleContour,
  contourAreaMm2,
  distanceToContourMm,
  flattenContour,
  flattenWithError,
  orientContour,
  pointInContour,
  polygonContour,
  reverseContour,
} from '../../src/index.js';
import { anyContour, openContour, point, SEED, simpleContour } from '../generators.js';
import { distanceToPolyline, pointsOf, sampleContour, samplePolygon, windingByAngles } from '../reference.js';

const options = { seed: SEED, numRuns: 150 };
const tolerance = fc.constantFrom(1e-4, 1e-3, 0.01, 0.5, 20);
/** Rounding of doubles at coordinates up to some metres, mm. */
const ROUNDING_MM = 1e-9;

const flat = (contour: Contour, toleranceMm: number, side: 'inside' | 'outside' | 'both'): Point[] =>
  pointsOf(flattenContour(contour, { toleranceMm, side }));

/** Tolerances below a thousandth of an arc would make the slow reference slow indeed. */
const coarse = (contour: Contour, toleranceMm: number): number =>
  Math.max(toleranceMm, Math.sqrt(Math.abs(contourAreaMm2(contour))) / 1e5);

describe('the error that flattening books', () => {
  it('is what the farthest piece makes, never more than the tolerance, and none for lines', () => {
    fc.assert(
      fc.property(
        anyContour(),
        tolerance,
        fc.constantFrom('inside', 'outside', 'both'),
        (contour, mm, side) => {
          const toleranceMm = coarse(contour, mm);
          const { ring, errorMm } = flattenWithError(contour, { toleranceMm, side });
          expect(ring).toEqual(flattenContour(contour, { toleranceMm, side }));
          expect(errorMm).toBeLessThanOrEqual(toleranceMm * (1 + 1e-9));
          const samples = samplePolygon(pointsOf(ring), 4);
          const stride = Math.max(1, Math.floor(samples.length / 200));
          for (const at of samples.filter((_, i) => i % stride === 0)) {
            expect(distanceToContourMm(at, contour)).toBeLessThanOrEqual(errorMm + ROUNDING_MM);
          }
        },
      ),
      options,
    );
    expect(flattenWithError(circleContour([0, 0], 1), { toleranceMm: 5, side: 'both' }).errorMm).toBeCloseTo(
      1 - Math.SQRT1_2,
      12,
    );
    const square = polygonContour([
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ]);
    expect(flattenWithError(square, { toleranceMm: 1, side: 'inside' }).errorMm).toBe(0);
  });
});

describe('flattening any contour', () => {
  it('leaves no point of the polygon farther from the contour than the tolerance', () => {
    fc.assert(
      fc.property(
        anyContour(),
        tolerance,
        fc.constantFrom('inside', 'outside', 'both'),
        (contour, mm, side) => {
          const toleranceMm = coarse(contour, mm);
          const polygon = flat(contour, toleranceMm, side);
          const stride = Math.max(1, Math.floor(polygon.length / 200));
          const samples = samplePolygon(polygon, 4).filter((_, i) => i % stride === 0);
          for (const at of samples) {
            expect(distanceToContourMm(at, contour)).toBeLessThanOrEqual(
              toleranceMm * (1 + 1e-9) + ROUNDING_MM,
            );
          }
        },
      ),
      options,
    );
  });

  it('leaves no point of the contour farther from the polygon than the tolerance', () => {
    fc.assert(
      fc.property(
        anyContour(100),
        fc.constantFrom(0.01, 0.5, 20),
        fc.constantFrom('inside', 'outside', 'both'),
        (contour, toleranceMm, side) => {
          const polygon = flat(contour, toleranceMm, side);
          for (const at of sampleContour(contour, 20)) {
            expect(distanceToPolyline(at, polygon)).toBeLessThanOrEqual(toleranceMm * (1 + 1e-9) + 1e-5);
          }
        },
      ),
      options,
    );
  });

  it('winds around no point more often inside, nor less often outside, than the contour does', () => {
    fc.assert(
      fc.property(
        anyContour(100),
        fc.constantFrom(0.5, 5, 40),
        fc.array(point(120), { minLength: 20 }),
        (contour, toleranceMm, points) => {
          const direction = contourAreaMm2(contour) >= 0 ? 1 : -1;
          const dense = sampleContour(contour, 400);
          const inner = flat(contour, toleranceMm, 'inside');
          const outer = flat(contour, toleranceMm, 'outside');
          // Points beside the polygons' corners are where a mistake would show.
          const near = [...inner, ...outer]
            .slice(0, 40)
            .map(([x, y], i): Point => [x + (i % 3) * 0.1 - 0.1, y + (i % 2) * 0.2 - 0.1]);
          for (const at of [...points, ...near]) {
            if (distanceToContourMm(at, contour) < 0.02) continue;
            const winding = windingByAngles(at, dense) * direction;
            if (distanceToPolyline(at, inner) > 1e-6) {
              expect(windingByAngles(at, inner) * direction).toBeLessThanOrEqual(winding);
            }
            if (distanceToPolyline(at, outer) > 1e-6) {
              expect(windingByAngles(at, outer) * direction).toBeGreaterThanOrEqual(winding);
            }
          }
        },
      ),
      options,
    );
  });

  it('turns a chain round into the same points in the other order', () => {
    fc.assert(
      fc.property(openContour(100), (contour) => {
        const forth = flat(contour, 0.1, 'both');
        const back = flat(reverseContour(contour), 0.1, 'both').reverse();
        expect(back.length).toBe(forth.length);
        forth.forEach(([x, y], i) => {
          expect(Math.abs(back[i]![0] - x) + Math.abs(back[i]![1] - y)).toBeLessThanOrEqual(1e-8);
        });
      }),
      options,
    );
  });
});

describe('flattening a contour that does not cross itself', () => {
  it('keeps every point of the inside polygon inside, whichever way the contour runs', () => {
    fc.assert(
      fc.property(simpleContour(), tolerance, fc.boolean(), (contour, mm, clockwise) => {
        const toleranceMm = Math.min(coarse(contour, mm), 0.05);
        const turned = clockwise ? orientContour(contour, 'clockwise') : contour;
        for (const at of samplePolygon(flat(turned, toleranceMm, 'inside'), 3).slice(0, 600)) {
          expect(pointInContour(at, contour)).not.toBe('outside');
        }
      }),
      options,
    );
  });

  it('keeps every point of the contour inside the outside polygon, whichever way the contour runs', () => {
    fc.assert(
      fc.property(simpleContour(), tolerance, fc.boolean(), (contour, mm, clockwise) => {
        const toleranceMm = Math.min(coarse(contour, mm), 0.05);
        const turned = clockwise ? orientContour(contour, 'clockwise') : contour;
        const polygon = polygonContour(flat(turned, toleranceMm, 'outside'));
        for (const at of sampleContour(contour, 11)) expect(pointInContour(at, polygon)).not.toBe('outside');
      }),
      options,
    );
  });

  it('orders the areas: inside, exact, outside', () => {
    fc.assert(
      fc.property(simpleContour(), tolerance, (contour, mm) => {
        const toleranceMm = coarse(contour, mm);
        const exact = contourAreaMm2(contour);
        const inner = contourAreaMm2(polygonContour(flat(contour, toleranceMm, 'inside')));
        const outer = contourAreaMm2(polygonContour(flat(contour, toleranceMm, 'outside')));
        expect(inner).toBeLessThanOrEqual(exact + 1e-9 * Math.abs(exact) + 1e-9);
        expect(outer).toBeGreaterThanOrEqual(exact - 1e-9 * Math.abs(exact) - 1e-9);
      }),
      options,
    );
  });
});

describe('flattening a circle', () => {
  const circle = fc.record({
    radiusMm: fc.double({ min: 0.01, max: 2000, noNaN: true }),
    toleranceMm: fc.constantFrom(1e-4, 1e-3, 0.01, 0.1),
    clockwise: fc.boolean(),
  });

  it('uses as few corners as the tolerance allows', () => {
    fc.assert(
      fc.property(circle, ({ radiusMm, toleranceMm, clockwise }) => {
        const contour = circleContour([0, 0], radiusMm, clockwise);
        const perHalf = flat(contour, toleranceMm, 'both').length / 2;
        // One piece fewer per half turn would stand off too far, unless the limit of a right angle per piece holds.
        const rise = radiusMm * (1 - Math.cos(Math.PI / (perHalf - 1) / 2));
        if (perHalf > 2) expect(rise).toBeGreaterThan(toleranceMm * (1 - 1e-6));
      }),
      options,
    );
  });

  it('never enters the circle outside and never leaves it inside', () => {
    fc.assert(
      fc.property(circle, ({ radiusMm, toleranceMm, clockwise }) => {
        const contour = circleContour([0, 0], radiusMm, clockwise);
        const radii = (side: 'inside' | 'outside') =>
          samplePolygon(flat(contour, toleranceMm, side), 2).map(([x, y]) => Math.hypot(x, y));
        expect(radii('outside').every((mm) => mm >= radiusMm - ROUNDING_MM)).toBe(true);
        expect(radii('inside').every((mm) => mm <= radiusMm + ROUNDING_MM)).toBe(true);
      }),
      options,
    );
  });
});
