import { unite } from './boolean.js';
import { fromPaths, snapRing, toPath, toPaths } from './grid.js';
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
  const { module, own } = scope;
  const boundaries = own(module.MinkowskiSum64(toPath(scope, a), toPath(scope, b), true));
  const rings = [...fromPaths(scope, boundaries), ...areaMoved(scope, a, b), ...areaMoved(scope, b, a)];
  return fromPaths(scope, unite(scope, toPaths(scope, rings)));
}

/** What a ring encloses, moved by another's first point; outlines counter-clockwise whichever way the ring ran. */
function areaMoved(scope: Scope, ring: Ring, by: Ring): Ring[] {
  const moved = ring.map((coordinateMm, i) => coordinateMm + by[i & 1]!);
  return fromPaths(scope, unite(scope, toPaths(scope, [moved])));
}
