import type { XY } from '../curve/primitive.js';
import { requireWithin } from '../limits.js';

/** Slack for a gap of exactly the allowed width, which rounding makes a little wider: a nanometre. */
const ROUNDING_MM = 1e-6;

/** Comparisons made at most. In a drawing a cell holds a handful of ends; this many mean that something is broken. */
const MAX_COMPARISONS = 20_000_000;

/**
 * Calls `visit` for all pairs of points at most `withinMm` apart, in order of the second point's index: a uniform grid of that cell
 * size, each point against its own cell and the eight around it (rounding to the grid instead would split near points at the
 * cells' borders).
 * @throws MillwrightError INPUT_TOO_LARGE when points crowd together so that there are too many pairs
 */
export function forEachNearPair(
  points: readonly XY[],
  withinMm: number,
  visit: (a: number, b: number, distanceMm: number) => void,
): void {
  const cells = new Map<number, number[]>();
  let nComparisons = 0;
  for (let b = 0; b < points.length; b++) {
    const [x, y] = points[b]!;
    const column = Math.floor(x / withinMm);
    const row = Math.floor(y / withinMm);
    for (const key of neighbourhood(column, row)) {
      const others = cells.get(key);
      if (others === undefined) continue;
      nComparisons += others.length;
      requireWithin('Ends of lines crowd together:', nComparisons, MAX_COMPARISONS, 'comparisons');
      for (const a of others) {
        const ex = points[a]![0] - x;
        const ey = points[a]![1] - y;
        const distanceMm = Math.sqrt(ex * ex + ey * ey);
        if (distanceMm <= withinMm + ROUNDING_MM) visit(a, b, distanceMm);
      }
    }
    const own = cellKey(column, row);
    const cell = cells.get(own);
    if (cell === undefined) cells.set(own, [b]);
    else cell.push(b);
  }
}

/** Keys of a cell and the eight around it, each once: cells may share a key, which costs comparisons but changes no result. */
function neighbourhood(column: number, row: number): ReadonlySet<number> {
  const keys = new Set<number>();
  for (let dy = -1; dy <= 1; dy++) {
    for (let dx = -1; dx <= 1; dx++) keys.add(cellKey(column + dx, row + dy));
  }
  return keys;
}

/** A number of 32 bits for a cell (Teschner and others, "Optimized spatial hashing for collision detection", 2003: the primes). */
function cellKey(column: number, row: number): number {
  return Math.imul(column, 73_856_093) ^ Math.imul(row, 19_349_663);
}
