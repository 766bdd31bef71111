import type { Curve } from './curve.js';
import { distanceToCurve } from './distance.js';

/** An axis-parallel search window, mm. */
export interface Window {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

/** Finds the pieces near a window. */
export interface CurveIndex {
  /** Ids (positions in the indexed list) of all pieces that may lie in the window, each once, in increasing order. */
  readonly near: (window: Window) => readonly number[];
}

/** Finest cell, mm: below it an index of wood parts only grows. Chosen by trial on sheets of 40 parts. */
const SMALLEST_CELL_MM = 2;
/** Most cells; more would cost more memory than they save time. */
const MAX_CELLS = 262_144;

/** Window of a piece, widened by `marginMm` on each side. An arc within a quadrant lies in the box of its ends. */
export function windowOf(curve: Curve, marginMm: number): Window {
  const widenedMm = marginMm + curve.slackMm;
  return {
    minX: Math.min(curve.ax, curve.bx) - widenedMm,
    minY: Math.min(curve.ay, curve.by) - widenedMm,
    maxX: Math.max(curve.ax, curve.bx) + widenedMm,
    maxY: Math.max(curve.ay, curve.by) + widenedMm,
  };
}

/**
 * A uniform grid over pieces, in flat arrays (`starts[cell] … starts[cell + 1]` into `ids`). A long piece stands only in the cells it
 * passes, not in all of its box. Give it pieces of any number, none included.
 */
export function indexCurves(curves: readonly Curve[]): CurveIndex {
  const grid = layGrid(curves);
  const starts = new Int32Array(grid.nColumns * grid.nRows + 1);
  forEachCell(curves, grid, (cell) => {
    starts[cell + 1] = (starts[cell + 1] as number) + 1;
  });
  for (let i = 1; i < starts.length; i++) starts[i] = (starts[i] as number) + (starts[i - 1] as number);
  const ids = new Int32Array(starts[starts.length - 1] as number);
  const next = starts.slice();
  forEachCell(curves, grid, (cell, id) => {
    const at = next[cell] as number;
    ids[at] = id;
    next[cell] = at + 1;
  });
  const stamps = new Int32Array(curves.length);
  let stamp = 0;
  const near = (window: Window): readonly number[] => {
    const found: number[] = [];
    stamp++;
    forEachCellIn(window, grid, (cell) => {
      for (let i = starts[cell] as number; i < (starts[cell + 1] as number); i++) {
        const id = ids[i] as number;
        if (stamps[id] === stamp) continue;
        stamps[id] = stamp;
        if (overlaps(curves[id] as Curve, window)) found.push(id);
      }
    });
    return found.sort((a, b) => a - b);
  };
  return { near };
}

interface Grid {
  readonly minX: number;
  readonly minY: number;
  readonly cellMm: number;
  readonly nColumns: number;
  readonly nRows: number;
}

function layGrid(curves: readonly Curve[]): Grid {
  let [minX, minY, maxX, maxY] = [0, 0, 0, 0];
  curves.forEach((curve, i) => {
    const box = windowOf(curve, 0);
    minX = i === 0 ? box.minX : Math.min(minX, box.minX);
    minY = i === 0 ? box.minY : Math.min(minY, box.minY);
    maxX = i === 0 ? box.maxX : Math.max(maxX, box.maxX);
    maxY = i === 0 ? box.maxY : Math.max(maxY, box.maxY);
  });
  const wantedCells = Math.min(MAX_CELLS, 4 * curves.length + 1);
  const width = maxX - minX;
  const height = maxY - minY;
  // The second bound keeps a row of cells (a layout without height) within the limit as well.
  const cellMm = Math.max(
    SMALLEST_CELL_MM,
    Math.sqrt((width * height) / wantedCells),
    Math.max(width, height) / wantedCells,
  );
  return {
    minX,
    minY,
    cellMm,
    nColumns: Math.floor(width / cellMm) + 1,
    nRows: Math.floor(height / cellMm) + 1,
  };
}

function overlaps(curve: Curve, window: Window): boolean {
  return (
    Math.min(curve.ax, curve.bx) - curve.slackMm <= window.maxX &&
    Math.max(curve.ax, curve.bx) + curve.slackMm >= window.minX &&
    Math.min(curve.ay, curve.by) - curve.slackMm <= window.maxY &&
    Math.max(curve.ay, curve.by) + curve.slackMm >= window.minY
  );
}

function forEachCellIn(window: Window, grid: Grid, visit: (cell: number) => void): void {
  const clamp = (value: number, n: number): number => Math.max(0, Math.min(n - 1, Math.floor(value)));
  const firstColumn = clamp((window.minX - grid.minX) / grid.cellMm, grid.nColumns);
  const lastColumn = clamp((window.maxX - grid.minX) / grid.cellMm, grid.nColumns);
  const firstRow = clamp((window.minY - grid.minY) / grid.cellMm, grid.nRows);
  const lastRow = clamp((window.maxY - grid.minY) / grid.cellMm, grid.nRows);
  for (let row = firstRow; row <= lastRow; row++) {
    for (let column = firstColumn; column <= lastColumn; column++) visit(row * grid.nColumns + column);
  }
}

/** Visits the cells that a piece may pass: those of its box whose centre is not farther from it than the half diagonal. */
function forEachCell(curves: readonly Curve[], grid: Grid, visit: (cell: number, id: number) => void): void {
  curves.forEach((curve, id) => {
    // The middle of a very short piece stands for all of it; the guard covers rounding at cell borders.
    const guardMm = curve.slackMm + 1e-6;
    const reachMm = grid.cellMm * Math.SQRT1_2 + guardMm;
    const window = windowOf(curve, guardMm);
    const isSmall = window.maxX - window.minX < grid.cellMm && window.maxY - window.minY < grid.cellMm;
    forEachCellIn(window, grid, (cell) => {
      const column = cell % grid.nColumns;
      const x = grid.minX + (column + 0.5) * grid.cellMm;
      const y = grid.minY + ((cell - column) / grid.nColumns + 0.5) * grid.cellMm;
      if (isSmall || distanceToCurve(x, y, curve) <= reachMm) visit(cell, id);
    });
  });
}

/** The id of the piece nearest to p among those within `reachMm`, with its distance in mm; undefined if there is none. Ties: lowest id. */
export function nearestCurve(
  x: number,
  y: number,
  reachMm: number,
  curves: readonly Curve[],
  index: CurveIndex,
): { readonly id: number; readonly distanceMm: number } | undefined {
  let best: { id: number; distanceMm: number } | undefined;
  for (const id of index.near({
    minX: x - reachMm,
    minY: y - reachMm,
    maxX: x + reachMm,
    maxY: y + reachMm,
  })) {
    const distanceMm = distanceToCurve(x, y, curves[id] as Curve);
    if (distanceMm <= reachMm && (best === undefined || distanceMm < best.distanceMm))
      best = { id, distanceMm };
  }
  return best;
}
