/** A cell that is wholly outside the area. */
export const OUT = 0;
/** A cell that the area's boundary crosses. */
const MIXED = 1;
/** A cell that is wholly inside the area. */
export const IN = 2;

/** Cells between vertical lines `xs` and horizontal lines `ys` (ascending, mm), row by row from below: `cells[row · (xs.length − 1) + column]`. */
export interface CellGrid {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  readonly cells: Uint8Array;
}

/**
 * Classifies the cells of a grid against the area of rings (non-zero rule). A side that only runs along a line of the grid crosses no cell. In doubles: a cell may be
 * misjudged by a boundary that comes into it by a rounding's width.
 */
export function classifyCells(xs: Float64Array, ys: Float64Array, rings: readonly Float64Array[]): CellGrid {
  const cells = new Uint8Array((xs.length - 1) * (ys.length - 1));
  const rows: { x: number; turn: number }[][] = Array.from({ length: ys.length - 1 }, () => []);
  for (const ring of rings) {
    for (let i = 0, before = ring.length - 2; i < ring.length; before = i, i += 2) {
      crossRows({ xs, ys, cells }, rows, ring[before]!, ring[before + 1]!, ring[i]!, ring[i + 1]!);
    }
  }
  const nColumns = xs.length - 1;
  rows.forEach((crossings, row) => {
    crossings.sort((a, b) => a.x - b.x);
    let winding = 0;
    let next = 0;
    for (let column = 0; column < nColumns; column++) {
      const middle = (xs[column]! + xs[column + 1]!) / 2;
      while (next < crossings.length && crossings[next]!.x <= middle) winding += crossings[next++]!.turn;
      const at = row * nColumns + column;
      if (cells[at] !== MIXED && winding !== 0) cells[at] = IN;
    }
  });
  return { xs, ys, cells };
}

/** Marks the cells that a side passes through, and notes where it crosses the middle of each row. */
function crossRows(
  { xs, ys, cells }: CellGrid,
  rows: { x: number; turn: number }[][],
  x0: number,
  y0: number,
  x1: number,
  y1: number,
): void {
  const [minY, maxY] = [Math.min(y0, y1), Math.max(y0, y1)];
  if (minY === maxY) {
    crossOneRow({ xs, ys, cells }, y0, Math.min(x0, x1), Math.max(x0, x1));
    return;
  }
  const nColumns = xs.length - 1;
  const xAt = (y: number) => (y === y0 ? x0 : y === y1 ? x1 : x0 + ((y - y0) / (y1 - y0)) * (x1 - x0));
  for (let row = Math.max(0, firstAbove(ys, minY) - 1); row < ys.length - 1 && ys[row]! < maxY; row++) {
    const [low, high] = [Math.max(minY, ys[row]!), Math.min(maxY, ys[row + 1]!)];
    const [a, b] = [xAt(low), xAt(high)];
    markColumns(cells, row * nColumns, xs, Math.min(a, b), Math.max(a, b));
    const middle = (ys[row]! + ys[row + 1]!) / 2;
    if (minY <= middle && middle < maxY) rows[row]!.push({ x: xAt(middle), turn: y1 > y0 ? 1 : -1 });
  }
}

/** A level side: it passes through the cells of the row it lies in, if it does not lie on a line. */
function crossOneRow({ xs, ys, cells }: CellGrid, y: number, minX: number, maxX: number): void {
  const row = firstAbove(ys, y) - 1;
  if (row < 0 || row >= ys.length - 1 || ys[row] === y) return;
  markColumns(cells, row * (xs.length - 1), xs, minX, maxX);
}

function markColumns(cells: Uint8Array, offset: number, xs: Float64Array, minX: number, maxX: number): void {
  // A level or slanted piece meets a column when their open extents overlap; an upright one when it lies within.
  for (let column = Math.max(0, firstAbove(xs, minX) - 1); column < xs.length - 1; column++) {
    if (xs[column]! >= maxX) break;
    if (xs[column + 1]! > minX) cells[offset + column] = MIXED;
  }
}

/** Index of the first line that is greater than a value. */
function firstAbove(lines: Float64Array, value: number): number {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (lines[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
