import { ringAreaMm2 } from '../ring/measure.js';
import { combine, settle, unite } from './boolean.js';
import { fromPaths, toPaths } from './grid.js';
import { inflate } from './offset.js';
import type { OffsetOptions } from './polygon-kernel.js';
import type { Ring } from './rings.js';
import type { Scope } from './scope.js';
import { simplifyRing } from './simplify-ring.js';

/** A simplified ring is moved by the simplification's own tolerance and this, mm: rounding of its corners and of the crossings it makes. */
const GRID_MARGIN_MM = 0.0005;
/** Farthest that a corner stands off when a ring is moved by 1: a mitre is cut off square beyond it, with corners √2 off at the most. Right angles stay. */
const REACH = 1.42;

/**
 * The area simplified to one side. Each ring A is simplified to S within ε ({@link simplifyRing}): every side of S and the chain of A it
 * replaces lie within ε of each other, so the closed curve of the chain out and the side back stays in the side's stadium of radius ε, which has no hole:
 * the winding numbers of A and S differ only within ε of S. S moved outward by more than ε (inward, for a hole) therefore winds around
 * all that A does, and S moved the other way around nothing that A does not. Winding numbers add up over rings, so the points of positive winding number
 * contain the area, or are contained in it, even where moved rings overlap. Each ring is moved by a margin more, and one that loses no corner by the margin only, so that
 * rounding to the grid breaks nothing. With `toleranceMm` = ε + {@link REACH}·(ε + margin) + margin nothing reaches farther than the
 * tolerance. Should the result fail nevertheless, by more than rounding, or should no ring lose a corner, the area comes back exact.
 */
export function simplifyToSide(
  scope: Scope,
  rings: readonly Ring[],
  toleranceMm: number,
  side: 'outside' | 'inside',
): Ring[] {
  const exact = fromPaths(scope, unite(scope, rings));
  const ringToleranceMm = (toleranceMm - (REACH + 1) * GRID_MARGIN_MM) / (REACH + 1);
  if (!(ringToleranceMm > 0)) return exact;
  const simple = exact.map((ring) => simplifyRing(ring, ringToleranceMm));
  if (simple.every((ring, i) => ring.length === exact[i]!.length)) return exact;
  const moved = simple.flatMap((ring, i) => {
    const byMm = GRID_MARGIN_MM + (ring.length === exact[i]!.length ? 0 : ringToleranceMm);
    return moveRing(scope, ring, ringAreaMm2(exact[i]!) < 0, side === 'outside' ? byMm : -byMm);
  });
  const result = fromPaths(scope, combine(scope, 'union', moved, [], 'positive'));
  const [inner, outer] = side === 'outside' ? [exact, result] : [result, exact];
  return combine(scope, 'difference', inner, outer).size() === 0 ? result : exact;
}

/**
 * A ring moved to the side on which the area becomes larger (`byMm` > 0) or smaller. Clipper2 takes a single ring, whichever way it runs, for the
 * outline of an area; a hole grows where the area shrinks.
 */
function moveRing(scope: Scope, ring: Ring, isHole: boolean, byMm: number): readonly Ring[] {
  const options: OffsetOptions = { join: 'mitre', mitreLimit: REACH, arcToleranceMm: GRID_MARGIN_MM };
  const outline = toPaths(scope, [isHole ? reversed(ring) : ring]);
  const moved = fromPaths(
    scope,
    settle(scope, inflate(scope, outline, isHole ? -byMm : byMm, options, 'Polygon')),
  );
  return isHole ? moved.map(reversed) : moved;
}

function reversed(ring: Ring): Ring {
  return ring.map((_, i) => ring[ring.length - 2 - (i & ~1) + (i & 1)]!);
}
