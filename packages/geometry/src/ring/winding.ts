import type { Point } from '@millwright/contracts';
import { orient2d } from '../numeric.js';

/**
 * How often a ring winds around a point, counter-clockwise positive; undefined when the point is on it. Exact: the signs are (Hormann and Agathos 2001).
 */
export function windingOfRing(ring: Float64Array, x: number, y: number): number | undefined {
  let winding = 0;
  for (let i = 0, before = ring.length - 2; i < ring.length; before = i, i += 2) {
    const [x0, y0, x1, y1] = [ring[before]!, ring[before + 1]!, ring[i]!, ring[i + 1]!];
    if ((y0 < y && y1 < y) || (y0 > y && y1 > y)) continue;
    const side = orient2d(x0, y0, x1, y1, x, y);
    if (side === 0 && Math.min(x0, x1) <= x && x <= Math.max(x0, x1)) return undefined;
    if (y0 <= y && y1 > y && side > 0) winding++;
    if (y0 > y && y1 <= y && side < 0) winding--;
  }
  return winding;
}

/** Where a point lies in the area of rings (outlines with their holes run the other way; non-zero rule): exact, `on` only when it is exactly on a side. */
export function pointInRings([x, y]: Point, rings: readonly Float64Array[]): 'inside' | 'on' | 'outside' {
  let winding = 0;
  for (const ring of rings) {
    const turns = windingOfRing(ring, x, y);
    if (turns === undefined) return 'on';
    winding += turns;
  }
  return winding === 0 ? 'outside' : 'inside';
}
