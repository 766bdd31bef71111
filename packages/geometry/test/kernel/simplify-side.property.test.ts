import type { Point } from '@millwright/contracts';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  circleContour,
  flattenContour,
  loadPolygonKernel,
  type PolygonKernel,
  type Ring,
} from '../../src/index.js';
import { point, SEED } from '../generators.js';
import { distanceToRings, pointsOf, ringsArea, samplePolygon, windingByAngles } from '../reference.js';
import { trouble } from '../trouble.js';

const options = { seed: SEED, numRuns: 80 };
const tolerance = fc.constantFrom(0.0005, 0.002, 0.01, 0.1, 2, 20);
/** What the test's own arithmetic may be off by, mm, and a rounded corner of the kernel's union. */
const SLACK_MM = 1e-6;

let kernel: PolygonKernel;
beforeAll(async () => {
  kernel = await loadPolygonKernel();
});

const isInside = (at: Point, rings: readonly Ring[]): boolean =>
  rings.reduce((sum, ring) => sum + windingByAngles(at, pointsOf(ring)), 0) !== 0;

/** Points on the boundary, and some anywhere. */
const samplesOf = (rings: readonly Ring[], anywhere: readonly Point[]): Point[] => {
  const all = rings.flatMap((ring) => samplePolygon(pointsOf(ring), 3));
  const stride = Math.ceil(all.length / 100);
  return [...all.filter((_, i) => i % stride === 0), ...anywhere];
};

/** No point of `inner` is outside `outer`. */
function expectContained(inner: readonly Ring[], outer: readonly Ring[], anywhere: readonly Point[]): void {
  for (const at of samplesOf(inner, anywhere)) {
    if (!isInside(at, inner) && distanceToRings(at, inner) > SLACK_MM) continue;
    const isHeld = isInside(at, outer) || distanceToRings(at, outer) <= SLACK_MM;
    expect(isHeld, `(${at}) is in the inner area only`).toBe(true);
  }
}

describe('simplify to one side', () => {
  it('outside: holds the whole area, and reaches no farther than the tolerance', () => {
    fc.assert(
      fc.property(
        trouble('far'),
        tolerance,
        fc.array(point(60), { maxLength: 20 }),
        (rings, toleranceMm, anywhere) => {
          const area = kernel.union(rings);
          const simple = kernel.simplify(rings, toleranceMm, 'outside');
          expect(area.length === 0).toBe(simple.length === 0);
          if (area.length === 0) return;
          expectContained(area, simple, anywhere);
          for (const at of samplesOf(simple, [])) {
            if (isInside(at, area)) continue;
            expect(distanceToRings(at, area)).toBeLessThanOrEqual(toleranceMm + SLACK_MM);
          }
        },
      ),
      options,
    );
  });

  it('inside: is held by the area, and has all that is deeper than the tolerance', () => {
    fc.assert(
      fc.property(
        trouble('far'),
        tolerance,
        fc.array(point(60), { maxLength: 20 }),
        (rings, toleranceMm, anywhere) => {
          const area = kernel.union(rings);
          const simple = kernel.simplify(rings, toleranceMm, 'inside');
          if (area.length === 0) return;
          if (simple.length > 0) expectContained(simple, area, anywhere);
          for (const at of samplesOf(simple, anywhere)) {
            if (!isInside(at, area) || distanceToRings(at, area) <= toleranceMm + SLACK_MM) continue;
            expect(isInside(at, simple) || distanceToRings(at, simple) <= SLACK_MM).toBe(true);
          }
        },
      ),
      options,
    );
  });

  it('makes no crossing: uniting the result again changes nothing', () => {
    fc.assert(
      fc.property(
        trouble('far'),
        tolerance,
        fc.constantFrom('outside', 'inside'),
        (rings, toleranceMm, side) => {
          const simple = kernel.simplify(rings, toleranceMm, side);
          const again = kernel.union(simple);
          expect(Math.abs(ringsArea(again) - ringsArea(simple))).toBeLessThan(1e-6);
        },
      ),
      options,
    );
  });

  it('thins a fine circle on either side, and leaves a square as it is', () => {
    const circle = flattenContour(circleContour([0, 0], 100), { toleranceMm: 1e-5, side: 'both' });
    const [outside] = kernel.simplify([circle], 0.01, 'outside');
    const [inside] = kernel.simplify([circle], 0.01, 'inside');
    expect(outside!.length).toBeLessThan(circle.length / 15);
    expect(inside!.length).toBeLessThan(circle.length / 15);
    expect(ringsArea([outside!])).toBeGreaterThan(ringsArea([circle]));
    expect(ringsArea([inside!])).toBeLessThan(ringsArea([circle]));
    const square = Float64Array.from([0, 0, 10, 0, 10, 10, 0, 10]);
    expect(kernel.simplify([square], 1, 'outside')).toEqual(kernel.union([square]));
    expect(kernel.simplify([square], 1, 'inside')).toEqual(kernel.union([square]));
  });

  it('moves rings that lose no corner by less than a micrometre', () => {
    const outline = Float64Array.from([-50, -50, 50, -50, 50, 50, -50, 50]);
    const hole = flattenContour(circleContour([0, 0], 20, true), { toleranceMm: 1e-5, side: 'both' });
    const simple = kernel.simplify([outline, hole], 0.1, 'outside');
    expect(simple).toHaveLength(2);
    const square = simple.find((ring) => ring.length === 8)!;
    expect(Math.max(...square.map(Math.abs)) - 50).toBeLessThanOrEqual(0.0007);
  });
});
