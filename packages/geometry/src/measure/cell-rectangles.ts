import type { CellGrid } from './cell-grid.js';

/** A rectangle of cells: columns from `left` up to and without `right`, rows from `bottom` up to and without `top`. */
export interface CellRectangle {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/**
 * Calls `visit` with rectangles of cells that hold, among them every one that no other contains. Row by row, with a stack of columns by height: the textbook way to the
 * largest rectangle in a histogram. O(cells).
 */
export function visitMaximalRectangles(
  { xs, ys, cells }: CellGrid,
  holds: (cell: number) => boolean,
  visit: (left: number, bottom: number, right: number, top: number) => void,
): void {
  const nColumns = xs.length - 1;
  const heights = new Int32Array(nColumns + 1);
  const starts = new Int32Array(nColumns + 1);
  const stacked = new Int32Array(nColumns + 1);
  for (let row = 0; row < ys.length - 1; row++) {
    let depth = 0;
    for (let column = 0; column <= nColumns; column++) {
      const isHeld = column < nColumns && holds(cells[row * nColumns + column]!);
      const height = isHeld ? heights[column]! + 1 : 0;
      heights[column] = height;
      let start = column;
      while (depth > 0 && stacked[depth - 1]! > height) {
        depth--;
        start = starts[depth]!;
        visit(start, row + 1 - stacked[depth]!, column, row + 1);
      }
      if (height > 0 && (depth === 0 || stacked[depth - 1]! < height)) {
        starts[depth] = start;
        stacked[depth] = height;
        depth++;
      }
    }
  }
}

/** The largest of the rectangles of {@link visitMaximalRectangles} by a measure; the first of equal ones; undefined for none. */
export function largestRectangle(
  grid: CellGrid,
  holds: (cell: number) => boolean,
  measure: (left: number, bottom: number, right: number, top: number) => number,
): { readonly rectangle: CellRectangle; readonly size: number } | undefined {
  let size = Number.NEGATIVE_INFINITY;
  let rectangle: CellRectangle | undefined;
  visitMaximalRectangles(grid, holds, (left, bottom, right, top) => {
    const found = measure(left, bottom, right, top);
    if (found <= size) return;
    size = found;
    rectangle = { left, bottom, right, top };
  });
  return rectangle && { rectangle, size };
}
