import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circleContour, flattenContour, type Ring } from '../../src/index.js';
import { simplifyRing } from '../../src/kernel/simplify-ring.js';
import { anyRing, SEED } from '../generators.js';
import { distanceToPolyline, pointsOf, samplePolygon } from '../reference.js';

const options = { seed: SEED, numRuns: 400 };
const tolerance = fc.constantFrom(1e-4, 0.001, 0.1, 2, 20);

/** A ring of many short sides: a jagged walk, so that whole runs of corners can go. */
const jagged = fc
  .array(fc.tuple(fc.double({ min: -1, max: 3, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true })), {
    minLength: 3,
    maxLength: 80,
  })
  .map((steps): Ring => {
    const at = { x: 0, y: 0 };
    const points = steps.map(([dx, dy]) => {
      at.x += dx;
      at.y += dy;
      return [at.x, at.y];
    });
    return Float64Array.from(points.flat());
  });

describe('simplifyRing', () => {
  it('stays within the tolerance both ways, errors never adding up', () => {
    fc.assert(
      fc.property(fc.oneof(anyRing(), jagged), tolerance, (ring, toleranceMm) => {
        const before = pointsOf(ring);
        const after = pointsOf(simplifyRing(ring, toleranceMm));
        const allowed = toleranceMm * (1 + 1e-9) + 1e-9;
        for (const at of samplePolygon(before, 3))
          expect(distanceToPolyline(at, after)).toBeLessThanOrEqual(allowed);
        for (const at of samplePolygon(after, 3))
          expect(distanceToPolyline(at, before)).toBeLessThanOrEqual(allowed);
      }),
      options,
    );
  });

  it('keeps a subset of the corners, in order, and the first', () => {
    fc.assert(
      fc.property(fc.oneof(anyRing(), jagged), tolerance, (ring, toleranceMm) => {
        const after = pointsOf(simplifyRing(ring, toleranceMm)).map(String);
        const before = pointsOf(ring).map(String);
        expect(after[0]).toBe(before[0]);
        let from = 0;
        for (const corner of after) {
          from = before.indexOf(corner, from) + 1;
          expect(from).toBeGreaterThan(0);
        }
      }),
      options,
    );
  });

  it('thins a finely flattened circle to about the corners that the tolerance needs', () => {
    const fine = flattenContour(circleContour([0, 0], 100), { toleranceMm: 1e-5, side: 'both' });
    const needed = flattenContour(circleContour([0, 0], 100), { toleranceMm: 0.001, side: 'both' });
    const simple = simplifyRing(fine, 0.001);
    expect(fine.length / simple.length).toBeGreaterThan(8);
    expect(simple.length).toBeLessThan(needed.length * 1.2);
  });

  it('leaves a needle that would not keep three corners as it was', () => {
    const needle = Float64Array.from([0, 0, 100, 0, 100, 0.0005, 0, 0.0005]);
    expect(simplifyRing(needle, 0.001)).toBe(needle);
  });
});
