import { PI } from '@millwright/geometry/numeric';
import { type Bounds, emptyBounds, includePoint, includePrimitive } from '../curve/bounds.js';
import {
  apexOf,
  arcOf,
  type BezierPrimitive,
  endOf,
  type Primitive,
  startOf,
  type XY,
} from '../curve/primitive.js';
import { requireWithin, stopIfCancelled } from '../limits.js';
import type { Stroke } from '../sketch.js';
import type { Extent } from './units.js';

/** Curves are measured this well, as a share of the drawing's size: a tenth of a micrometre on a metre. */
const MEASURING_RATIO = 1e-7;
/** Ends as near as this, as a share of the drawing's size, are one when it is asked whether a shape is closed. */
const CLOSED_RATIO = 1e-6;
/** Radii and centres that agree to this share are those of one circle. */
const ROUND_RATIO = 1e-9;
/** Beyond this there is nothing in any unit: the limit of coordinates, 10⁷ mm, in the smallest unit a file may have, 10⁻⁷ mm. */
const FARTHEST = 1e14;
const FILE_UNITS = 'units of the file from its origin';
/** Strokes between looks at the signal. */
const CANCEL_INTERVAL = 4_096;

/**
 * How large a sketch is, in its own units, before these are known; and its lower left corner. Construction lines do not count where there
 * is anything else: what is cut is measured.
 * @returns `undefined` when nothing in it has any length
 * @throws MillwrightError INPUT_TOO_LARGE when a coordinate is beyond any unit, CANCELLED
 */
export function extentOf(
  strokes: readonly Stroke[],
  signal?: AbortSignal,
): { extent: Extent; origin: XY } | undefined {
  const hasSolid = strokes.some(({ construction }) => !construction);
  const measured = hasSolid ? strokes.filter(({ construction }) => !construction) : strokes;
  const roughSize = roughSizeOf(measured);
  if (!(roughSize > 0)) return undefined;
  const all = emptyBounds();
  const curves: BezierPrimitive[] = [];
  const circleDiameters: number[] = [];
  let smallestClosed: number | undefined;
  let nSeen = 0;
  for (const stroke of measured) {
    if (++nSeen % CANCEL_INTERVAL === 0) stopIfCancelled(signal);
    const side = measureStroke(stroke, all, curves);
    if (!(side > 0) || !isClosed(stroke, roughSize * CLOSED_RATIO)) continue;
    smallestClosed = Math.min(smallestClosed ?? side, side);
    const radius = radiusOf(stroke.primitives);
    if (radius !== undefined) circleDiameters.push(2 * radius);
  }
  // Last, when the box is nearly as large as it will be: the control points of most curves are inside it and need no closer look.
  for (const curve of curves) includePrimitive(all, curve, roughSize * MEASURING_RATIO);
  if (!(all.maxX >= all.minX)) return undefined;
  return {
    extent: { width: all.maxX - all.minX, height: all.maxY - all.minY, smallestClosed, circleDiameters },
    origin: [all.minX, all.minY],
  };
}

/**
 * Puts a stroke into the box of all, but for its Bézier curves, which are put aside with their ends in the box.
 * @returns the larger side of its own box, in which control points stand for these curves
 */
function measureStroke({ primitives }: Stroke, all: Bounds, curves: BezierPrimitive[]): number {
  const own = emptyBounds();
  for (const primitive of primitives) {
    if (primitive.kind === 'bezier') for (const [x, y] of primitive.points) includePoint(own, x, y);
    else includePrimitive(own, primitive, 0);
  }
  const side = Math.max(own.maxX - own.minX, own.maxY - own.minY);
  if (!(side > 0)) return 0;
  if (!primitives.some(({ kind }) => kind === 'bezier')) {
    includePoint(all, own.minX, own.minY);
    includePoint(all, own.maxX, own.maxY);
    return side;
  }
  for (const primitive of primitives) {
    if (primitive.kind !== 'bezier') includePrimitive(all, primitive, 0);
    else {
      const [start, end] = [startOf(primitive), endOf(primitive)];
      includePoint(all, start[0], start[1]);
      includePoint(all, end[0], end[1]);
      curves.push(primitive);
    }
  }
  return side;
}

/** Size by the ends of the pieces and, for curves, their control points: enough to choose how well to measure. */
function roughSizeOf(strokes: readonly Stroke[]): number {
  const bounds = emptyBounds();
  for (const { primitives } of strokes) {
    for (const primitive of primitives) {
      includeRoughly(bounds, primitive);
      // A box takes no notice of what is not a number, so both ends are looked at.
      const [x0, y0] = startOf(primitive);
      const [x1, y1] = endOf(primitive);
      const far = Math.abs(x0) + Math.abs(y0) + Math.abs(x1) + Math.abs(y1);
      if (!(far <= FARTHEST)) requireWithin('A coordinate is', far, FARTHEST, FILE_UNITS);
    }
  }
  const { minX, minY, maxX, maxY } = bounds;
  const reach = Math.max(-minX, -minY, maxX, maxY);
  if (maxX >= minX) requireWithin('The drawing reaches', reach, FARTHEST, FILE_UNITS);
  return Math.max(bounds.maxX - bounds.minX, bounds.maxY - bounds.minY);
}

function includeRoughly(bounds: Bounds, primitive: Primitive): void {
  if (primitive.kind === 'bezier') {
    for (const [x, y] of primitive.points) includePoint(bounds, x, y);
    return;
  }
  includePoint(bounds, primitive.from[0], primitive.from[1]);
  includePoint(bounds, primitive.to[0], primitive.to[1]);
  if (primitive.kind === 'segment') {
    if (primitive.bulge === 0) return;
    const apex = apexOf(primitive.from, primitive.to, primitive.bulge);
    includePoint(bounds, apex[0], apex[1]);
    return;
  }
  const { centre, axisU, axisV } = primitive;
  const reach = Math.abs(axisU[0]) + Math.abs(axisU[1]) + Math.abs(axisV[0]) + Math.abs(axisV[1]);
  includePoint(bounds, centre[0] - reach, centre[1] - reach);
  includePoint(bounds, centre[0] + reach, centre[1] + reach);
}

function isClosed({ primitives, closed }: Stroke, tolerance: number): boolean {
  if (closed) return true;
  if (primitives.length === 0) return false;
  const [x0, y0] = startOf(primitives[0]!);
  const [x1, y1] = endOf(primitives.at(-1)!);
  return Math.abs(x1 - x0) <= tolerance && Math.abs(y1 - y0) <= tolerance;
}

/** The radius when the pieces of a closed stroke are a whole circle. */
function radiusOf(primitives: readonly Primitive[]): number | undefined {
  const [only] = primitives;
  if (only?.kind === 'ellipse' && primitives.length === 1) {
    const [u, v] = [only.axisU, only.axisV].map(([x, y]) => Math.sqrt(x * x + y * y)) as [number, number];
    const dot = only.axisU[0] * only.axisV[0] + only.axisU[1] * only.axisV[1];
    const isRound = Math.abs(u - v) <= ROUND_RATIO * u && Math.abs(dot) <= ROUND_RATIO * u * u;
    return isRound && Math.abs(only.sweepRad) >= 2 * PI * (1 - ROUND_RATIO) ? u : undefined;
  }
  let first: { centre: XY; radius: number } | undefined;
  for (const primitive of primitives) {
    if (primitive.kind !== 'segment' || primitive.bulge === 0) return undefined;
    const { centre, radius } = arcOf(primitive.from, primitive.to, primitive.bulge);
    first ??= { centre, radius };
    const off = Math.max(
      Math.abs(centre[0] - first.centre[0]),
      Math.abs(centre[1] - first.centre[1]),
      Math.abs(radius - first.radius),
    );
    // Far from the origin the coordinates themselves have no more digits.
    const scale = first.radius + Math.abs(first.centre[0]) + Math.abs(first.centre[1]);
    if (!(off <= ROUND_RATIO * scale)) return undefined;
  }
  return first?.radius;
}
