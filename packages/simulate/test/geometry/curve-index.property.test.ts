import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexCurves, nearestCurve, windowOf } from '../../src/geometry/curve-index.js';
import { distanceOfCurves, distanceToCurve } from '../../src/geometry/distance.js';
import { anyCurve } from '../support/arbitraries.js';

describe('the index of pieces', () => {
  it('never loses a piece that all pairs would find, and names each once, in order', () => {
    fc.assert(
      fc.property(
        fc.array(anyCurve, { maxLength: 60 }),
        anyCurve,
        fc.double({ min: 0, max: 4, noNaN: true }),
        (curves, probe, reach) => {
          const found = indexCurves(curves).near(windowOf(probe, reach));
          expect(found).toEqual([...new Set(found)].sort((a, b) => a - b));
          curves.forEach((curve, id) => {
            if (distanceOfCurves(probe, curve).distanceMm < reach - 1e-9) expect(found).toContain(id);
          });
        },
      ),
      { numRuns: 300, seed: 44 },
    );
  });

  it('finds the nearest piece to a point', () => {
    fc.assert(
      fc.property(
        fc.array(anyCurve, { maxLength: 40 }),
        fc.double({ min: -9, max: 9, noNaN: true }),
        fc.double({ min: -9, max: 9, noNaN: true }),
        (curves, x, y) => {
          const found = nearestCurve(x, y, 5, curves, indexCurves(curves));
          const least = Math.min(
            Number.POSITIVE_INFINITY,
            ...curves.map((curve) => distanceToCurve(x, y, curve)),
          );
          if (least <= 5) expect(found?.distanceMm).toBe(least);
          else expect(found).toBeUndefined();
        },
      ),
      { numRuns: 300, seed: 45 },
    );
  });

  it('holds a metre of diagonal and a speck in one grid', () => {
    const curves = [
      { ax: 0, ay: 0, bx: 1000, by: 1000, cx: 0, cy: 0, radiusMm: 0, turn: 0 as const, slackMm: 0 },
      { ax: 700, ay: 701, bx: 700, by: 701, cx: 0, cy: 0, radiusMm: 0, turn: 0 as const, slackMm: 0 },
    ];
    const index = indexCurves(curves);
    expect(index.near({ minX: 699, minY: 699, maxX: 701, maxY: 701.5 })).toEqual([0, 1]);
    expect(index.near({ minX: 5000, minY: 5000, maxX: 6000, maxY: 6000 })).toEqual([]);
  });
});
