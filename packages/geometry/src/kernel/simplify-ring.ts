import type { Ring } from './rings.js';

/**
 * The ring with fewer corners, a subset of the old ones; the first stays. Each side that replaces a chain of old ones has them all within
 * `toleranceMm`, and no point of it is farther than that from the chain. A ring that would not keep three corners (a needle) comes back as it was: an area that is
 * about to grow must not lose it.
 *
 * Cone intersection (Williams, "Bounded straight-line approximation of digitized planar curves and lines", 1981; Sklansky and Gonzalez 1980): from an
 * anchor each passed corner allows only directions whose ray comes within the tolerance of it, a cone; a side may end at a corner that lies in
 * all cones so far. Corners must also move away from the anchor, else the ray would pass them but the side would not. One pass, O(n).
 * Unlike removing corner by corner, errors cannot add up.
 */
export function simplifyRing(ring: Ring, toleranceMm: number): Ring {
  const nPoints = ring.length / 2;
  const kept: number[] = [];
  for (let anchor = 0; anchor < nPoints; ) {
    kept.push(ring[2 * anchor]!, ring[2 * anchor + 1]!);
    anchor = endOfSide(ring, anchor, toleranceMm);
  }
  return kept.length < 6 ? ring : Float64Array.from(kept);
}

/** Index of the farthest corner (n for the first one again) to which one side may run from `anchor`; at least the next. */
function endOfSide(ring: Ring, anchor: number, toleranceMm: number): number {
  const nPoints = ring.length / 2;
  const x0 = ring[2 * anchor]!;
  const y0 = ring[2 * anchor + 1]!;
  let end = anchor + 1;
  let farthestMm = 0;
  // The cone's right and left bounds as directions; none until a corner beyond the tolerance was passed.
  let hasCone = false;
  let rightX = 0;
  let rightY = 0;
  let leftX = 0;
  let leftY = 0;
  for (let next = anchor + 1; next <= nPoints; next++) {
    const at = 2 * (next % nPoints);
    const dx = ring[at]! - x0;
    const dy = ring[at + 1]! - y0;
    const awayMm = Math.sqrt(dx * dx + dy * dy);
    const isInCone = !hasCone || (rightX * dy - rightY * dx >= 0 && dx * leftY - dy * leftX >= 0);
    if (awayMm < farthestMm || !isInCone) return end;
    end = next;
    farthestMm = awayMm;
    if (awayMm <= toleranceMm) continue;
    // Tangents from the anchor to the circle of the tolerance about this corner; scaled by awayMm, since only directions count.
    const alongMm = Math.sqrt(awayMm * awayMm - toleranceMm * toleranceMm);
    const newRightX = dx * alongMm + dy * toleranceMm;
    const newRightY = dy * alongMm - dx * toleranceMm;
    const newLeftX = dx * alongMm - dy * toleranceMm;
    const newLeftY = dy * alongMm + dx * toleranceMm;
    if (!hasCone || rightX * newRightY - rightY * newRightX > 0) {
      rightX = newRightX;
      rightY = newRightY;
    }
    if (!hasCone || newLeftX * leftY - newLeftY * leftX > 0) {
      leftX = newLeftX;
      leftY = newLeftY;
    }
    hasCone = true;
  }
  return end;
}
