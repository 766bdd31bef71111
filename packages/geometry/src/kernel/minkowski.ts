import { unite } from './boolean.js';
import { fromPaths, requireRoom, snapRing, toPath } from './grid.js';
import type { Ring } from './rings.js';
import type { Scope } from './scope.js';

/**
 * See PolygonKernel.minkowskiSum. Clipper2 sums only the two boundaries. A sum of areas also has the points for which one area (mirrored and
 * moved) lies wholly within the other, and there any one point of either will do: so each area, moved by a corner of the other, completes it.
 */
export function minkowskiSum(scope: Scope, pattern: Ring, path: Ring): Ring[] {
  const a = snapRing(pattern);
  const b = snapRing(path);
  if (a.length < 6 || b.length < 6) return [];
  // Clipper2 makes a quadrilateral of each side of one with each side of the other.
  requireRoom(4 * (a.length / 2) * (b.length / 2));
  const areaA = areaMoved(scope, a, b);
  const areaB = areaMoved(scope, b, a);
  if (areaA.length === 0 || areaB.length === 0) return [];
  const { module, own } = scope;
  const boundaries = own(module.MinkowskiSum64(toPath(scope, a), toPath(scope, b), true));
  return fromPaths(scope, unite(scope, [...fromPaths(scope, boundaries), ...areaA, ...areaB]));
}

/** What a ring encloses, moved by another's first point; outlines counter-clockwise whichever way the ring ran. */
function areaMoved(scope: Scope, ring: Ring, by: Ring): Ring[] {
  const moved = ring.map((coordinateMm, i) => coordinateMm + by[i & 1]!);
  return fromPaths(scope, unite(scope, [moved]));
}
