import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  pointInRings,
  ringAreaMm2,
  ringContour,
  ringLengthMm,
  ringsBox,
  ringsCentroid,
} from '../../src/measure.js';
import { anyRing, point, SEED } from '../generators.js';
import { distanceToRings, perimeter, pointsOf, ringsArea, windingByAngles } from '../reference.js';

const square = Float64Array.from([0, 0, 10, 0, 10, 10, 0, 10]);
const hole = Float64Array.from([6, 6, 6, 8, 8, 8, 8, 6]);

describe('measures of rings', () => {
  it('agree with the textbook', () => {
    fc.assert(
      fc.property(anyRing(), point(100), (ring, at) => {
        expect(ringAreaMm2(ring)).toBeCloseTo(ringsArea([ring]), 6);
        expect(ringLengthMm(ring)).toBeCloseTo(perimeter([ring]), 6);
        if (distanceToRings(at, [ring]) < 1e-6) return;
        expect(pointInRings(at, [ring]) === 'inside').toBe(windingByAngles(at, pointsOf(ring)) !== 0);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('take holes off the area and the centroid', () => {
    expect(ringsCentroid([square])).toEqual([5, 5]);
    const [x, y] = ringsCentroid([square, hole])!;
    expect(x).toBeCloseTo((500 - 4 * 7) / 96, 12);
    expect(y).toBeCloseTo(x, 12);
    expect(pointInRings([7, 7], [square, hole])).toBe('outside');
    expect(pointInRings([6, 7], [square, hole])).toBe('on');
  });

  it('keep a centroid within the box however far from the origin', () => {
    const far = square.map((mm) => mm + 9_999_000);
    const [x, y] = ringsCentroid([far])!;
    expect(Math.abs(x - 9_999_005)).toBeLessThan(1e-6);
    expect(Math.abs(y - 9_999_005)).toBeLessThan(1e-6);
  });

  it('are nothing for nothing', () => {
    expect(ringAreaMm2(new Float64Array())).toBe(0);
    expect(ringsBox([new Float64Array()])).toBeUndefined();
    expect(ringsCentroid([])).toBeUndefined();
    expect(ringsBox([square, hole])).toEqual({ minXMm: 0, minYMm: 0, maxXMm: 10, maxYMm: 10 });
    expect(ringContour(square).vertices[2]).toEqual([10, 10, 0]);
    expect(() => ringContour(square.subarray(0, 4))).toThrow(/at least 3/);
  });
});
