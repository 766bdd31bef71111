import type { Point } from '@millwright/contracts';
import { PI } from '@millwright/geometry/numeric';
import { angleBetween, type Curve, distanceMm, isArc } from '../curve/curve.js';
import { nearestOnCurve } from '../curve/distance.js';

/** Where tabs stand on a contour. */
export interface TabFeet {
  /** Middle of each tab on the contour. */
  readonly centresMm: readonly Point[];
  /** Longest stretch of the contour without a tab, mm; Infinity without tabs. */
  readonly longestGapMm: number;
}

/**
 * The feet of tabs on the contour that their loop cuts.
 * @param contour - closed
 * @param middles - where the tool would be in the middle of each tab
 * @param lengthMm - of a tab
 */
export function tabFeet(contour: readonly Curve[], middles: readonly Point[], lengthMm: number): TabFeet {
  const feet = middles.map((middle) => footOn(contour, middle));
  const alongMm = feet.map((foot) => foot.alongMm);
  return {
    centresMm: feet.map(({ point }) => point),
    longestGapMm: longestGapMm(alongMm, chainLengthMm(contour), lengthMm),
  };
}

/** Length of a chain, mm. */
export function chainLengthMm(contour: readonly Curve[]): number {
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
