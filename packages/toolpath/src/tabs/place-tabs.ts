import type { Point } from '@millwright/contracts';
import { PI } from '@millwright/geometry/numeric';
import { type Curve, distanceMm, isArc } from '../curve/curve.js';
import { nearestOnCurve } from '../curve/distance.js';
import { curveIndexAt, type Loop, pointOnLoop, turningOf } from '../curve/loop.js';
import { angleBetween } from '../offset/exact-offset.js';
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

/** A tab's place may turn by this much at most, radians (30°), to count as straight or gently curved; a tuned value. */
const GENTLE_RAD = PI / 6;
/** Positions tried for tabs along a loop, mm apart; fewer and wider apart on loops longer than {@link MAX_TRIES} of them. */
const TRY_EVERY_MM = 1;
const MAX_TRIES = 4_000;
/** More tabs than this on one contour are refused. */
const MAX_TABS = 500;

/**
 * Tabs spread evenly along a loop, each moved at most so far that it keeps clear of its neighbours, to a place that is straight or gently
 * curved; where there is none, to the least curved. Fewer than wished where the loop is too short, none where not even one
 * fits beside the entry.
 * @param contour - the contour that the loop cuts; tabs lie on it and gaps are measured along it
 */
export function placeTabs(loop: Loop, contour: readonly Curve[], wish: TabWish): TabPlan {
  const halfMm = (wish.lengthMm + wish.toolDiameterMm) / 2;
  // Between two raised spans the tool must reach the bottom and have some way to get there: one diameter.
  const mostTabs = Math.min(MAX_TABS, Math.floor(loop.lengthMm / (2 * halfMm + wish.toolDiameterMm)));
  let best: TabPlan = { spans: [], centresMm: [], longestGapMm: Number.POSITIVE_INFINITY };
  const places = tabPlaces(loop, halfMm);
  for (let nTabs = Math.min(wish.nTabs, mostTabs); nTabs >= 1 && nTabs <= mostTabs; nTabs++) {
    const centres = spreadEvenly(places, {
      nTabs,
      loopLengthMm: loop.lengthMm,
      halfMm,
      apartMm: wish.toolDiameterMm,
    });
    const plan = planOf(loop, contour, { centres, halfMm, tabLengthMm: wish.lengthMm });
    if (plan.longestGapMm < best.longestGapMm || best.spans.length === 0) best = plan;
    if (best.longestGapMm <= wish.largestGapMm) break;
  }
  return best;
}

/** A position where a tab's middle could be, and how much the loop turns over the tab there. */
interface Place {
  readonly atMm: number;
  readonly turnRad: number;
}

/** Positions along the loop whose raised span does not reach over the loop's start, where the tool goes in. */
function tabPlaces(loop: Loop, halfMm: number): Place[] {
  const turning = turningOf(loop, angleBetween);
  const turnedAt = (positionMm: number) => {
    const index = curveIndexAt(loop, positionMm);
    const curve = loop.curves[index]!;
    return (
      turning[index]! + Math.abs(curve.sweepRad) * ((positionMm - loop.startsMm[index]!) / curve.lengthMm)
    );
  };
  const roomMm = loop.lengthMm - 2 * halfMm;
  const nPlaces = Math.min(MAX_TRIES, Math.ceil(roomMm / TRY_EVERY_MM)) + 1;
  return Array.from({ length: Math.max(0, nPlaces) }, (_, i) => {
    const atMm = halfMm + (roomMm * i) / Math.max(1, nPlaces - 1);
    const startMm = Math.max(0, atMm - halfMm);
    const endMm = Math.min(loop.lengthMm, atMm + halfMm);
    return { atMm, turnRad: turnedAt(endMm) - turnedAt(startMm) };
  });
}

/** For each of n even shares of the loop the best place in its middle part, so that neighbours stay apart. */
function spreadEvenly(
  places: readonly Place[],
  {
    nTabs,
    loopLengthMm,
    halfMm,
    apartMm,
  }: {
    readonly nTabs: number;
    readonly loopLengthMm: number;
    readonly halfMm: number;
    readonly apartMm: number;
  },
): number[] {
  const shareMm = loopLengthMm / nTabs;
  const freedomMm = Math.max(0, (shareMm - 2 * halfMm - apartMm) / 2);
  return Array.from({ length: nTabs }, (_, i) => {
    const idealMm = (i + 0.5) * shareMm;
    const inReach = places.filter(({ atMm }) => Math.abs(atMm - idealMm) <= freedomMm);
    return (
      inReach.reduce<Place | undefined>((best, place) => {
        return best === undefined || costOf(place, idealMm) < costOf(best, idealMm) ? place : best;
      }, undefined)?.atMm ?? idealMm
    );
  });
}

/** Gentle places by their distance from the ideal; all others after them, by how much they turn. One radian outweighs any distance. */
function costOf({ atMm, turnRad }: Place, idealMm: number): number {
  const offMm = Math.abs(atMm - idealMm);
  return turnRad <= GENTLE_RAD ? offMm : offMm + turnRad * TURN_COST_MM;
}

/** What a radian of turning costs against a millimetre of distance; larger than any sheet. */
const TURN_COST_MM = 1e6;

function planOf(
  loop: Loop,
  contour: readonly Curve[],
  {
    centres,
    halfMm,
    tabLengthMm,
  }: { readonly centres: readonly number[]; readonly halfMm: number; readonly tabLengthMm: number },
): TabPlan {
  const feet = centres.map((atMm) => footOn(contour, pointOnLoop(loop, atMm)));
  return {
    spans: centres.map((atMm) => ({ startMm: atMm - halfMm, endMm: atMm + halfMm })),
    centresMm: feet.map(({ point }) => point),
    longestGapMm: longestGapMm(
      feet.map(({ alongMm }) => alongMm),
      contour.reduce((sum, curve) => sum + curve.lengthMm, 0),
      tabLengthMm,
    ),
  };
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
  return radiusMm * (forwardRad < 0 ? forwardRad + 2 * PI : forwardRad);
}

function longestGapMm(alongMm: readonly number[], contourLengthMm: number, tabLengthMm: number): number {
  const sorted = [...alongMm].sort((a, b) => a - b);
  let longestMm = 0;
  sorted.forEach((startMm, index) => {
    const next = sorted[index + 1] ?? sorted[0]! + contourLengthMm;
    longestMm = Math.max(longestMm, next - startMm - tabLengthMm);
  });
  return sorted.length === 0 ? Number.POSITIVE_INFINITY : longestMm;
}
