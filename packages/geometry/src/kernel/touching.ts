import { GRID_PER_MM, requireRoom, snapRing } from './grid.js';
import type { Ring } from './rings.js';

/** A corner this near to a side touches it, mm: one grid step, which is as far as Clipper2's rounding can carry a side across a corner. */
const TOUCH_MM = 1 / GRID_PER_MM;

/**
 * Most corners that are held against sides in one call, some tenths of a second: sides beyond it stay whole. Ordinary rings need about 2 to
 * 20 for each corner; only rings of very many very long sides come near it.
 */
const MAX_CHECKS = 200_000_000;

/**
 * The rings on the grid, each side broken at the corners (of any ring) that touch it. Without this Clipper2 may round a side to the wrong side of a
 * corner that lies on it, take the crossings that result for a ring that crosses itself, and drop the small triangle it cuts off, which can be
 * a whole hole (DoSplitOp in clipper.engine.cpp; in one of 500 sets of random polygons on a coarse raster, in none of 60,000 with this).
 * A side moves by one grid step at most.
 */
export function breakAtTouchingCorners(sets: readonly (readonly Ring[])[]): Ring[][] {
  requireRoom(sets.flat().reduce((sum, ring) => sum + ring.length / 2, 0));
  const snapped = sets.map((rings) => rings.map(snapRing));
  const corners = indexCorners(snapped.flat());
  return snapped.map((rings) => rings.map((ring) => breakRing(ring, corners)));
}

/** All corners twice: in the order of their x and in the order of their y. */
interface Corners {
  readonly byX: SortedCorners;
  readonly byY: SortedCorners;
  /** How many more may be held against sides. */
  nChecksLeft: number;
}
interface SortedCorners {
  /** What they are sorted by, mm, ascending. */
  readonly key: Float64Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

function indexCorners(rings: readonly Ring[]): Corners {
  const nCorners = rings.reduce((sum, ring) => sum + ring.length / 2, 0);
  const x = new Float64Array(nCorners);
  const y = new Float64Array(nCorners);
  let n = 0;
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i += 2, n++) {
      x[n] = ring[i]!;
      y[n] = ring[i + 1]!;
    }
  }
  return { byX: sortCorners(x, x, y), byY: sortCorners(y, x, y), nChecksLeft: MAX_CHECKS };
}

function sortCorners(key: Float64Array, x: Float64Array, y: Float64Array): SortedCorners {
  const order = Uint32Array.from(key, (_, i) => i).sort((a, b) => key[a]! - key[b]! || a - b);
  const inOrder = (values: Float64Array) => Float64Array.from(order, (i) => values[i]!);
  return { key: inOrder(key), x: inOrder(x), y: inOrder(y) };
}

function breakRing(ring: Ring, corners: Corners): Ring {
  const broken: number[] = [];
  for (let i = 0; i < ring.length; i += 2) {
    const next = i + 2 === ring.length ? 0 : i + 2;
    broken.push(ring[i]!, ring[i + 1]!);
    pushTouching(broken, ring[i]!, ring[i + 1]!, ring[next]!, ring[next + 1]!, corners);
  }
  return broken.length === ring.length ? ring : Float64Array.from(broken);
}

/** The corners that touch a side between its ends, in the order in which the side passes them. */
function pushTouching(
  broken: number[],
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  corners: Corners,
): void {
  const { byX, byY } = corners;
  const [firstX, endX] = rangeOf(byX.key, Math.min(x0, x1), Math.max(x0, x1));
  const [firstY, endY] = rangeOf(byY.key, Math.min(y0, y1), Math.max(y0, y1));
  const [{ x, y }, first, end] =
    endX - firstX <= endY - firstY ? ([byX, firstX, endX] as const) : ([byY, firstY, endY] as const);
  corners.nChecksLeft -= end - first;
  if (corners.nChecksLeft < 0) return;
  const dx = x1 - x0;
  const dy = y1 - y0;
  const square = dx * dx + dy * dy;
  const touching: { along: number; x: number; y: number }[] = [];
  for (let i = first; i < end; i++) {
    const px = x[i]! - x0;
    const py = y[i]! - y0;
    const cross = dx * py - dy * px;
    if (cross * cross > TOUCH_MM * TOUCH_MM * square) continue;
    const along = px * dx + py * dy;
    if (along > 0 && along < square) touching.push({ along, x: x[i]!, y: y[i]! });
  }
  touching.sort((a, b) => a.along - b.along || a.x - b.x || a.y - b.y);
  for (const corner of touching) broken.push(corner.x, corner.y);
}

/** The indices [first, end) of the keys within a side's extent and one touch beyond it. */
function rangeOf(keys: Float64Array, min: number, max: number): readonly [number, number] {
  return [firstAtLeast(keys, min - TOUCH_MM), firstAtLeast(keys, max + 2 * TOUCH_MM)];
}

/** Index of the first key that is not smaller, by halving. */
function firstAtLeast(keys: Float64Array, value: number): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (keys[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
