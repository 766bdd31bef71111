import type { Point } from '@millwright/contracts';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  flattenContour,
  loadPolygonKernel,
  type OffsetOptions,
  offsetErrorMm,
  type PolygonKernel,
  type Ring,
  type RingNode,
} from '../../src/index.js';
import { anyRing, anyRings, point, rasterRings, SEED, simpleContour } from '../generators.js';
import {
  areaWhere,
  distanceToRings,
  perimeter,
  pointsOf,
  ringsArea,
  samplePolygon,
  windingByAngles,
} from '../reference.js';

const options = { seed: SEED, numRuns: 150 };
const ARC_TOLERANCE_MM = 0.002;
const round: OffsetOptions = { join: 'round', arcToleranceMm: ARC_TOLERANCE_MM };
/** How far the grid may move a boundary, mm: rounding in, crossings, rounding out; see PolygonKernel.offset. */
const GRID_MM = 0.0003;
const SIMPLIFY_MM = 0.001;

/** Two shapes as they come from a drawing, which overlap or not. */
const drawnRings = fc
  .tuple(simpleContour(), simpleContour())
  .map((contours) => contours.map((contour) => flattenContour(contour, { toleranceMm: 0.01, side: 'both' })));
/** Corners on so few places that many of them lie on sides: what makes Clipper2 drop holes, see touching.ts. */
const coarseRings = rasterRings(25, 4);
const someRings = fc.oneof(drawnRings, rasterRings());

let kernel: PolygonKernel;
beforeAll(async () => {
  kernel = await loadPolygonKernel();
});

/** Area that moving every boundary by a few grid steps can make, mm². */
const gridArea = (...sets: (readonly Ring[])[]): number =>
  sets.reduce((sum, rings) => sum + perimeter(rings), 0) * GRID_MM + 1e-6;
const isInside = (at: Point, rings: readonly Ring[]): boolean =>
  rings.reduce((sum, ring) => sum + windingByAngles(at, pointsOf(ring)), 0) !== 0;

describe('offset', () => {
  const distanceMm = fc.constantFrom(-10, -3.175, -1, -0.01, 0.01, 1, 3.175, 10);

  it('keeps every point of the new boundary at its distance from the old one, within the stated bounds', () => {
    fc.assert(
      fc.property(someRings, distanceMm, (rings, deltaMm) => {
        const area = kernel.union(rings);
        const { nearMm, farMm } = offsetErrorMm(round);
        const far = Math.abs(deltaMm) + farMm;
        const near = Math.abs(deltaMm) - nearMm;
        for (const ring of kernel.offset(rings, deltaMm, round)) {
          const samples = samplePolygon(pointsOf(ring), 3);
          const stride = Math.ceil(samples.length / 150);
          for (const at of samples.filter((_, i) => i % stride === 0)) {
            const mm = distanceToRings(at, area);
            expect(mm).toBeGreaterThanOrEqual(near);
            expect(mm).toBeLessThanOrEqual(far);
          }
        }
      }),
      options,
    );
  });

  it('holds a larger area the larger the offset', () => {
    fc.assert(
      fc.property(fc.oneof(someRings, anyRings()), distanceMm, distanceMm, (rings, a, b) => {
        const smaller = kernel.offset(rings, Math.min(a, b), round);
        const larger = kernel.offset(rings, Math.max(a, b), round);
        // What the two may differ by beyond theory: one arc tolerance along the boundary.
        const allowed =
          gridArea(smaller, larger) +
          (perimeter(smaller) + perimeter(larger)) * (ARC_TOLERANCE_MM + SIMPLIFY_MM);
        expect(ringsArea(kernel.difference(smaller, larger))).toBeLessThanOrEqual(allowed);
      }),
      options,
    );
  });

  it('holds an area between its opening and its closing', () => {
    fc.assert(
      fc.property(someRings, fc.constantFrom(0.01, 1, 3.175), (rings, radiusMm) => {
        const area = kernel.union(rings);
        const opening = kernel.offset(kernel.offset(area, -radiusMm, round), radiusMm, round);
        const closing = kernel.offset(kernel.offset(area, radiusMm, round), -radiusMm, round);
        const allowed = (rings: readonly Ring[]) =>
          gridArea(area, rings) + perimeter(rings) * 2 * (ARC_TOLERANCE_MM + SIMPLIFY_MM);
        expect(ringsArea(kernel.difference(opening, area))).toBeLessThanOrEqual(allowed(opening));
        expect(ringsArea(kernel.difference(area, closing))).toBeLessThanOrEqual(
          allowed(area) + allowed(closing),
        );
      }),
      options,
    );
  });

  it('gives the same area when everything is turned by a right angle and moved by whole steps', () => {
    fc.assert(
      fc.property(someRings, distanceMm, (rings, deltaMm) => {
        const turned = rings.map((ring) =>
          ring.map((_, i) => (i % 2 === 0 ? 500 - ring[i + 1]! : 300 + ring[i - 1]!)),
        );
        const here = kernel.offset(rings, deltaMm, round);
        const there = kernel.offset(turned, deltaMm, round);
        const allowed = gridArea(here, there) + perimeter(here) * (ARC_TOLERANCE_MM + 2 * SIMPLIFY_MM);
        expect(Math.abs(ringsArea(there) - ringsArea(here))).toBeLessThanOrEqual(allowed);
      }),
      options,
    );
  });
});

describe('booleans', () => {
  it('unite any rings into what winds around a point at all', () => {
    fc.assert(
      fc.property(anyRings(), fc.array(point(110), { minLength: 10, maxLength: 30 }), (rings, points) => {
        const area = kernel.union(rings);
        for (const at of points) {
          if (distanceToRings(at, rings) < 0.001) continue;
          expect(isInside(at, area)).toBe(isInside(at, rings));
        }
      }),
      options,
    );
  });

  it('intersect and subtract any rings as the winding numbers of a point say', () => {
    fc.assert(
      fc.property(
        anyRings(),
        anyRings(),
        fc.array(point(110), { minLength: 10, maxLength: 30 }),
        (a, b, points) => {
          const both = kernel.intersect(a, b);
          const rest = kernel.difference(a, b);
          for (const at of points) {
            if (distanceToRings(at, [...a, ...b]) < 0.001) continue;
            expect(isInside(at, both)).toBe(isInside(at, a) && isInside(at, b));
            expect(isInside(at, rest)).toBe(isInside(at, a) && !isInside(at, b));
          }
        },
      ),
      options,
    );
  });

  it('change nothing when an area is united with itself or united again', () => {
    fc.assert(
      fc.property(anyRings(), (rings) => {
        const once = kernel.union(rings);
        const twice = kernel.union([...once, ...once]);
        expect(Math.abs(ringsArea(twice) - ringsArea(once))).toBeLessThanOrEqual(gridArea(once));
      }),
      options,
    );
  });

  it('leave no side that is run both ways: no cut, no bridge of no width', () => {
    fc.assert(
      fc.property(anyRings(), anyRings(), (a, b) => {
        for (const area of [kernel.union(a), kernel.intersect(a, b), kernel.difference(a, b)]) {
          const sides = area.flatMap((ring) => {
            const points = pointsOf(ring);
            return points.map((point, i) => `${points.at(i - 1)}>${point}`);
          });
          const seen = new Set(sides);
          expect(seen.size).toBe(sides.length);
          for (const side of sides) expect(seen.has(side.split('>').reverse().join('>'))).toBe(false);
        }
      }),
      options,
    );
  });

  it('have the area that strips between sorted sides add up to', () => {
    fc.assert(
      fc.property(fc.oneof(coarseRings, rasterRings()), fc.oneof(coarseRings, rasterRings()), (a, b) => {
        const allowed = gridArea(a, b);
        const [union, both, rest] = [kernel.union(a), kernel.intersect(a, b), kernel.difference(a, b)];
        expect(Math.abs(ringsArea(union) - areaWhere([a], ([w]) => w !== 0))).toBeLessThanOrEqual(allowed);
        expect(
          Math.abs(ringsArea(both) - areaWhere([a, b], ([w, v]) => w !== 0 && v !== 0)),
        ).toBeLessThanOrEqual(allowed);
        expect(
          Math.abs(ringsArea(rest) - areaWhere([a, b], ([w, v]) => w !== 0 && v === 0)),
        ).toBeLessThanOrEqual(allowed);
      }),
      { ...options, numRuns: 600 },
    );
  });

  it('conserve area: a + b = union + intersection, a = difference + intersection', () => {
    fc.assert(
      fc.property(anyRings(), anyRings(), (a, b) => {
        const [areaA, areaB] = [kernel.union(a), kernel.union(b)];
        const union = kernel.union([...areaA, ...areaB]);
        const both = kernel.intersect(a, b);
        const rest = kernel.difference(a, b);
        const allowed = gridArea(areaA, areaB, union, both, rest);
        expect(
          Math.abs(ringsArea(areaA) + ringsArea(areaB) - ringsArea(union) - ringsArea(both)),
        ).toBeLessThanOrEqual(allowed);
        expect(Math.abs(ringsArea(areaA) - ringsArea(rest) - ringsArea(both))).toBeLessThanOrEqual(allowed);
      }),
      options,
    );
  });

  it('do not depend on the order of the rings', () => {
    fc.assert(
      fc.property(anyRings(), (rings) => {
        const there = kernel.union(rings);
        const back = kernel.union([...rings].reverse());
        expect(Math.abs(ringsArea(there) - ringsArea(back))).toBeLessThanOrEqual(gridArea(there));
      }),
      options,
    );
  });

  it('return every coordinate on the grid', () => {
    fc.assert(
      fc.property(anyRings(), anyRings(), (a, b) => {
        for (const ring of [...kernel.union(a), ...kernel.difference(a, b), ...kernel.offset(a, 1, round)]) {
          expect(ring.every((mm) => Math.round(mm * 1e4) / 1e4 === mm)).toBe(true);
        }
      }),
      options,
    );
  });
});

describe('tree', () => {
  it('holds exactly the rings of the union, holes in outlines and outlines in holes', () => {
    fc.assert(
      fc.property(anyRings(), (rings) => {
        const flat: Ring[] = [];
        const visit = (nodes: readonly RingNode[], isHole: boolean): void => {
          for (const node of nodes) {
            expect(node.isHole).toBe(isHole);
            expect(ringsArea([node.ring]) < 0).toBe(isHole);
            flat.push(node.ring);
            visit(node.children, !isHole);
          }
        };
        visit(kernel.tree(rings), false);
        const united = kernel.union(rings);
        expect(Math.abs(ringsArea(flat) - ringsArea(united))).toBeLessThanOrEqual(gridArea(united));
      }),
      options,
    );
  });
});

describe('minkowskiSum', () => {
  /** A convex ring, counter-clockwise, on a raster. */
  const convexRing = fc
    .tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 1, max: 400 }), point(100))
    .map(([n, size, [x, y]]): Ring => {
      const corner = (i: number) => [
        x + (size / 4) * Math.cos((2 * Math.PI * i) / n),
        y + (size / 4) * Math.sin((2 * Math.PI * i) / n),
      ];
      return Float64Array.from(Array.from({ length: n }, (_, i) => corner(i)).flat());
    });

  it('adds perimeters and does not care for the order when both are convex', () => {
    fc.assert(
      fc.property(convexRing, convexRing, (a, b) => {
        const sum = kernel.minkowskiSum(a, b);
        expect(sum).toHaveLength(1);
        expect(perimeter(sum)).toBeCloseTo(perimeter([a]) + perimeter([b]), 1);
        expect(Math.abs(ringsArea(kernel.minkowskiSum(b, a)) - ringsArea(sum))).toBeLessThanOrEqual(
          gridArea(sum),
        );
      }),
      options,
    );
  });

  it('holds the sum of any two points of the areas', () => {
    fc.assert(
      fc.property(
        anyRing(50),
        anyRing(50),
        fc.array(fc.tuple(point(50), point(50)), { maxLength: 30 }),
        (a, b, pairs) => {
          const sum = kernel.minkowskiSum(a, b);
          for (const [p, q] of pairs) {
            if (distanceToRings(p, [a]) < 0.001 || distanceToRings(q, [b]) < 0.001) continue;
            if (!isInside(p, [a]) || !isInside(q, [b])) continue;
            const at: Point = [p[0] + q[0], p[1] + q[1]];
            expect(isInside(at, sum) || distanceToRings(at, sum) < 0.001).toBe(true);
          }
        },
      ),
      options,
    );
  });

  it('holds no point that is not such a sum', () => {
    fc.assert(
      fc.property(
        rasterRings(),
        rasterRings(),
        fc.array(point(100), { minLength: 10, maxLength: 20 }),
        ([a], [b], points) => {
          const sum = kernel.minkowskiSum(a!, b!);
          for (const [x, y] of points) {
            if (!isInside([x, y], sum) || distanceToRings([x, y], sum) < 0.001) continue;
            // Somewhere the mirrored b, moved to the point, must meet a.
            const mirrored = b!.map((coordinateMm, i) => (i % 2 === 0 ? x : y) - coordinateMm);
            const meets =
              kernel.intersect([a!], [mirrored]).length > 0 ||
              pointsOf(a!).some((at) => distanceToRings(at, [mirrored]) < 0.01) ||
              pointsOf(mirrored).some((at) => distanceToRings(at, [a!]) < 0.01);
            expect(meets).toBe(true);
          }
        },
      ),
      options,
    );
  });
});
