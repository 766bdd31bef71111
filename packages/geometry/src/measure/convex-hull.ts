import type { Contour, Point } from '@millwright/contracts';
import { forEachEdge } from '../contour/edges.js';
import { flattenContour } from '../contour/flatten.js';
import { requireInRange } from '../kernel/grid.js';
import { orient2d } from '../numeric.js';

/**
 * The convex hull of points as a ring, counter-clockwise from the leftmost (lowest of those) point, with no corner on the line through its neighbours. Exact: corners
 * are given points, and signs are exact (Andrew's chain: "Another efficient algorithm for convex hulls in two dimensions", 1979). O(n log n).
 * @returns two points for points on one line, one for points that coincide, none for none
 * @throws MillwrightError GEOMETRY_COORDINATE_OUT_OF_RANGE
 */
export function convexHull(points: readonly Point[]): Float64Array {
  for (const [x, y] of points) {
    requireInRange(x, 'A coordinate');
    requireInRange(y, 'A coordinate');
  }
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const lower = chainOf(sorted);
  const upper = chainOf(sorted.reverse());
  // Each chain ends where the other starts.
  const hull = lower.length === 1 ? lower : [...lower.slice(0, -1), ...upper.slice(0, -1)];
  return Float64Array.from(hull.flat());
}

/** The points that a path along them keeps when it may only turn left. */
function chainOf(sorted: readonly Point[]): Point[] {
  const chain: Point[] = [];
  for (const point of sorted) {
    const last = chain[chain.length - 1];
    if (last !== undefined && last[0] === point[0] && last[1] === point[1]) continue;
    while (chain.length >= 2 && !turnsLeft(chain[chain.length - 2]!, chain[chain.length - 1]!, point))
      chain.pop();
    chain.push(point);
  }
  return chain;
}

function turnsLeft(a: Point, b: Point, c: Point): boolean {
  return orient2d(a[0], a[1], b[0], b[1], c[0], c[1]) > 0;
}

/** How the arcs of contours are taken by {@link convexHullOfContours}. */
export interface HullOptions {
  /** Largest distance between an arc and its straight pieces, mm, ≥ 1 nm. */
  readonly toleranceMm: number;
  /** `outside`: the ring holds the whole hull; `inside`: the hull holds the ring. */
  readonly side: 'outside' | 'inside';
}

/**
 * The convex hull of contours as a ring that keeps to a known side of the true hull, whose distance from it is the tolerance at most: arcs count by the corners of their
 * tangents (outside) or of their chords (inside); lines are exact. Open contours count too. Counter-clockwise.
 * @throws MillwrightError GEOMETRY_TOLERANCE_INVALID, GEOMETRY_TOO_MANY_POINTS, GEOMETRY_COORDINATE_OUT_OF_RANGE
 */
export function convexHullOfContours(
  contours: readonly Contour[],
  { toleranceMm, side }: HullOptions,
): Float64Array {
  const points: Point[] = [];
  for (const contour of contours) {
    for (const [x, y] of contour.vertices) points.push([x, y]);
    forEachEdge(contour, (x0, y0, x1, y1, bulge) => {
      if (bulge === 0) return;
      // The lens between arc and chord bulges out wherever it is seen from.
      const lens: Contour = {
        closed: true,
        vertices: [
          [x0, y0, bulge],
          [x1, y1, 0],
        ],
      };
      const ring = flattenContour(lens, { toleranceMm, side });
      for (let i = 0; i < ring.length; i += 2) points.push([ring[i]!, ring[i + 1]!]);
    });
  }
  return convexHull(points);
}
