import type { Point } from '@millwright/contracts';
import { type Curve, cross, distanceMm, dot, isArc } from './curve.js';

/**
 * Where the endless lines and whole circles that two curves lie on cross: up to two points, none where they only nearly touch or coincide.
 * The caller sorts out which of them lie on the curves.
 */
export function crossingsOf(a: Curve, b: Curve): Point[] {
  if (!isArc(a)) return isArc(b) ? lineWithCircle(a, b) : lineWithLine(a, b);
  return isArc(b) ? circleWithCircle(a, b) : lineWithCircle(b, a);
}

function lineWithLine(a: Curve, b: Curve): Point[] {
  const u = direction(a);
  const v = direction(b);
  const area = cross(u, v);
  if (area === 0) return [];
  const between: Point = [b.from[0] - a.from[0], b.from[1] - a.from[1]];
  const ratio = cross(between, v) / area;
  return [[a.from[0] + u[0] * ratio, a.from[1] + u[1] * ratio]];
}

/** The foot of the centre on the line, and half the chord to either side of it. */
function lineWithCircle(straight: Curve, round: Curve): Point[] {
  const full = direction(straight);
  const u: Point = [full[0] / straight.lengthMm, full[1] / straight.lengthMm];
  const toCentre: Point = [round.centre[0] - straight.from[0], round.centre[1] - straight.from[1]];
  const footMm = dot(toCentre, u);
  const offMm = cross(u, toCentre);
  const square = (round.radiusMm - offMm) * (round.radiusMm + offMm);
  if (square < 0) return [];
  const halfMm = Math.sqrt(square);
  return [footMm - halfMm, footMm + halfMm].map((t) => [
    straight.from[0] + u[0] * t,
    straight.from[1] + u[1] * t,
  ]);
}

/** On the radical line: at distance `footMm` from the first centre along the line of centres, half the common chord to either side. */
function circleWithCircle(a: Curve, b: Curve): Point[] {
  const apartMm = distanceMm(a.centre, b.centre);
  if (apartMm === 0) return [];
  const u: Point = [(b.centre[0] - a.centre[0]) / apartMm, (b.centre[1] - a.centre[1]) / apartMm];
  const footMm = (apartMm + ((a.radiusMm - b.radiusMm) * (a.radiusMm + b.radiusMm)) / apartMm) / 2;
  const square = (a.radiusMm - footMm) * (a.radiusMm + footMm);
  if (square < 0) return [];
  const halfMm = Math.sqrt(square);
  return [-halfMm, halfMm].map((h) => [
    a.centre[0] + u[0] * footMm - u[1] * h,
    a.centre[1] + u[1] * footMm + u[0] * h,
  ]);
}

function direction(curve: Curve): Point {
  return [curve.to[0] - curve.from[0], curve.to[1] - curve.from[1]];
}
