import type { Point } from '@millwright/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arc, type Curve, line, pointAtRatio } from '../../src/curve/curve.js';
import { curveBox, indexCurves } from '../../src/curve/curve-index.js';
import { curveDistanceMm, nearestOnCurve } from '../../src/curve/distance.js';

const coordinate = fc.oneof(fc.integer({ min: -10, max: 10 }), fc.double({ min: -10, max: 10, noNaN: true }));
const point = fc.tuple(coordinate, coordinate);
const apart = (a: Point, b: Point) => Math.hypot(a[0] - b[0], a[1] - b[1]) > 0.01;
const anyLine = fc
  .tuple(point, point)
  .filter(([a, b]) => apart(a, b))
  .map(([a, b]) => line(a, b));
const anyArc = fc
  .record({
    centre: point,
    radius: fc.double({ min: 0.05, max: 12, noNaN: true }),
    from: fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
    sweep: fc.oneof(
      fc.constantFrom(Math.PI, -Math.PI, Math.PI / 2),
      fc.double({ min: 0.01, max: 6.2, noNaN: true }),
      fc.double({ min: -6.2, max: -0.01, noNaN: true }),
    ),
  })
  .map(({ centre: [x, y], radius, from, sweep }) => {
    const at = (angle: number): Point => [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
    return arc(at(from), at(from + sweep), [x, y], sweep);
  });
const anyCurve: fc.Arbitrary<Curve> = fc.oneof(anyLine, anyArc);
const runs = { seed: 5, numRuns: 400 };
const nSamples = 200;
const samples = (curve: Curve) =>
  Array.from({ length: nSamples + 1 }, (_, i) => pointAtRatio(curve, i / nSamples));

test('the distance of two curves is that of their nearest samples, within the samples’ spacing', () => {
  fc.assert(
    fc.property(anyCurve, anyCurve, (a, b) => {
      const [ofA, ofB] = [samples(a), samples(b)];
      let brute = Number.POSITIVE_INFINITY;
      for (const [px, py] of ofA)
        for (const [qx, qy] of ofB) brute = Math.min(brute, (px - qx) ** 2 + (py - qy) ** 2);
      brute = Math.sqrt(brute);
      const spacing = (a.lengthMm + b.lengthMm) / nSamples / 2;
      const exact = curveDistanceMm(a, b);
      expect(exact).toBeLessThanOrEqual(brute + 1e-9);
      expect(exact).toBeGreaterThanOrEqual(brute - spacing);
    }),
    { ...runs, numRuns: 150 },
  );
});

test('the distance of two curves does not depend on their order', () => {
  fc.assert(
    fc.property(anyCurve, anyCurve, (a, b) => {
      expect(curveDistanceMm(a, b)).toBeCloseTo(curveDistanceMm(b, a), 9);
    }),
    runs,
  );
});

test('the nearest point lies on the curve and no sample is nearer', () => {
  fc.assert(
    fc.property(anyCurve, point, (curve, from) => {
      const nearest = nearestOnCurve(curve, from);
      expect(Math.hypot(nearest.point[0] - from[0], nearest.point[1] - from[1])).toBeCloseTo(
        nearest.distanceMm,
        9,
      );
      expect(nearestOnCurve(curve, nearest.point).distanceMm).toBeLessThan(1e-9);
      const brute = Math.min(...samples(curve).map(([x, y]) => Math.hypot(x - from[0], y - from[1])));
      expect(nearest.distanceMm).toBeLessThanOrEqual(brute + 1e-9);
    }),
    { ...runs, numRuns: 100 },
  );
});

test('a curve’s box holds it, and the index finds every curve whose box meets the one asked for', () => {
  fc.assert(
    fc.property(fc.array(anyCurve, { maxLength: 30 }), anyCurve, (curves, asked) => {
      const box = curveBox(asked);
      const over = samples(asked).map(([x, y]) =>
        Math.max(box.minXMm - x, x - box.maxXMm, box.minYMm - y, y - box.maxYMm),
      );
      expect(Math.max(...over)).toBeLessThanOrEqual(1e-9);
      const meets = curves.flatMap((curve, index) => {
        const other = curveBox(curve);
        const apartX = other.minXMm > box.maxXMm || box.minXMm > other.maxXMm;
        const apartY = other.minYMm > box.maxYMm || box.minYMm > other.maxYMm;
        return apartX || apartY ? [] : [index];
      });
      expect(indexCurves(curves).near(box)).toEqual(meets);
    }),
    { ...runs, numRuns: 200 },
  );
});
