import type { Point } from '@millwright/contracts';
import { type Curve, pointAtRatio } from '../curve/curve.js';
import { type CurveIndex, indexCurves } from '../curve/curve-index.js';
import { nearestOnCurve } from '../curve/distance.js';

/** Where on a contour most wood is left, and how far the tool stays away from it, mm. */
export interface Unreached {
  readonly leftMm: number;
  readonly atMm: Point;
}

/** What the tool leaves up to this much counts as reached, mm: three times the path's own share of the error budget. */
const REACHED_MM = 0.01;
/** The search for the nearest path doubles its radius this often at most; 2³⁰ tool radii are more than any sheet. */
const MAX_DOUBLINGS = 30;

/**
 * The contour's vertex or middle of a side that the tool stays farthest away from, if any by more than 10 µm. Corners and the ends of slots
 * are vertices, so nothing that a round tool leaves escapes; how far a long side stays uncut is seen at its middle.
 * @param chains - where the centre of the tool runs; at least one
 */
export function farthestUnreached(
  contour: readonly Curve[],
  chains: readonly (readonly Curve[])[],
  radiusMm: number,
): Unreached | undefined {
  const index = indexCurves(chains.flat());
  let worst: Unreached | undefined;
  for (const curve of contour) {
    for (const atMm of [curve.from, pointAtRatio(curve, 0.5)]) {
      const leftMm = nearestMm(index, atMm, radiusMm) - radiusMm;
      if (leftMm > REACHED_MM && leftMm > (worst?.leftMm ?? 0)) worst = { leftMm, atMm };
    }
  }
  return worst;
}

/** Distance from a point to the nearest indexed curve, mm: in boxes that grow until one holds a curve as near as the box reaches. */
function nearestMm(index: CurveIndex, [x, y]: Point, radiusMm: number): number {
  let reachMm = radiusMm + REACHED_MM;
  for (let i = 0; i < MAX_DOUBLINGS; i++, reachMm *= 2) {
    const box = { minXMm: x - reachMm, minYMm: y - reachMm, maxXMm: x + reachMm, maxYMm: y + reachMm };
    const distances = index.near(box).map((at) => nearestOnCurve(index.curves[at]!, [x, y]).distanceMm);
    const bestMm = distances.reduce((best, each) => Math.min(best, each), Number.POSITIVE_INFINITY);
    if (bestMm <= reachMm) return bestMm;
  }
  return Number.POSITIVE_INFINITY;
}
