import type { Part, Placement } from '@millwright/contracts';
import { orient2d } from '@millwright/geometry/numeric';
import { type Curve, placeCurves } from './curve.js';
import { pointToCurveMm } from './distance.js';

/** A copy of a part where it lies on its sheet. */
export interface PlacedPart {
  readonly placement: Placement;
  readonly outline: readonly Curve[];
  readonly holes: readonly (readonly Curve[])[];
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

/** Puts a part's true lines and arcs where a placement says. */
export function placePart(part: Part, placement: Placement): PlacedPart {
  const outline = placeCurves(part.outline, placement);
  return {
    placement,
    outline,
    holes: part.holes.map((hole) => placeCurves(hole, placement)),
    minX: outline.reduce((least, curve) => Math.min(least, curve.minX), Number.POSITIVE_INFINITY),
    minY: outline.reduce((least, curve) => Math.min(least, curve.minY), Number.POSITIVE_INFINITY),
    maxX: outline.reduce((most, curve) => Math.max(most, curve.maxX), Number.NEGATIVE_INFINITY),
    maxY: outline.reduce((most, curve) => Math.max(most, curve.maxY), Number.NEGATIVE_INFINITY),
  };
}

/**
 * Whether curves that form a closed contour wind around a point: the polygon of chords by the crossings of a ray to the right, and each arc
 * that has the point between itself and its chord once more. Points on the contour may come out either way.
 */
export function isEnclosed(x: number, y: number, contour: readonly Curve[]): boolean {
  let winding = 0;
  for (const curve of contour) {
    const { x0, y0, x1, y1 } = curve;
    if (y0 <= y !== y1 <= y) {
      const side = orient2d(x0, y0, x1, y1, x, y);
      if (y1 > y && side > 0) winding++;
      if (y1 <= y && side < 0) winding--;
    }
    if (curve.bulge !== 0 && isInLens(x, y, curve)) winding += curve.bulge > 0 ? 1 : -1;
  }
  return winding !== 0;
}

/** How deep a point lies in the material of a part, mm; 0 outside and in its holes. */
export function depthMm(x: number, y: number, { outline, holes }: PlacedPart): number {
  if (!isEnclosed(x, y, outline) || holes.some((hole) => isEnclosed(x, y, hole))) return 0;
  let depth = Number.POSITIVE_INFINITY;
  for (const contour of [outline, ...holes]) {
    for (const curve of contour) depth = Math.min(depth, pointToCurveMm(x, y, curve));
  }
  return depth;
}

/**
 * The ray to the right takes a point on a rising edge to be on its right, on a falling one on its left, and on a level one above it; the
 * lens must see such a point on the same side, or both would count it or neither.
 */
function isInLens(x: number, y: number, { x0, y0, x1, y1, bulge, centreX, centreY, radius }: Curve): boolean {
  const dx = x - centreX;
  const dy = y - centreY;
  if (dx * dx + dy * dy >= radius * radius) return false;
  const side = orient2d(x0, y0, x1, y1, x, y);
  const isLeft = side === 0 ? y1 < y0 || (y1 === y0 && x1 > x0) : side > 0;
  return isLeft === bulge < 0;
}
