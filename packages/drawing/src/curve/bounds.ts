import { atan2, PI } from '@millwright/geometry/numeric';
import {
  arcOf,
  type BezierPrimitive,
  type EllipsePrimitive,
  type Primitive,
  type SegmentPrimitive,
} from './primitive.js';

/** A box that grows; empty while `minX > maxX`. */
export interface Bounds {
  minX: number;
  minY: number;
  maxX: number;
  maxY: number;
}

/** Halvings of a Bézier curve in search of its farthest points: each quarters what its control points promise too much. */
const MAX_DEPTH = 24;

/** A box around nothing. */
export function emptyBounds(): Bounds {
  return {
    minX: Number.POSITIVE_INFINITY,
    minY: Number.POSITIVE_INFINITY,
    maxX: Number.NEGATIVE_INFINITY,
    maxY: Number.NEGATIVE_INFINITY,
  };
}

/** Makes the box hold a point. */
export function includePoint(bounds: Bounds, x: number, y: number): void {
  if (x < bounds.minX) bounds.minX = x;
  if (x > bounds.maxX) bounds.maxX = x;
  if (y < bounds.minY) bounds.minY = y;
  if (y > bounds.maxY) bounds.maxY = y;
}

/**
 * Makes the box hold a curve.
 * @param tolerance - how much of a Bézier curve may lie outside, in the curve's units; lines, arcs and ellipses are exact
 */
export function includePrimitive(bounds: Bounds, primitive: Primitive, tolerance: number): void {
  if (primitive.kind === 'bezier') {
    includeBezier(bounds, primitive, tolerance);
    return;
  }
  includePoint(bounds, primitive.from[0], primitive.from[1]);
  includePoint(bounds, primitive.to[0], primitive.to[1]);
  if (primitive.kind === 'ellipse') includeEllipse(bounds, primitive);
  else if (primitive.bulge !== 0) includeArc(bounds, primitive);
}

/** The points farthest right, up, left and down of the circle, where they are on the arc's side of its chord. */
function includeArc(bounds: Bounds, { from, to, bulge }: SegmentPrimitive): void {
  const { centre, radius } = arcOf(from, to, bulge);
  const isOnArc = (x: number, y: number) =>
    ((to[0] - from[0]) * (y - from[1]) - (to[1] - from[1]) * (x - from[0])) * bulge < 0;
  const include = (x: number, y: number) => {
    if (isOnArc(x, y)) includePoint(bounds, x, y);
  };
  include(centre[0] + radius, centre[1]);
  include(centre[0], centre[1] + radius);
  include(centre[0] - radius, centre[1]);
  include(centre[0], centre[1] - radius);
}

/** C + cos t·u + sin t·v is farthest in x where tan t = v.x/u.x, and half a turn later; likewise in y. */
function includeEllipse(
  bounds: Bounds,
  { centre, axisU, axisV, startRad, sweepRad }: EllipsePrimitive,
): void {
  const first = sweepRad < 0 ? startRad + sweepRad : startRad;
  for (const axis of [0, 1] as const) {
    const u = axisU[axis];
    const v = axisV[axis];
    const reach = Math.sqrt(u * u + v * v);
    if (!(reach > 0)) continue;
    for (const side of [1, -1]) {
      const turns = (atan2(side * v, side * u) - first) / (2 * PI);
      if ((turns - Math.floor(turns)) * 2 * PI > Math.abs(sweepRad)) continue;
      const x = centre[0] + (side * (axisU[0] * u + axisV[0] * v)) / reach;
      const y = centre[1] + (side * (axisU[1] * u + axisV[1] * v)) / reach;
      includePoint(bounds, x, y);
    }
  }
}

/** A curve lies in the hull of its control points; halves whose control points are in the box already need no look. */
function includeBezier(bounds: Bounds, { points, weights }: BezierPrimitive, tolerance: number): void {
  const degree = points.length - 1;
  includePoint(bounds, points[0]![0], points[0]![1]);
  includePoint(bounds, points[degree]![0], points[degree]![1]);
  const { minX, minY, maxX, maxY } = bounds;
  const hasPointBeyond = points.some(
    ([x, y]) => x < minX - tolerance || x > maxX + tolerance || y < minY - tolerance || y > maxY + tolerance,
  );
  if (!hasPointBeyond) return;
  const first = new Float64Array(3 * points.length);
  points.forEach(([x, y], i) => {
    const weight = weights?.[i] ?? 1;
    first.set([x * weight, y * weight, weight], 3 * i);
  });
  const stack: { values: Float64Array; depth: number }[] = [{ values: first, depth: 0 }];
  for (let piece = stack.pop(); piece !== undefined; piece = stack.pop()) {
    const { values, depth } = piece;
    if (isInside(bounds, values, tolerance) || depth >= MAX_DEPTH) continue;
    const [left, right] = halves(values, degree);
    includePoint(bounds, right[0]! / right[2]!, right[1]! / right[2]!);
    stack.push({ values: left, depth: depth + 1 }, { values: right, depth: depth + 1 });
  }
}

function isInside({ minX, minY, maxX, maxY }: Bounds, values: Float64Array, tolerance: number): boolean {
  for (let i = 0; i < values.length; i += 3) {
    const x = values[i]! / values[i + 2]!;
    const y = values[i + 1]! / values[i + 2]!;
    const isBeyond =
      x < minX - tolerance || x > maxX + tolerance || y < minY - tolerance || y > maxY + tolerance;
    if (isBeyond) return false;
  }
  return true;
}

/** De Casteljau's construction at ½, on homogeneous points. */
function halves(values: Float64Array, degree: number): readonly [Float64Array, Float64Array] {
  const left = new Float64Array(values.length);
  const right = values.slice();
  for (let level = 0; level <= degree; level++) {
    left.set(right.subarray(0, 3), 3 * level);
    for (let i = 0; i < 3 * (degree - level); i++) right[i] = (right[i]! + right[i + 3]!) / 2;
  }
  return [left, right];
}
