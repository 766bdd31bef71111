import { PI } from '@millwright/geometry/numeric';
import { curveIndexAt, type Loop, type Turning } from '../curve/loop.js';
import type { TabWish } from './tab-wish.js';

/** A tab's place, with a quarter of the tool on either side, may turn by this much (30°) to count as straight or gently curved; tuned. */
const GENTLE_RAD = PI / 6;
/** At least this share of a tab's length must be wood; less does not hold. Round a sharp corner a tab would hang by a point. */
const LEAST_WOOD_RATIO = 0.5;

/**
 * What a place costs: nothing where it is gentle, else by how much it turns, and Infinity where a tab would have no wood. A path at radius r
 * around a contour that turns by θ is r·θ longer than it, so of a tab's length r·θ is missing. Where the contour bends the other way,
 * towards the tool, r·θ more of it than asked for stays uncut at the tab, so straight and bulging places are preferred.
 */
export function placeCost(
  loop: Loop,
  turning: Turning,
  { wish, atMm }: { readonly wish: TabWish; readonly atMm: number },
): number {
  const { lengthMm, toolDiameterMm, partOnRight } = wish;
  const turnOver = (reachMm: number) => {
    const start = turnUpTo(loop, turning, atMm - reachMm);
    const end = turnUpTo(loop, turning, atMm + reachMm);
    const towardsPartRad = (end.netRad - start.netRad) * (partOnRight ? -1 : 1);
    return { totalRad: end.totalRad - start.totalRad, towardsPartRad };
  };
  const missingMm = (Math.abs(turnOver(lengthMm / 2).towardsPartRad) * toolDiameterMm) / 2;
  if (missingMm > lengthMm * (1 - LEAST_WOOD_RATIO)) return Number.POSITIVE_INFINITY;
  const raised = turnOver((lengthMm + toolDiameterMm) / 2);
  const hollowRad = (raised.totalRad - raised.towardsPartRad) / 2;
  const { totalRad } = turnOver((lengthMm + 1.5 * toolDiameterMm) / 2);
  return hollowRad * HOLLOW_COST_MM + (totalRad <= GENTLE_RAD ? 0 : totalRad * TURN_COST_MM);
}

/** What a radian of turning costs against a millimetre of distance; larger than any sheet. */
const TURN_COST_MM = 1e6;
/** A place that is not straight or gently curved costs more than this, and no other does. */
export const BENT_COST_MM = GENTLE_RAD * TURN_COST_MM;
/** What a radian of turning towards the tool costs; a place a few degrees hollow is left for a straight one some hundred millimetres on. */
const HOLLOW_COST_MM = 1e4;

/** Turning from the loop's start to a position, which is held at the loop's ends. */
function turnUpTo(loop: Loop, { totalRad, netRad }: Turning, positionMm: number) {
  const heldMm = Math.max(0, Math.min(loop.lengthMm, positionMm));
  const index = curveIndexAt(loop, heldMm);
  const { sweepRad, lengthMm } = loop.curves[index]!;
  const turnedRad = sweepRad * ((heldMm - loop.startsMm[index]!) / lengthMm);
  return { totalRad: totalRad[index]! + Math.abs(turnedRad), netRad: netRad[index]! + turnedRad };
}
