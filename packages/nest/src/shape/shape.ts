import { contourBox, transformContour } from '@millwright/geometry';
import { cosDeg, sinDeg } from '@millwright/geometry/numeric';
import type { Footprint } from './footprint.js';
import { TRAPEZOID_STRIDE, trapezoidsOf } from './trapezoids.js';

/**
 * Which way a sheet is filled: `along` is X or Y, `across` the other. Sheets are filled along their longer side, so that what is left of
 * the last one is a strip of their full shorter side.
 */
export type LengthAxis = 'x' | 'y';

/** A footprint at one rotation, in the frame of a length axis, about the part's own origin. */
export interface Shape {
  readonly rotationDeg: number;
  /** See trapezoidsOf. */
  readonly trapezoids: Float64Array;
  /** Extent of the footprint, spacing included, mm. */
  readonly grown: Extent;
  /** Extent of the outline as drawn, arcs included exactly, mm: what must keep inside the margins. */
  readonly drawn: Extent;
  /** Levels across on which another part may come to rest: the extremes and the inner corners, mm, rising. */
  readonly ledges: readonly number[];
  /** Whether the footprint fills its extent. */
  readonly isBox: boolean;
}

/** An axis-parallel box in the frame of a length axis, mm. */
export interface Extent {
  readonly minAlong: number;
  readonly maxAlong: number;
  readonly minAcross: number;
  readonly maxAcross: number;
}

/** Ledges kept of one shape; more than this cost more candidates than they gain. */
const MAX_LEDGES = 12;
/** Inner corners that turn less than this (sine of the angle, about 20°) are part of a curve, not a ledge. */
const LEDGE_TURN_SINE = 0.34;
/** Two shapes closer than this everywhere are one, mm. */
const SAME_SHAPE_MM = 1e-6;

/** A footprint turned by `rotationDeg` (counter-clockwise, exact at multiples of 90°). */
export function shapeOf(footprint: Footprint, rotationDeg: number, axis: LengthAxis): Shape {
  const turned = footprint.rings.map((ring) => turnRing(ring, rotationDeg));
  const rings = axis === 'x' ? turned : turned.map(swapAxes);
  const trapezoids = trapezoidsOf(rings);
  const grown = extentOf(rings);
  return {
    rotationDeg,
    trapezoids,
    grown,
    drawn: drawnExtent(footprint, rotationDeg, axis),
    ledges: ledgesOf(rings, axis === 'x' ? 1 : -1),
    isBox: trapezoids.length === TRAPEZOID_STRIDE && trapezoids[3] === 0 && trapezoids[5] === 0,
  };
}

/** Whether two shapes would be the same wherever they were put: a rectangle after half a turn, a disc after any. */
export function isSameShape(a: Shape, b: Shape): boolean {
  if (a.trapezoids.length !== b.trapezoids.length) return false;
  const byAcross = a.grown.minAcross - b.grown.minAcross;
  const byAlong = a.grown.minAlong - b.grown.minAlong;
  const isNear = (p: number, q: number) => Math.abs(p - q) <= SAME_SHAPE_MM;
  const moves = [byAcross, byAcross, byAlong, 0, byAlong, 0, byAcross];
  return (
    a.trapezoids.every((value, i) => isNear(value, b.trapezoids[i]! + moves[i % TRAPEZOID_STRIDE]!)) &&
    isNear(a.drawn.minAlong, b.drawn.minAlong + byAlong) &&
    isNear(a.drawn.maxAlong, b.drawn.maxAlong + byAlong) &&
    isNear(a.drawn.minAcross, b.drawn.minAcross + byAcross) &&
    isNear(a.drawn.maxAcross, b.drawn.maxAcross + byAcross)
  );
}

function turnRing(ring: Float64Array, rotationDeg: number): Float64Array {
  const cos = cosDeg(rotationDeg);
  const sin = sinDeg(rotationDeg);
  const turned = new Float64Array(ring.length);
  for (let i = 0; i < ring.length; i += 2) {
    turned[i] = ring[i]! * cos - ring[i + 1]! * sin;
    turned[i + 1] = ring[i]! * sin + ring[i + 1]! * cos;
  }
  return turned;
}

function swapAxes(ring: Float64Array): Float64Array {
  const swapped = new Float64Array(ring.length);
  for (let i = 0; i < ring.length; i += 2) {
    swapped[i] = ring[i + 1]!;
    swapped[i + 1] = ring[i]!;
  }
  return swapped;
}

function extentOf(rings: readonly Float64Array[]): Extent {
  let [minAlong, maxAlong] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let [minAcross, maxAcross] = [minAlong, maxAlong];
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i += 2) {
      minAlong = Math.min(minAlong, ring[i]!);
      maxAlong = Math.max(maxAlong, ring[i]!);
      minAcross = Math.min(minAcross, ring[i + 1]!);
      maxAcross = Math.max(maxAcross, ring[i + 1]!);
    }
  }
  return { minAlong, maxAlong, minAcross, maxAcross };
}

function drawnExtent(footprint: Footprint, rotationDeg: number, axis: LengthAxis): Extent {
  const turned = transformContour(footprint.outline, { xMm: 0, yMm: 0, rotationDeg, mirrored: false });
  const { minXMm, maxXMm, minYMm, maxYMm } = contourBox(turned);
  return axis === 'x'
    ? { minAlong: minXMm, maxAlong: maxXMm, minAcross: minYMm, maxAcross: maxYMm }
    : { minAlong: minYMm, maxAlong: maxYMm, minAcross: minXMm, maxAcross: maxXMm };
}

/** Whether an edge runs along the sheet, but for rounding, and is long enough to lie against. */
function isLevel(alongMm: number, acrossMm: number): boolean {
  return Math.abs(alongMm) > 1 && Math.abs(acrossMm) < 1e-6 * Math.abs(alongMm);
}

/** @param handedness - 1 where material lies on the left of a ring, −1 where swapping the axes put it on the right */
function ledgesOf(rings: readonly Float64Array[], handedness: 1 | -1): readonly number[] {
  const levels: number[] = [];
  for (const ring of rings) {
    const n = ring.length;
    for (let i = 0; i < n; i += 2) {
      const inX = ring[i]! - ring[(i + n - 2) % n]!;
      const inY = ring[i + 1]! - ring[(i + n - 1) % n]!;
      const outX = ring[(i + 2) % n]! - ring[i]!;
      const outY = ring[(i + 3) % n]! - ring[i + 1]!;
      const turned = handedness * (inX * outY - inY * outX);
      const lengths = Math.sqrt((inX * inX + inY * inY) * (outX * outX + outY * outY));
      const isInnerCorner = turned < -LEDGE_TURN_SINE * lengths;
      if (isInnerCorner || isLevel(inX, inY) !== isLevel(outX, outY)) levels.push(ring[i + 1]!);
    }
  }
  const { minAcross, maxAcross } = extentOf(rings);
  levels.push(minAcross, maxAcross);
  const rising = levels.sort((a, b) => a - b).filter((level, i) => i === 0 || level - levels[i - 1]! > 1e-3);
  if (rising.length <= MAX_LEDGES) return rising;
  // Evenly spread over what there is, both ends included.
  return Array.from(
    { length: MAX_LEDGES },
    (_, i) => rising[Math.floor((i * (rising.length - 1)) / (MAX_LEDGES - 1))]!,
  );
}
