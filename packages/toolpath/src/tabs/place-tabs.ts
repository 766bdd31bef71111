import type { Point } from '@millwright/contracts';
import { PI } from '@millwright/geometry/numeric';
import { angleBetween, type Curve, distanceMm, isArc } from '../curve/curve.js';
import { nearestOnCurve } from '../curve/distance.js';
import { curveIndexAt, type Loop, pointOnLoop, type Turning, turningOf } from '../curve/loop.js';
import type { RaisedSpan } from './raise-over-tabs.js';

/** What tabs a loop is to have. */
export interface TabWish {
  /** Length of wood left standing, mm. */
  readonly lengthMm: number;
  readonly toolDiameterMm: number;
  /** At least this many, ≥ 1. */
  readonly nTabs: number;
  /** No stretch of the contour without a tab is longer, mm. */
  readonly largestGapMm: number;
  /** Whether the part lies on the right of the loop's direction. */
  readonly partOnRight: boolean;
}

/** Where tabs go. */
export interface TabPlan {
  /** Raised spans of the loop, in rising order; each lies within one turn. */
  readonly spans: readonly RaisedSpan[];
  /** Middle of each tab on the contour. */
  readonly centresMm: readonly Point[];
  /** Longest stretch of the contour without a tab, mm; Infinity without tabs. */
  readonly longestGapMm: number;
}

/** A tab's place, with a quarter of the tool on either side, may turn by this much (30°) to count as straight or gently curved; tuned. */
const GENTLE_RAD = PI / 6;
/** At least this share of a tab's length must be wood; less does not hold. Round a sharp corner a tab would hang by a point. */
const LEAST_WOOD_RATIO = 0.5;
/** A tab is moved in steps of this from where even spreading would put it, mm; longer steps where more than {@link MAX_STEPS} were needed. */
const STEP_MM = 1;
const MAX_STEPS = 200;
/** More tabs than this on one contour are never placed; a sheet of ten metres with one every fifty millimetres has fewer. */
const MAX_TABS = 1_000;
/** How many more tabs than needed are tried where the first try leaves too long a gap. */
const MAX_EXTRA_TABS = 24;

/**
 * Tabs spread evenly along a loop, each moved at most so far that it keeps clear of its neighbours, to a place that is straight or gently
 * curved; where there is none, to the least curved that still has wood for it. Fewer than wished where the loop is too short, none
 * where not even one fits beside the entry.
 * @param contour - the contour that the loop cuts; tabs lie on it and gaps are measured along it
 */
export function placeTabs(loop: Loop, contour: readonly Curve[], wish: TabWish): TabPlan {
  const raisedMm = wish.lengthMm + wish.toolDiameterMm;
  // Between two raised spans the tool must reach the bottom and have some way to get there: one diameter.
  const mostTabs = Math.min(MAX_TABS, Math.floor(loop.lengthMm / (raisedMm + wish.toolDiameterMm)));
  const forGaps = Math.ceil(lengthOf(contour) / (wish.largestGapMm + wish.lengthMm));
  const needed = Math.max(wish.nTabs, forGaps);
  const turning = turningOf(loop);
  let best: TabPlan = { spans: [], centresMm: [], longestGapMm: Number.POSITIVE_INFINITY };
  for (
    let nShares = Math.min(needed, mostTabs);
    nShares <= Math.min(mostTabs, needed + MAX_EXTRA_TABS);
    nShares++
  ) {
    if (nShares === 0) continue;
    const plan = planOf(loop, contour, { centres: spreadEvenly(loop, turning, { wish, nShares }), wish });
    if (isBetter(plan, best, wish)) best = plan;
    if (best.spans.length >= wish.nTabs && best.longestGapMm <= wish.largestGapMm) break;
  }
  return best;
}

/** First as many tabs as wished, then the shorter gap. */
function isBetter(plan: TabPlan, best: TabPlan, { nTabs }: TabWish): boolean {
  const counted = Math.min(nTabs, plan.spans.length) - Math.min(nTabs, best.spans.length);
  return counted > 0 || (counted === 0 && plan.longestGapMm < best.longestGapMm);
}

/** For each of n even shares of the loop the best place in its middle part, so that neighbours stay apart; none where no place has wood. */
function spreadEvenly(
  loop: Loop,
  turning: Turning,
  { wish, nShares }: { readonly wish: TabWish; readonly nShares: number },
): number[] {
  const shareMm = loop.lengthMm / nShares;
  const freedomMm = Math.max(0, (shareMm - wish.lengthMm - 2 * wish.toolDiameterMm) / 2);
  const nSteps = Math.min(MAX_STEPS, Math.floor(freedomMm / STEP_MM));
  const stepMm = nSteps === 0 ? 0 : freedomMm / nSteps;
  return Array.from({ length: nShares }, (_, share) => {
    const idealMm = (share + 0.5) * shareMm;
    let bestMm: number | undefined;
    let bestCost = Number.POSITIVE_INFINITY;
    for (let i = 0; i <= 2 * nSteps; i++) {
      const offMm = stepMm * Math.ceil(i / 2) * (i % 2 === 0 ? 1 : -1);
      const cost = costOf(loop, turning, { wish, atMm: idealMm + offMm }) + Math.abs(offMm);
      if (cost < bestCost) [bestMm, bestCost] = [idealMm + offMm, cost];
    }
    return bestMm;
  }).filter((atMm) => atMm !== undefined);
}

/**
 * What a place costs: nothing where it is gentle, else by how much it turns, and Infinity where a tab would have no wood. A path at radius r
 * around a contour that turns by θ is r·θ longer than it, so of a tab's length r·θ is missing. Where the contour bends the other way,
 * towards the tool, r·θ more of it than asked for stays uncut at the tab, so straight and bulging places are preferred.
 */
function costOf(
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

function planOf(
  loop: Loop,
  contour: readonly Curve[],
  { centres, wish }: { readonly centres: readonly number[]; readonly wish: TabWish },
): TabPlan {
  const halfMm = (wish.lengthMm + wish.toolDiameterMm) / 2;
  const feet = centres.map((atMm) => footOn(contour, pointOnLoop(loop, atMm)));
  const alongMm = feet.map((foot) => foot.alongMm);
  return {
    spans: centres.map((atMm) => ({ startMm: atMm - halfMm, endMm: atMm + halfMm })),
    centresMm: feet.map(({ point }) => point),
    longestGapMm: longestGapMm(alongMm, lengthOf(contour), wish.lengthMm),
  };
}

function lengthOf(contour: readonly Curve[]): number {
  return contour.reduce((sum, curve) => sum + curve.lengthMm, 0);
}

/** The nearest point of a closed chain, and how far along the chain it lies. */
function footOn(
  contour: readonly Curve[],
  point: Point,
): { readonly point: Point; readonly alongMm: number } {
  let best = { point: contour[0]!.from, alongMm: 0, distanceMm: Number.POSITIVE_INFINITY };
  let startMm = 0;
  for (const curve of contour) {
    const nearest = nearestOnCurve(curve, point);
    if (nearest.distanceMm < best.distanceMm) {
      best = { ...nearest, alongMm: startMm + lengthTo(curve, nearest.point) };
    }
    startMm += curve.lengthMm;
  }
  return best;
}

/** Length along a curve to a point on it, mm. */
function lengthTo(curve: Curve, point: Point): number {
  if (!isArc(curve)) return distanceMm(curve.from, point);
  const { centre, from, radiusMm, sweepRad } = curve;
  const turnRad = angleBetween(
    [from[0] - centre[0], from[1] - centre[1]],
    [point[0] - centre[0], point[1] - centre[1]],
  );
  const forwardRad = sweepRad > 0 ? turnRad : -turnRad;
  // A point at the very start may come out a rounding before it, which must not count as a whole turn.
  return radiusMm * (forwardRad < -SAME_ANGLE_RAD ? forwardRad + 2 * PI : Math.max(0, forwardRad));
}

/** Rounding of an angle, radians, with room. */
const SAME_ANGLE_RAD = 1e-9;

function longestGapMm(alongMm: readonly number[], contourLengthMm: number, tabLengthMm: number): number {
  const sorted = [...alongMm].sort((a, b) => a - b);
  let longestMm = 0;
  sorted.forEach((startMm, index) => {
    const next = sorted[index + 1] ?? sorted[0]! + contourLengthMm;
    longestMm = Math.max(longestMm, next - startMm - tabLengthMm);
  });
  return sorted.length === 0 ? Number.POSITIVE_INFINITY : longestMm;
}
