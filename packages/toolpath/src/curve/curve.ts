import type { Contour, Point } from '@millwright/contracts';
import { FLAT_ARC_MM, segmentsOf } from '@millwright/geometry';
import { atan2, cos, sin } from '@millwright/geometry/numeric';

/** A directed line or arc. A line has `radiusMm` 0 and `sweepRad` 0 and its centre is not used. */
export interface Curve {
  readonly from: Point;
  readonly to: Point;
  /** Centre of an arc, mm; the start of a line. */
  readonly centre: Point;
  /** Radius of an arc, mm; 0 for a line. */
  readonly radiusMm: number;
  /** Turn of an arc, radians, counter-clockwise positive, in (−2π, 2π); 0 for a line. */
  readonly sweepRad: number;
  /** Length along the curve, mm. */
  readonly lengthMm: number;
}

/** Pieces of a contour shorter than this are dropped, mm: a thousandth of the controller's own resolution. */
const SHORTEST_MM = 1e-6;

/**
 * Arcs of a larger radius become chords, mm: a kilometre, beyond which a centre soon lies farther off than a request may name, and a double no
 * longer tells nanometres along the arc.
 */
const LARGEST_RADIUS_MM = 1e6;

/** The lines and arcs of a closed contour, in its direction, without pieces of no length; arcs as flat as lines as chords. */
export function curvesOf(contour: Contour): Curve[] {
  const curves: Curve[] = [];
  for (const segment of segmentsOf(contour)) {
    if (segment.kind === 'line') curves.push(line(segment.from, segment.to));
    else curves.push(...flatArc(arc(segment.from, segment.to, segment.centre, segment.sweepRad)));
  }
  return curves.filter(({ lengthMm }) => lengthMm > SHORTEST_MM);
}

/** An arc, or where it is too flat to be one the chords that rise no more than {@link FLAT_ARC_MM} from it: of length c by c²/8R. */
function flatArc(curve: Curve): Curve[] {
  if (curve.radiusMm <= LARGEST_RADIUS_MM) return [curve];
  const nChords = Math.ceil(curve.lengthMm / Math.sqrt(8 * curve.radiusMm * FLAT_ARC_MM));
  return Array.from({ length: nChords }, (_, i) =>
    line(pointAtRatio(curve, i / nChords), pointAtRatio(curve, (i + 1) / nChords)),
  );
}

/** A straight curve. */
export function line(from: Point, to: Point): Curve {
  return { from, to, centre: from, radiusMm: 0, sweepRad: 0, lengthMm: distanceMm(from, to) };
}

/** A circular curve; its radius is taken at `from`. */
export function arc(from: Point, to: Point, centre: Point, sweepRad: number): Curve {
  const radiusMm = distanceMm(from, centre);
  return { from, to, centre, radiusMm, sweepRad, lengthMm: radiusMm * Math.abs(sweepRad) };
}

/** Whether a curve is an arc. */
export function isArc(curve: Curve): boolean {
  return curve.sweepRad !== 0;
}

/** The same curve run the other way. */
export function reverseCurve(curve: Curve): Curve {
  return { ...curve, from: curve.to, to: curve.from, centre: curve.centre, sweepRad: 0 - curve.sweepRad };
}

/** A chain of curves run the other way. */
export function reverseCurves(curves: readonly Curve[]): Curve[] {
  return curves.map(reverseCurve).reverse();
}

/** The point at a share of a curve's length, 0..1; the ends are exact. */
export function pointAtRatio(curve: Curve, ratio: number): Point {
  if (ratio <= 0) return curve.from;
  if (ratio >= 1) return curve.to;
  if (!isArc(curve)) {
    const [x, y] = curve.from;
    return [x + (curve.to[0] - x) * ratio, y + (curve.to[1] - y) * ratio];
  }
  const turnRad = curve.sweepRad * ratio;
  return rotateAbout(curve.from, curve.centre, cos(turnRad), sin(turnRad));
}

/** Unit tangent at a point of the curve, in its direction; of an arc by the radius to that point. */
export function tangentAt(curve: Curve, point: Point): Point {
  if (!isArc(curve)) {
    return [(curve.to[0] - curve.from[0]) / curve.lengthMm, (curve.to[1] - curve.from[1]) / curve.lengthMm];
  }
  const sign = curve.sweepRad > 0 ? 1 : -1;
  const x = point[0] - curve.centre[0];
  const y = point[1] - curve.centre[1];
  const radiusMm = Math.sqrt(x * x + y * y);
  return [(-sign * y) / radiusMm, (sign * x) / radiusMm];
}

/** Distance of two points, mm. */
export function distanceMm(a: Point, b: Point): number {
  return Math.sqrt((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]));
}

/** z of the cross product a × b; positive when b points to the left of a. */
export function cross(a: Point, b: Point): number {
  return a[0] * b[1] - a[1] * b[0];
}

/** Dot product of two vectors. */
export function dot(a: Point, b: Point): number {
  return a[0] * b[0] + a[1] * b[1];
}

/** Angle from direction a to direction b, radians in (−π, π], positive to the left; a turn straight back is to the left. */
export function angleBetween(a: Point, b: Point): number {
  // + 0 makes −0 into 0, which atan2 would take for a turn to the right.
  return atan2(cross(a, b) + 0, dot(a, b));
}

function rotateAbout(point: Point, centre: Point, cosTurn: number, sinTurn: number): Point {
  const x = point[0] - centre[0];
  const y = point[1] - centre[1];
  return [centre[0] + x * cosTurn - y * sinTurn, centre[1] + x * sinTurn + y * cosTurn];
}
