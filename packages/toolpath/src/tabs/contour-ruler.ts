import type { Point } from '@millwright/contracts';
import { PI } from '@millwright/geometry/numeric';
import { angleBetween, type Curve, distanceMm, isArc, line } from '../curve/curve.js';
import { curveBox, indexCurves, widenBox } from '../curve/curve-index.js';
import { nearestOnCurve } from '../curve/distance.js';

/** A point of a contour, and how far along it lies, mm from the contour's start. */
export interface Foot {
  readonly point: Point;
  readonly alongMm: number;
}

/** A closed contour with a scale along it. */
export interface ContourRuler {
  readonly lengthMm: number;
  /** The nearest point of the contour; of two as near the one of the earlier curve. */
  footOf(point: Point): Foot;
}

/**
 * A scale along a contour.
 * @param usualMm - feet are mostly asked for of points no farther away than this; others take longer
 */
export function rulerOf(contour: readonly Curve[], usualMm: number): ContourRuler {
  const index = indexCurves(contour);
  const everywhere = contour.map((_, at) => at);
  const startsMm = [0];
  for (const { lengthMm } of contour) startsMm.push(startsMm[startsMm.length - 1]! + lengthMm);
  const nearestOf = (point: Point, candidates: readonly number[]) => {
    let best = { point, alongMm: 0, distanceMm: Number.POSITIVE_INFINITY };
    for (const at of candidates) {
      const curve = contour[at]!;
      const nearest = nearestOnCurve(curve, point);
      if (nearest.distanceMm >= best.distanceMm) continue;
      best = { ...nearest, alongMm: startsMm[at]! + lengthTo(curve, nearest.point) };
    }
    return best;
  };
  return {
    lengthMm: startsMm[contour.length]!,
    footOf(point) {
      const near = nearestOf(point, index.near(widenBox(curveBox(line(point, point)), usualMm)));
      return near.distanceMm <= usualMm ? near : nearestOf(point, everywhere);
    },
  };
}

/** Way along a closed contour from one foot to another, mm, the shorter way round. */
export function wayAlongMm({ lengthMm }: ContourRuler, a: Foot, b: Foot): number {
  const forthMm = Math.abs(a.alongMm - b.alongMm);
  return Math.min(forthMm, lengthMm - forthMm);
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
