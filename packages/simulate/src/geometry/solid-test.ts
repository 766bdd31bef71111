import { orient2d } from '@millwright/geometry/numeric';
import type { Curve } from './curve.js';

/** Tells whether a point lies inside closed chains of pieces (even-odd, so holes count as outside). On the walls either answer. */
export type SolidTest = (x: number, y: number) => boolean;

/** Most bands; with more the table grows faster than the scans shrink. */
const MAX_BANDS = 1024;

/**
 * Prepares the even-odd test: pieces stand in bands of equal height, a query counts the pieces of one band that a ray to +X crosses.
 * A joint belongs to one piece only (lower end included, upper not), which needs pieces that are monotone in Y and chains without a
 * gap in the last bit; `placedCurves` gives both.
 */
export function solidTest(curves: readonly Curve[]): SolidTest {
  let minY = Number.POSITIVE_INFINITY;
  let maxY = Number.NEGATIVE_INFINITY;
  for (const curve of curves) {
    minY = Math.min(minY, curve.ay, curve.by);
    maxY = Math.max(maxY, curve.ay, curve.by);
  }
  if (!(maxY > minY)) return () => false;
  const nBands = Math.max(1, Math.min(MAX_BANDS, curves.length >> 1));
  const bandOf = (y: number): number =>
    Math.max(0, Math.min(nBands - 1, Math.floor(((y - minY) / (maxY - minY)) * nBands)));
  const bands: Curve[][] = Array.from({ length: nBands }, () => []);
  for (const curve of curves) {
    const last = bandOf(Math.max(curve.ay, curve.by));
    for (let band = bandOf(Math.min(curve.ay, curve.by)); band <= last; band++) bands[band]?.push(curve);
  }
  return (x, y) => {
    if (!(y >= minY && y <= maxY)) return false;
    let isInside = false;
    for (const curve of bands[bandOf(y)] as Curve[]) if (isCrossedByRay(x, y, curve)) isInside = !isInside;
    return isInside;
  };
}

/** Whether the ray from (x, y) to +X crosses a piece that is monotone in X and Y. */
function isCrossedByRay(x: number, y: number, curve: Curve): boolean {
  if (curve.ay <= y === curve.by <= y) return false;
  if (x < Math.min(curve.ax, curve.bx)) return true;
  if (x > Math.max(curve.ax, curve.bx)) return false;
  if (curve.turn === 0) {
    const side = orient2d(curve.ax, curve.ay, curve.bx, curve.by, x, y);
    return curve.by > curve.ay ? side > 0 : side < 0;
  }
  const dx = x - curve.cx;
  const dy = y - curve.cy;
  const isInCircle = dx * dx + dy * dy < curve.radiusMm * curve.radiusMm;
  const isRightHalf = (curve.ax + curve.bx) / 2 >= curve.cx;
  return isRightHalf === isInCircle;
}
