import { TRAPEZOID_STRIDE } from './trapezoids.js';

/**
 * How far two shapes may run into one another and still count as touching, mm. A hundredth of a micrometre: wider than the rounding of
 * sums of lengths (10⁻⁹ mm), so that parts fit exactly where they should, and far below the micrometre the validator allows.
 */
export const CONTACT_TOLERANCE_MM = 1e-5;

/** Jumps past one fixed shape; each passes at least one forbidden interval for good, so only a broken number could need more. */
const MAX_JUMPS = 10_000;

/**
 * The nearest position along, at or after `along`, where one shape leaves another free. At a fixed offset across, two trapezoids overlap on
 * an open interval of positions; its ends follow from the ends of the band across that they share, since everything in between is linear.
 * The shapes overlap where any of their trapezoids do, so walking up past the intervals gives the answer exactly.
 * @param fixed - trapezoids of the shape that stays (see trapezoidsOf)
 * @param moving - trapezoids of the shape that moves along
 * @param across - offset of the moving shape against the fixed one across, mm
 * @param along - offset along from which to look, mm
 * @returns offset along, mm, ≥ `along`
 */
export function firstClearMm(
  fixed: Float64Array,
  moving: Float64Array,
  across: number,
  along: number,
): number {
  let position = along;
  for (let jump = 0; jump < MAX_JUMPS; jump++) {
    const next = pastOverlaps(fixed, moving, across, position);
    if (next === position) return position;
    position = next;
  }
  return Number.POSITIVE_INFINITY;
}

/** One look at every pair of trapezoids, jumping to the end of each interval that holds the position. Flat and without calls: the hot loop of the search. */
function pastOverlaps(fixed: Float64Array, moving: Float64Array, across: number, along: number): number {
  let position = along;
  let firstOpen = 0;
  for (let i = 0; i < fixed.length; i += TRAPEZOID_STRIDE) {
    const fixed0 = fixed[i]!;
    const fixed1 = fixed[i + 1]!;
    while (firstOpen < moving.length && moving[firstOpen + 6]! + across <= fixed0)
      firstOpen += TRAPEZOID_STRIDE;
    for (let j = firstOpen; j < moving.length; j += TRAPEZOID_STRIDE) {
      const moving0 = moving[j]! + across;
      if (moving0 >= fixed1 - CONTACT_TOLERANCE_MM) break;
      const moving1 = moving[j + 1]! + across;
      const from = Math.max(fixed0, moving0);
      const to = Math.min(fixed1, moving1);
      const bandMm = to - from;
      if (bandMm <= CONTACT_TOLERANCE_MM) continue;
      const end =
        fixed[i + 4]! + fixed[i + 5]! * (from - fixed0) - moving[j + 2]! - moving[j + 3]! * (from - moving0);
      const endChange = (fixed[i + 5]! - moving[j + 3]!) * bandMm;
      const last = endChange > 0 ? end + endChange : end;
      if (position >= last - CONTACT_TOLERANCE_MM) continue;
      const start =
        fixed[i + 2]! + fixed[i + 3]! * (from - fixed0) - moving[j + 4]! - moving[j + 5]! * (from - moving0);
      const startChange = (fixed[i + 3]! - moving[j + 5]!) * bandMm;
      const first = startChange < 0 ? start + startChange : start;
      if (position > first + CONTACT_TOLERANCE_MM) position = last;
    }
  }
  return position;
}
