import { requireWithin } from '../limits.js';
import { HashLists } from './hash-lists.js';

/** A point, mm: x and y, whatever else comes with them. */
export interface Place {
  readonly 0: number;
  readonly 1: number;
}

/** Slack for a gap of exactly the allowed width, which rounding makes a little wider: a nanometre. */
const ROUNDING_MM = 1e-6;

/** Width of a cell in distances looked for: with 4, every second point lies far enough from the cell's borders to need one cell only. */
const CELL_RATIO = 4;

/** Comparisons made at most. In a drawing a cell holds a handful of ends; this many mean that something is broken. */
const MAX_COMPARISONS = 20_000_000;

/**
 * Calls `visit` for all pairs of points at most `withinMm` apart, in order of the second point's index: a uniform grid of
 * wider cells, each point against its own cell and those around it that are as near (rounding to the grid instead would split near
 * points at the cells' borders).
 * @throws MillwrightError INPUT_TOO_LARGE when points crowd together so that there are too many pairs
 */
export function forEachNearPair(
  points: readonly Place[],
  withinMm: number,
  visit: (a: number, b: number, distanceMm: number) => void,
): void {
  const columns = new Float64Array(points.length);
  const rows = new Float64Array(points.length);
  const cells = new HashLists(points.length);
  const cellMm = CELL_RATIO * withinMm;
  const widest = (withinMm + 2 * ROUNDING_MM) * (withinMm + 2 * ROUNDING_MM);
  const reachMm = withinMm + 2 * ROUNDING_MM;
  let nComparisons = 0;
  for (let b = 0; b < points.length; b++) {
    const x = points[b]![0];
    const y = points[b]![1];
    const column = Math.floor(x / cellMm);
    const row = Math.floor(y / cellMm);
    columns[b] = column;
    rows[b] = row;
    const lastColumn = Math.floor((x + reachMm) / cellMm);
    const lastRow = Math.floor((y + reachMm) / cellMm);
    const firstRow = Math.floor((y - reachMm) / cellMm);
    for (let nearColumn = Math.floor((x - reachMm) / cellMm); nearColumn <= lastColumn; nearColumn++) {
      for (let nearRow = firstRow; nearRow <= lastRow; nearRow++) {
        for (let a = cells.first(cellHash(nearColumn, nearRow)); a >= 0; a = cells.after(a)) {
          if (columns[a] !== nearColumn || rows[a] !== nearRow) continue;
          nComparisons++;
          const ex = points[a]![0] - x;
          const ey = points[a]![1] - y;
          const square = ex * ex + ey * ey;
          if (square > widest) continue;
          const distanceMm = Math.sqrt(square);
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
