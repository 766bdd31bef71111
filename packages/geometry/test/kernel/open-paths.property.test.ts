import type { Point } from '@millwright/contracts';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadPolygonKernel, type PolygonKernel, type Ring } from '../../src/index.js';
import { point, SEED } from '../generators.js';
import {
  distanceToPolyline,
  distanceToRings,
  perimeter,
  pointsOf,
  ringsArea,
  samplePolygon,
  windingByAngles,
} from '../reference.js';

const options = { seed: SEED, numRuns: 200 };
const ARC_TOLERANCE_MM = 0.002;
const GRID_MM = 0.0003;
const round = { join: 'round', end: 'round', arcToleranceMm: ARC_TOLERANCE_MM } as const;

let kernel: PolygonKernel;
beforeAll(async () => {
  kernel = await loadPolygonKernel();
});

const path = (...numbers: number[]): Ring => Float64Array.from(numbers);
const anyPath = fc.array(point(100), { minLength: 1, maxLength: 12 }).map((points) => path(...points.flat()));
const isInside = (at: Point, rings: readonly Ring[]): boolean =>
  rings.reduce((sum, ring) => sum + windingByAngles(at, pointsOf(ring)), 0) !== 0;
const lengthOf = (ring: Ring): number => {
  const points = pointsOf(ring);
  return points
    .slice(1)
    .reduce((sum, [x, y], i) => sum + Math.hypot(x - points[i]![0], y - points[i]![1]), 0);
};

describe('offsetOpen', () => {
  it('bounds the points within the distance of a path, as far as it promises', () => {
    fc.assert(
      fc.property(
        fc.array(anyPath, { minLength: 1, maxLength: 3 }),
        fc.constantFrom(0.01, 0.5, 3.175, 20),
        (paths, distanceMm) => {
          const strip = kernel.offsetOpen(paths, distanceMm, round);
          const samples = strip.flatMap((ring) => samplePolygon(pointsOf(ring), 2));
          const stride = Math.ceil(samples.length / 100);
          for (const at of samples.filter((_, i) => i % stride === 0)) {
            const mm = Math.min(
              ...paths.map((open) =>
                distanceToPolyline(at, [...pointsOf(open), pointsOf(open).at(-1)!], false),
              ),
            );
            expect(mm).toBeGreaterThanOrEqual(distanceMm - ARC_TOLERANCE_MM - GRID_MM);
            expect(mm).toBeLessThanOrEqual(distanceMm + GRID_MM);
          }
          for (const at of paths.flatMap(pointsOf)) expect(isInside(at, strip)).toBe(true);
        },
      ),
      options,
    );
  });

  it.each([
    ['round', 200 + Math.PI],
    ['square', 204],
    ['butt', 200],
  ] as const)('ends a strip with a %s end', (end, areaMm2) => {
    const strip = kernel.offsetOpen([path(0, 0, 100, 0)], 1, { join: 'mitre', end, arcToleranceMm: 1e-4 });
    expect(ringsArea(strip)).toBeCloseTo(areaMm2, 2);
  });

  it('goes all around a joined path, with the inner corner left open', () => {
    const square = path(0, 0, 10, 0, 10, 10, 0, 10);
    const strip = kernel.offsetOpen([square], 1, { join: 'mitre', end: 'joined', arcToleranceMm: 0.001 });
    expect(strip).toHaveLength(2);
    expect(ringsArea(strip)).toBeCloseTo(144 - 64, 6);
  });

  it('makes a disc of a point with round joins, else a square', () => {
    for (const lone of [path(5, 5), path(5, 5, 5, 5)]) {
      expect(ringsArea(kernel.offsetOpen([lone], 1, round))).toBeCloseTo(Math.PI, 1);
      expect(ringsArea(kernel.offsetOpen([lone], 1, { ...round, join: 'mitre' }))).toBeCloseTo(4, 1);
    }
    expect(kernel.offsetOpen([path()], 1, round)).toEqual([]);
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('refuses a distance of %s', (distanceMm) => {
    expect(() => kernel.offsetOpen([path(0, 0, 1, 0)], distanceMm, round)).toThrow(/offset|distance/i);
  });
});

describe('offsets', () => {
  it('are what each distance gives alone', () => {
    fc.assert(
      fc.property(
        anyPath,
        fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { maxLength: 4 }),
        (ring, deltas) => {
          const together = kernel.offsets([ring], deltas, round);
          expect(together).toEqual(deltas.map((deltaMm) => kernel.offset([ring], deltaMm, round)));
        },
      ),
      { ...options, numRuns: 60 },
    );
  });
});

describe('clipOpen', () => {
  it('keeps the length inside, and outside the rest', () => {
    fc.assert(
      fc.property(anyPath, fc.array(anyPath, { minLength: 1, maxLength: 2 }), (open, rings) => {
        const area = kernel.union(rings);
        const inside = kernel.clipOpen([open], area);
        const outside = kernel.clipOpen([open], area, 'outside');
        const pieces = [...inside, ...outside];
        const total = pieces.reduce((sum, piece) => sum + lengthOf(piece), 0);
        expect(Math.abs(total - lengthOf(open))).toBeLessThan(0.01 * (1 + pieces.length));
        for (const piece of pieces) {
          const [[x0, y0], [x1, y1]] = pointsOf(piece) as [Point, Point];
          const middle: Point = [(x0 + x1) / 2, (y0 + y1) / 2];
          expect(distanceToPolyline(middle, pointsOf(open), false)).toBeLessThan(0.001);
          if (area.length === 0 || distanceToRings(middle, area) < 0.001) continue;
          expect(isInside(middle, area)).toBe(inside.includes(piece));
        }
      }),
      options,
    );
  });

  it('gives the pieces of a line through a square', () => {
    const square = path(0, 0, 10, 0, 10, 10, 0, 10);
    expect(kernel.clipOpen([path(-5, 5, 15, 5)], [square]).map((piece) => [...piece].sort())).toEqual([
      [-0.0002, 10.0002, 5, 5].sort(),
    ]);
    expect(kernel.clipOpen([path(-5, 5, 15, 5)], [square], 'outside')).toHaveLength(2);
    expect(kernel.clipOpen([path(1, 1)], [square])).toEqual([]);
  });
});

describe('xor', () => {
  it('is what the union has and the intersection has not', () => {
    fc.assert(
      fc.property(anyPath, anyPath, (rawA, rawB) => {
        // Clean first: rings that run against each other would cancel out where they overlap.
        const [a, b] = [kernel.union([rawA]), kernel.union([rawB])];
        const [union, both, one] = [kernel.union([...a, ...b]), kernel.intersect(a, b), kernel.xor(a, b)];
        const allowed = perimeter([...a, ...b, ...union, ...both, ...one]) * GRID_MM + 1e-6;
        expect(Math.abs(ringsArea(union) - ringsArea(both) - ringsArea(one))).toBeLessThanOrEqual(allowed);
      }),
      options,
    );
  });

  it('takes a fill rule, as the others do', () => {
    const square = path(0, 0, 10, 0, 10, 10, 0, 10);
    const far = path(20, 0, 21, 0, 21, 1, 20, 1);
    expect(ringsArea(kernel.xor([square, square], [far], 'evenodd'))).toBe(1);
    expect(ringsArea(kernel.intersect([square, square], [square], 'evenodd'))).toBe(0);
    expect(ringsArea(kernel.difference([square], [far], 'positive'))).toBe(100);
  });
});
