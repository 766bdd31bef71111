import { type BoxTree, buildBoxTree, visitLeavesNearSide } from '../search/box-tree.js';
import { countPoints, GRID_PER_MM, requireRoom, snapRing } from './grid.js';
import type { Ring } from './rings.js';

/** A corner this near to a side touches it, mm: one grid step, which is as far as Clipper2's rounding can carry a side across a corner. */
const TOUCH_MM = 1 / GRID_PER_MM;

/**
 * Most corners that are held against sides in one call, some tenths of a second: sides beyond it stay whole. Ordinary rings need about 10 to
 * 30 for each corner; only rings of very many very long sides come near it.
 */
const MAX_CHECKS = 200_000_000;

/**
 * The rings on the grid, each side broken at the corners (of any ring) that touch it. Without this Clipper2 may round a side to the wrong side of a
 * corner that lies on it, take the crossings that result for a ring that crosses itself, and drop the small triangle it cuts off, which can be
 * a whole hole (DoSplitOp in clipper.engine.cpp; in one of 500 sets of random polygons on a coarse raster, in none of 60,000 with this).
 * A side moves by one grid step at most.
 */
export function breakAtTouchingCorners(sets: readonly (readonly Ring[])[]): Ring[][] {
  requireRoom(countPoints(sets.flat()));
  const snapped = sets.map((rings) => rings.map(snapRing));
  const corners = indexCorners(snapped.flat());
  return snapped.map((rings) => rings.map((ring) => breakRing(ring, corners)));
}

/** All corners of all rings, to be asked which of them are near a side. */
interface Corners {
  /** `[x0, y0, x1, y1, …]` mm. */
  readonly points: Float64Array;
  readonly tree: BoxTree;
  /** How many more may be held against sides. */
  nChecksLeft: number;
}

function indexCorners(rings: readonly Ring[]): Corners {
  const points = new Float64Array(rings.reduce((sum, ring) => sum + ring.length, 0));
  let length = 0;
  for (const ring of rings) {
    points.set(ring, length);
    length += ring.length;
  }
  const tree = buildBoxTree(length / 2, (i, cover) => cover(points[2 * i]!, points[2 * i + 1]!));
  return { points, tree, nChecksLeft: MAX_CHECKS };
}

/** Sides that are looked after together. */
const RUN = 8;
/** With more leaves than this about a run, each side is better off with its own search. */
const MAX_RUN_LEAVES = 6;

/**
 * Gathers in `leaves` the corners, as pairs first … end, that may touch any side of the run from coordinate `start`. All of the run lies in the ellipse about its two ends
 * whose longer axis is its length L, so within √(L² − c²)/2 of the chord c.
 * @returns whether they are few: so along smooth and straight stretches, where this saves most of the searching
 */
function gatherNearRun(ring: Ring, start: number, tree: BoxTree, leaves: number[]): boolean {
  const end = Math.min(ring.length, start + 2 * RUN);
  let lengthMm = 0;
  let [x, y] = [ring[start]!, ring[start + 1]!];
  for (let i = start + 2; i <= end; i += 2) {
    const at = i === ring.length ? 0 : i;
    const [dx, dy] = [ring[at]! - x, ring[at + 1]! - y];
    lengthMm += Math.sqrt(dx * dx + dy * dy);
    [x, y] = [ring[at]!, ring[at + 1]!];
  }
  const [dx, dy] = [x - ring[start]!, y - ring[start + 1]!];
  const offMm = Math.sqrt(Math.max(0, lengthMm * lengthMm - dx * dx - dy * dy)) / 2;
  const marginMm = offMm + lengthMm * ROUNDING_RATIO + 2 * TOUCH_MM;
  leaves.length = 0;
  visitLeavesNearSide(tree, ring[start]!, ring[start + 1]!, x, y, marginMm, (first, end) =>
    leaves.push(first, end),
  );
  return leaves.length <= 2 * MAX_RUN_LEAVES;
}

/** More than the root of a double's rounding: what √(L² − c²) may lose of L. */
const ROUNDING_RATIO = 1e-7;

/** A corner on a side; `along` is its distance from the side's start times the side's length, mm². */
interface TouchingCorner {
  readonly along: number;
  readonly x: number;
  readonly y: number;
}

function breakRing(ring: Ring, corners: Corners): Ring {
  const { points, tree } = corners;
  let [x0, y0, x1, y1] = [0, 0, 0, 0];
  const touching: TouchingCorner[] = [];
  const takeTouching = (first: number, end: number): void => {
    corners.nChecksLeft -= end - first;
    if (corners.nChecksLeft < 0) return;
    const dx = x1 - x0;
    const dy = y1 - y0;
    const square = dx * dx + dy * dy;
    for (let i = 2 * first; i < 2 * end; i += 2) {
      const px = points[i]! - x0;
      const py = points[i + 1]! - y0;
      const cross = dx * py - dy * px;
      if (cross * cross > TOUCH_MM * TOUCH_MM * square) continue;
      const along = px * dx + py * dy;
      if (along > 0 && along < square) touching.push({ along, x: points[i]!, y: points[i + 1]! });
    }
  };
  // Most rings come out as they went in: they are copied only from the first broken side on.
  let broken: number[] | undefined;
  const leaves: number[] = [];
  let isCalm = false;
  for (let i = 0; i < ring.length; i += 2) {
    const next = i + 2 === ring.length ? 0 : i + 2;
    [x0, y0, x1, y1] = [ring[i]!, ring[i + 1]!, ring[next]!, ring[next + 1]!];
    if (i % (2 * RUN) === 0) isCalm = gatherNearRun(ring, i, tree, leaves);
    if (isCalm) for (let k = 0; k < leaves.length; k += 2) takeTouching(leaves[k]!, leaves[k + 1]!);
    else visitLeavesNearSide(tree, x0, y0, x1, y1, 2 * TOUCH_MM, takeTouching);
    if (touching.length > 0) broken ??= Array.from(ring.subarray(0, i));
    broken?.push(x0, y0);
    touching.sort((a, b) => a.along - b.along || a.x - b.x || a.y - b.y);
    for (const corner of touching) broken?.push(corner.x, corner.y);
    touching.length = 0;
  }
  return broken === undefined ? ring : Float64Array.from(broken);
}
