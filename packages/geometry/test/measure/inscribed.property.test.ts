import type { Contour, Point } from '@millwright/contracts';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  circleContour,
  distanceToContourMm,
  flattenContour,
  loadPolygonKernel,
  type PolygonKernel,
  pointInContour,
  polygonContour,
  type Ring,
  transformContour,
} from '../../src/index.js';
import { isBoxInside, pushOut } from '../../src/measure/rectangle-fit.js';
import { largestInscribedCircle, largestInscribedRectangle } from '../../src/measure.js';
import { point, SEED } from '../generators.js';
import { distanceToRings, pointsOf, samplePolygon, windingByAngles } from '../reference.js';
import { trouble, troubleCurve } from '../trouble.js';

const options = { seed: SEED, numRuns: 40 };
let kernel: PolygonKernel;
beforeAll(async () => {
  kernel = await loadPolygonKernel();
});
const ring = (...numbers: number[]): Ring => Float64Array.from(numbers);

/** A circle of n equal arcs. */
const circleInArcs = (radiusMm: number, n: number): Contour => ({
  closed: true,
  vertices: Array.from({ length: n }, (_, i) => {
    const angle = (2 * Math.PI * i) / n;
    return [radiusMm * Math.cos(angle), radiusMm * Math.sin(angle), Math.tan(Math.PI / 2 / n)];
  }),
});

describe('largestInscribedCircle', () => {
  const depth = (at: Point, outline: Contour, holes: readonly Contour[]) => {
    const inside =
      pointInContour(at, outline) === 'inside' &&
      holes.every((hole) => pointInContour(at, hole) === 'outside');
    return (
      (inside ? 1 : -1) * Math.min(...[outline, ...holes].map((contour) => distanceToContourMm(at, contour)))
    );
  };

  it('is inside, touches, and no point of a fine search is deeper than its bound', () => {
    fc.assert(
      fc.property(troubleCurve(), fc.constantFrom(0.001, 0.1), (outline, toleranceMm) => {
        const circle = largestInscribedCircle(outline, [], { toleranceMm, maxSquares: 20_000 });
        let deepest = 0;
        const { vertices } = outline;
        const [xs, ys] = [vertices.map(([x]) => x), vertices.map(([, y]) => y)];
        for (let i = 0; i <= 30; i++) {
          for (let j = 0; j <= 30; j++) {
            const at: Point = [
              Math.min(...xs) + ((Math.max(...xs) - Math.min(...xs)) * i) / 30,
              Math.min(...ys) + ((Math.max(...ys) - Math.min(...ys)) * j) / 30,
            ];
            deepest = Math.max(deepest, depth(at, outline, []));
          }
        }
        if (circle === undefined) {
          expect(deepest).toBeLessThanOrEqual(toleranceMm);
          return;
        }
        expect(Math.abs(depth(circle.centreMm, outline, []) - circle.radiusMm)).toBeLessThan(1e-6);
        expect(deepest).toBeLessThanOrEqual(circle.boundMm + 1e-9);
      }),
      options,
    );
  });

  it.each<[string, Contour, Contour[], number]>([
    [
      'a square',
      polygonContour([
        [0, 0],
        [10, 0],
        [10, 10],
        [0, 10],
      ]),
      [],
      5,
    ],
    [
      'a long rectangle',
      polygonContour([
        [0, 0],
        [1000, 0],
        [1000, 10],
        [0, 10],
      ]),
      [],
      5,
    ],
    ['a circle', circleContour([3, 4], 7), [], 7],
    ['a ring between circles', circleContour([0, 0], 50), [circleContour([0, 0], 20, true)], 15],
    ['a circle with a hole beside the middle', circleContour([0, 0], 50), [circleContour([20, 0], 20)], 25],
    ['a circle so small that its arcs are nearly lines', circleInArcs(0.003, 12), [], 0.003],
    [
      'a right triangle',
      polygonContour([
        [0, 0],
        [30, 0],
        [0, 40],
      ]),
      [],
      10,
    ],
  ])('of %s is known', (_, outline, holes, radiusMm) => {
    const circle = largestInscribedCircle(outline, holes, { toleranceMm: 0.001 })!;
    expect(circle.radiusMm).toBeLessThanOrEqual(radiusMm + 1e-9);
    expect(circle.boundMm).toBeGreaterThanOrEqual(radiusMm - 1e-9);
    expect(circle.boundMm - circle.radiusMm).toBeLessThanOrEqual(0.001 + 1e-9);
    expect(
      Math.abs(distanceToContourMm(circle.centreMm, outline) - circle.radiusMm) < 1e-9 || holes.length > 0,
    ).toBe(true);
  });

  it('keeps its radius when everything is turned, mirrored and moved', () => {
    fc.assert(
      fc.property(
        troubleCurve('rounded', 'slot'),
        fc.integer({ min: -180, max: 180 }),
        (outline, rotationDeg) => {
          const moved = transformContour(outline, { xMm: 1000, yMm: -70, rotationDeg, mirrored: true });
          const [a, b] = [outline, moved].map(
            (c) => largestInscribedCircle(c, [], { toleranceMm: 0.001 })?.radiusMm ?? 0,
          );
          expect(Math.abs(a! - b!)).toBeLessThanOrEqual(0.0011);
        },
      ),
      { ...options, numRuns: 30 },
    );
  });

  it('is bounded honestly when it is cut short, undefined without an inside, and refuses nonsense', () => {
    const slot = polygonContour([
      [0, 0],
      [1000, 3],
      [1000, 13],
      [0, 10],
    ]);
    const hasty = largestInscribedCircle(slot, [], { toleranceMm: 1e-6, maxSquares: 50 })!;
    expect(hasty.boundMm - hasty.radiusMm).toBeGreaterThan(0.001);
    expect(hasty.boundMm).toBeGreaterThan(4.99);
    const line = polygonContour([
      [0, 0],
      [10, 0],
      [5, 0],
    ]);
    expect(largestInscribedCircle(line, [], { toleranceMm: 0.001 })).toBeUndefined();
    expect(() => largestInscribedCircle({ ...slot, closed: false }, [], { toleranceMm: 1 })).toThrow(
      /closed/,
    );
    expect(() => largestInscribedCircle(slot, [], { toleranceMm: 0 })).toThrow(/tolerance/);
    const notANumber = polygonContour([
      [0, 0],
      [Number.NaN, 0],
      [1, 1],
    ]);
    expect(() => largestInscribedCircle(notANumber, [], { toleranceMm: 1 })).toThrow(/NaN/);
  });
});

describe('largestInscribedRectangle', () => {
  const isInside = (at: Point, rings: readonly Ring[]) =>
    rings.reduce((sum, one) => sum + windingByAngles(at, pointsOf(one)), 0) !== 0;

  it('is inside at any angle, and no box of a search of thousands is larger than its bound', () => {
    fc.assert(
      fc.property(
        trouble('far', 'nothing'),
        fc.constantFrom(0, 90, 30, -17.3),
        fc.array(fc.tuple(point(60), point(60)), { minLength: 30, maxLength: 60 }),
        (rings, angleDeg, pairs) => {
          const area = kernel.union(rings);
          const found = largestInscribedRectangle(area, { angleDeg, maxRounds: 8 });
          const corners = Float64Array.from(found?.cornersMm.flat() ?? []);
          for (const at of samplePolygon(pointsOf(corners), 3)) {
            expect(isInside(at, area) || distanceToRings(at, area) < 1e-9).toBe(true);
          }
          if (found) expect(found.boundMm2).toBeGreaterThanOrEqual(found.areaMm2);
          // None found: the area is narrower than the grid of so few rounds.
          if (found === undefined || angleDeg % 90 !== 0) return;
          for (const [[ax, ay], [bx, by]] of pairs) {
            const box = {
              minXMm: Math.min(ax, bx),
              minYMm: Math.min(ay, by),
              maxXMm: Math.max(ax, bx),
              maxYMm: Math.max(ay, by),
            };
            if (!isBoxInside(box, area)) continue;
            for (const wide of [box, pushOut(box, area, true), pushOut(box, area, false)]) {
              const areaMm2 = (wide.maxXMm - wide.minXMm) * (wide.maxYMm - wide.minYMm);
              if (isBoxInside(wide, area)) expect(areaMm2).toBeLessThanOrEqual(found.boundMm2 * (1 + 1e-9));
            }
          }
        },
      ),
      { ...options, numRuns: 30 },
    );
  });

  it.each<[string, Ring[], number, number]>([
    ['a square', [ring(0, 0, 10, 0, 10, 10, 0, 10)], 0, 100],
    ['a square from its corner', [ring(0, 0, 10, 0, 10, 10, 0, 10)], 45, 50],
    ['an L', [ring(0, 0, 100, 0, 100, 30, 40, 30, 40, 90, 0, 90)], 0, 3600],
    ['a triangle', [ring(0, 0, 10, 0, 0, 10)], 0, 25],
    [
      'a square with a slit that a coarse grid cannot see',
      [ring(0, 0, 90, 0, 90, 90, 0, 90), ring(30, 1, 30, 89, 30.001, 89, 30.001, 1)],
      0,
      59.999 * 90,
    ],
    ['a circle', [flattenContour(circleContour([5, 5], 10), { toleranceMm: 1e-5, side: 'inside' })], 20, 200],
    [
      'two squares that touch',
      [ring(0, 0, 10, 0, 10, 10, 0, 10), ring(10, 10, 20, 10, 20, 20, 10, 20)],
      0,
      100,
    ],
  ])('of %s is known', (_, rings, angleDeg, areaMm2) => {
    const found = largestInscribedRectangle(rings, { angleDeg })!;
    expect(found.boundMm2).toBeGreaterThanOrEqual(areaMm2 * (1 - 1e-6));
    expect(found.areaMm2).toBeLessThanOrEqual(areaMm2 * (1 + 1e-6));
    expect(found.areaMm2).toBeGreaterThanOrEqual(areaMm2 * 0.99);
    expect(found.widthMm * found.heightMm).toBeCloseTo(found.areaMm2, 9);
  });

  it('is found at an angle at the far end of the range', () => {
    const far = ring(9.99e6, -1e7, 1e7, -1e7, 1e7, -9.99e6, 9.99e6, -9.99e6);
    const found = largestInscribedRectangle([far], { angleDeg: 45 })!;
    expect(found.areaMm2).toBeGreaterThan(0.99 * 5e7);
    expect(found.areaMm2).toBeLessThanOrEqual(5e7);
  });

  it('is undefined without an area, and refuses nonsense', () => {
    expect(largestInscribedRectangle([])).toBeUndefined();
    expect(largestInscribedRectangle([ring(0, 0, 10, 0)])).toBeUndefined();
    const square = [ring(0, 0, 10, 0, 10, 10, 0, 10)];
    expect(() => largestInscribedRectangle(square, { angleDeg: Number.NaN })).toThrow(/angleDeg/);
    expect(() => largestInscribedRectangle(square, { maxRounds: 0 })).toThrow(/maxRounds/);
    expect(() => largestInscribedRectangle([ring(0, 0, Number.NaN, 0, 1, 1)])).toThrow(/NaN/);
  });
});
