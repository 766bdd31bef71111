import type { Point } from '@millwright/contracts';
import { PI } from '@millwright/geometry/numeric';
import { crossingsOf } from './crossings.js';
import { type Curve, cross, distanceMm, isArc } from './curve.js';

/** A point of a curve and how far it is from where one asked. */
export interface Nearest {
  readonly point: Point;
  readonly distanceMm: number;
}

/**
 * Smallest distance between two curves, mm; 0 where they cross. Closed form: the smallest distance is taken at a crossing, at an end of
 * either, or where one line is normal to both, and for lines and circles such a line runs through the centres.
 */
export function curveDistanceMm(a: Curve, b: Curve): number {
  if (crossingsOf(a, b).some((point) => isAbreast(a, point) && isAbreast(b, point))) return 0;
  return Math.min(
    nearestOnCurve(a, b.from).distanceMm,
    nearestOnCurve(a, b.to).distanceMm,
    nearestOnCurve(b, a.from).distanceMm,
    nearestOnCurve(b, a.to).distanceMm,
    normalDistanceMm(a, b),
  );
}

/** The point of a curve nearest to a given one. */
export function nearestOnCurve(curve: Curve, point: Point): Nearest {
  const foot = isArc(curve) ? footOnArc(curve, point) : footOnLine(curve, point);
  if (foot !== undefined) return { point: foot, distanceMm: distanceMm(foot, point) };
  const toStartMm = distanceMm(curve.from, point);
  const toEndMm = distanceMm(curve.to, point);
  return toStartMm <= toEndMm
    ? { point: curve.from, distanceMm: toStartMm }
    : { point: curve.to, distanceMm: toEndMm };
}

/** Whether a point's foot on the curve's line or circle lies within the curve, ends included. */
export function isAbreast(curve: Curve, point: Point): boolean {
  return isArc(curve) ? isInSweep(curve, point) : lineRatio(curve, point) !== undefined;
}

/** Share of a line at which the foot of a point lies, 0..1, or undefined past an end. */
function lineRatio({ from, to }: Curve, point: Point): number | undefined {
  const dx = to[0] - from[0];
  const dy = to[1] - from[1];
  const ratio = ((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / (dx * dx + dy * dy);
  return ratio >= 0 && ratio <= 1 ? ratio : undefined;
}

function footOnLine(curve: Curve, point: Point): Point | undefined {
  const ratio = lineRatio(curve, point);
  if (ratio === undefined) return undefined;
  const [x, y] = curve.from;
  return [x + (curve.to[0] - x) * ratio, y + (curve.to[1] - y) * ratio];
}

/** The nearest point of an arc if the point is abreast of it. Of a point at the centre the start is as near as any. */
function footOnArc(curve: Curve, point: Point): Point | undefined {
  if (!isInSweep(curve, point)) return undefined;
  const toCentreMm = distanceMm(point, curve.centre);
  if (toCentreMm === 0) return curve.from;
  const k = curve.radiusMm / toCentreMm;
  return [
    curve.centre[0] + (point[0] - curve.centre[0]) * k,
    curve.centre[1] + (point[1] - curve.centre[1]) * k,
  ];
}

/** Whether a point seen from the centre lies in the arc's sector; by signs of cross products, so that no angle is needed. */
function isInSweep(curve: Curve, point: Point): boolean {
  const start: Point = [curve.from[0] - curve.centre[0], curve.from[1] - curve.centre[1]];
  const end: Point = [curve.to[0] - curve.centre[0], curve.to[1] - curve.centre[1]];
  const [first, last] = curve.sweepRad > 0 ? [start, end] : [end, start];
  const ray: Point = [point[0] - curve.centre[0], point[1] - curve.centre[1]];
  const isLong = Math.abs(curve.sweepRad) > PI;
  return isLong
    ? cross(first, ray) >= 0 || cross(ray, last) >= 0
    : cross(first, ray) >= 0 && cross(ray, last) >= 0;
}

/** Distance along a common normal, mm, or Infinity where there is none within both curves. */
function normalDistanceMm(a: Curve, b: Curve): number {
  if (!isArc(a) && !isArc(b)) return Number.POSITIVE_INFINITY;
  if (!isArc(a)) return lineToArcMm(a, b);
  if (!isArc(b)) return lineToArcMm(b, a);
  return arcToArcMm(a, b);
}

function lineToArcMm(straight: Curve, round: Curve): number {
  const foot = footOnLine(straight, round.centre);
  if (foot === undefined || !isInSweep(round, foot)) return Number.POSITIVE_INFINITY;
  return Math.abs(distanceMm(foot, round.centre) - round.radiusMm);
}

/** On the line of centres each circle has two points; a pair counts when both lie on their arcs. */
function arcToArcMm(a: Curve, b: Curve): number {
  const apartMm = distanceMm(a.centre, b.centre);
  if (apartMm === 0) return Number.POSITIVE_INFINITY;
  const direction: Point = [(b.centre[0] - a.centre[0]) / apartMm, (b.centre[1] - a.centre[1]) / apartMm];
  let nearestMm = Number.POSITIVE_INFINITY;
  for (const signA of [1, -1]) {
    const onA = along(a.centre, direction, signA * a.radiusMm);
    if (!isInSweep(a, onA)) continue;
    for (const signB of [1, -1]) {
      const onB = along(b.centre, direction, signB * b.radiusMm);
      if (isInSweep(b, onB)) nearestMm = Math.min(nearestMm, distanceMm(onA, onB));
    }
  }
  return nearestMm;
}

function along(from: Point, direction: Point, lengthMm: number): Point {
  return [from[0] + direction[0] * lengthMm, from[1] + direction[1] * lengthMm];
}
