import type { Box } from '@millwright/contracts';
import { orient2d } from '../numeric.js';
import { pointInRings } from '../ring/winding.js';

/**
 * Whether the area of rings holds a box: its middle is inside, and no side of any ring passes through its interior. Sides may run along its edges. Decided by exact
 * signs alone, for boxes wide enough to have a middle.
 */
export function isBoxInside(box: Box, rings: readonly Float64Array[]): boolean {
  const { minXMm, minYMm, maxXMm, maxYMm } = box;
  if (!(minXMm < maxXMm && minYMm < maxYMm)) return false;
  if (pointInRings([(minXMm + maxXMm) / 2, (minYMm + maxYMm) / 2], rings) !== 'inside') return false;
  return rings.every((ring) => {
    for (let i = 0, before = ring.length - 2; i < ring.length; before = i, i += 2) {
      if (passesThrough(ring[before]!, ring[before + 1]!, ring[i]!, ring[i + 1]!, box)) return false;
    }
    return true;
  });
}

/** Whether a side has a point in the open box: their extents overlap, and the box's corners lie on both sides of the side's line. */
function passesThrough(x0: number, y0: number, x1: number, y1: number, box: Box): boolean {
  const { minXMm, minYMm, maxXMm, maxYMm } = box;
  if (Math.max(x0, x1) <= minXMm || Math.min(x0, x1) >= maxXMm) return false;
  if (Math.max(y0, y1) <= minYMm || Math.min(y0, y1) >= maxYMm) return false;
  // A side of no length within the box, by the extents.
  if (x0 === x1 && y0 === y1) return true;
  let [isLeft, isRight] = [false, false];
  for (const x of [minXMm, maxXMm]) {
    for (const y of [minYMm, maxYMm]) {
      const side = orient2d(x0, y0, x1, y1, x, y);
      if (side > 0) isLeft = true;
      if (side < 0) isRight = true;
    }
  }
  return isLeft && isRight;
}

/** A box in the area with each of its edges moved outward, one after the other, as far as the boundary lets it: left and right first, or bottom and top. */
export function pushOut(box: Box, rings: readonly Float64Array[], sidewaysFirst: boolean): Box {
  if (sidewaysFirst) return pushUpright(pushSideways(box, rings), rings);
  return pushSideways(pushUpright(box, rings), rings);
}

function pushSideways(box: Box, rings: readonly Float64Array[]): Box {
  const { minXMm, maxXMm, minYMm, maxYMm } = box;
  const [low, high] = freeExtent(rings, 0, minYMm, maxYMm, minXMm, maxXMm);
  return { minXMm: low, minYMm, maxXMm: high, maxYMm };
}

function pushUpright(box: Box, rings: readonly Float64Array[]): Box {
  const { minXMm, maxXMm, minYMm, maxYMm } = box;
  const [low, high] = freeExtent(rings, 1, minXMm, maxXMm, minYMm, maxYMm);
  return { minXMm, minYMm: low, maxXMm, maxYMm: high };
}

/**
 * How far a box may extend along one axis (0: X, 1: Y) until the boundary comes into the open strip in which it stays across: at least as far as it does.
 * A box that nothing stops keeps its extent.
 */
function freeExtent(
  rings: readonly Float64Array[],
  axis: 0 | 1,
  minAcross: number,
  maxAcross: number,
  min: number,
  max: number,
): readonly [number, number] {
  let [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const middle = (min + max) / 2;
  for (const ring of rings) {
    for (let i = 0, before = ring.length - 2; i < ring.length; before = i, i += 2) {
      const [a0, a1] = [ring[before + axis]!, ring[i + axis]!];
      const [c0, c1] = [ring[before + 1 - axis]!, ring[i + 1 - axis]!];
      if (Math.max(c0, c1) <= minAcross || Math.min(c0, c1) >= maxAcross) continue;
      // The part of the side in the strip; a rounding that takes it outward is found by the exact test.
      const along = (across: number) => (c0 === c1 ? a0 : a0 + ((across - c0) / (c1 - c0)) * (a1 - a0));
      const starts = c0 > minAcross && c0 < maxAcross ? a0 : along(c0 <= minAcross ? minAcross : maxAcross);
      const ends = c1 > minAcross && c1 < maxAcross ? a1 : along(c1 <= minAcross ? minAcross : maxAcross);
      for (const at of c0 === c1 ? [a0, a1] : [starts, ends]) {
        if (at <= middle) low = Math.max(low, at);
        else high = Math.min(high, at);
      }
    }
  }
  return [
    low === Number.NEGATIVE_INFINITY ? min : Math.min(min, low),
    high === Number.POSITIVE_INFINITY ? max : Math.max(max, high),
  ];
}
