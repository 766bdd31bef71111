import type { XY } from '../curve/primitive.js';
import { requireWithin } from '../limits.js';
import { HashLists } from './hash-lists.js';

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
  const columns = new Float64Array(points.length);
  const rows = new Float64Array(points.length);
  const cells = new HashLists(points.length);
  let nComparisons = 0;
  for (let b = 0; b < points.length; b++) {
    const x = points[b]![0];
    const y = points[b]![1];
    const column = Math.floor(x / withinMm);
    const row = Math.floor(y / withinMm);
    columns[b] = column;
    rows[b] = row;
    for (let nearColumn = column - 1; nearColumn <= column + 1; nearColumn++) {
      for (let nearRow = row - 1; nearRow <= row + 1; nearRow++) {
        for (let a = cells.first(cellHash(nearColumn, nearRow)); a >= 0; a = cells.after(a)) {
          if (columns[a] !== nearColumn || rows[a] !== nearRow) continue;
          nComparisons++;
          const ex = points[a]![0] - x;
          const ey = points[a]![1] - y;
          const distanceMm = Math.sqrt(ex * ex + ey * ey);
          if (distanceMm <= withinMm + ROUNDING_MM) visit(a, b, distanceMm);
        }
      }
    }
    if (nComparisons > MAX_COMPARISONS)
      requireWithin('Ends of lines crowd together:', nComparisons, MAX_COMPARISONS, 'comparisons');
    cells.add(cellHash(column, row), b);
  }
}

/** A number of 32 bits for a cell (Teschner and others, "Optimized spatial hashing for collision detection", 2003: the primes). */
function cellHash(column: number, row: number): number {
  return Math.imul(column, 73_856_093) ^ Math.imul(row, 19_349_663);
}
