import { distanceToContourMm, pointInContour, transformContour } from '@millwright/geometry';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { depthMm, isEnclosed, placePart } from '../../src/validate/placed-part.js';
import { disc, outlineArbitrary, part, placement, round } from '../shapes.js';

const where = fc.record({
  xMm: fc.integer({ min: -300, max: 300 }),
  yMm: fc.integer({ min: -300, max: 300 }),
  rotationDeg: fc.constantFrom(0, 90, 180, 33.3, -45),
  mirrored: fc.boolean(),
});

test('a point is enclosed where the geometry package, which shares no code, says so, and as deep', () => {
  const share = fc.double({ min: -0.1, max: 1.1, noNaN: true });
  fc.assert(
    fc.property(outlineArbitrary, where, share, share, (outline, at, u, v) => {
      const put = placement('a', at);
      const placed = placePart(part('a', outline), put);
      const contour = transformContour(outline, put);
      const x = placed.minX + u * (placed.maxX - placed.minX);
      const y = placed.minY + v * (placed.maxY - placed.minY);
      const edgeMm = distanceToContourMm([x, y], contour);
      if (edgeMm < 1e-3) return;
      const isInside = pointInContour([x, y], contour) === 'inside';
      expect(isEnclosed(x, y, placed.outline)).toBe(isInside);
      expect(Math.abs(depthMm(x, y, placed) - (isInside ? edgeMm : 0))).toBeLessThan(2e-4);
    }),
    { numRuns: 1500, seed: 211 },
  );
});

test('points level with corners and chords are enclosed by the same rule', () => {
  const bite = part('bite', {
    closed: true,
    vertices: [
      [0, 0, 0],
      [100, 0, 0],
      [100, 20, -1],
      [100, 80, 0],
      [100, 100, 0],
      [0, 100, 0],
    ],
  });
  const { outline } = placePart(bite, placement('bite'));
  // On the chord of an arc that bites into the part: free. Left of it, behind the arc: material.
  expect(isEnclosed(100, 50, outline)).toBe(false);
  expect(isEnclosed(71, 50, outline)).toBe(false);
  expect(isEnclosed(69, 50, outline)).toBe(true);
  expect(isEnclosed(69, 20, outline)).toBe(true);
});

test('a hole is no material', () => {
  const ring = placePart(part('ring', disc(100), { holes: [round(40)] }), placement('ring'));
  expect(depthMm(0, 0, ring)).toBe(0);
  expect(depthMm(70, 0, ring)).toBeCloseTo(30, 9);
  expect(depthMm(0, 101, ring)).toBe(0);
});
