import type { Box, Point } from '@millwright/contracts';
import { type Curve, isArc } from './curve.js';
import { isAbreast } from './distance.js';

/** Curves found by place. */
export interface CurveIndex {
  readonly curves: readonly Curve[];
  /** Indices of the curves whose boxes may meet the box, each once, in rising order. */
  near(box: Box): number[];
}

/** At most this many cells per side; a finer grid finds nothing faster and costs memory. */
const MAX_CELLS_PER_SIDE = 512;

/** A uniform grid over the curves' boxes, about one cell per curve. */
export function indexCurves(curves: readonly Curve[]): CurveIndex {
  const boxes = curves.map(curveBox);
  const all = boxes.reduce(joinBoxes, EMPTY_BOX);
  const perSide = Math.max(1, Math.min(MAX_CELLS_PER_SIDE, Math.ceil(Math.sqrt(curves.length))));
  const columnOf = (xMm: number) => cellOf(xMm, all.minXMm, all.maxXMm, perSide);
  const rowOf = (yMm: number) => cellOf(yMm, all.minYMm, all.maxYMm, perSide);
  const cells: number[][] = Array.from({ length: perSide * perSide }, () => []);
  const forCells = (box: Box, visit: (cell: number[]) => void) => {
    const [firstColumn, lastColumn] = [columnOf(box.minXMm), columnOf(box.maxXMm)];
    const [firstRow, lastRow] = [rowOf(box.minYMm), rowOf(box.maxYMm)];
    for (let row = firstRow; row <= lastRow; row++) {
      for (let column = firstColumn; column <= lastColumn; column++) visit(cells[row * perSide + column]!);
    }
  };
  boxes.forEach((box, index) => {
    forCells(box, (cell) => {
      cell.push(index);
    });
  });
  return {
    curves,
    near(box) {
      const found = new Set<number>();
      forCells(box, (cell) => {
        for (const index of cell) if (boxesMeet(boxes[index]!, box)) found.add(index);
      });
      return [...found].sort((a, b) => a - b);
    },
  };
}

/** The box of nothing: joining it with any other gives the other. */
export const EMPTY_BOX: Box = {
  minXMm: Number.POSITIVE_INFINITY,
  minYMm: Number.POSITIVE_INFINITY,
  maxXMm: Number.NEGATIVE_INFINITY,
  maxYMm: Number.NEGATIVE_INFINITY,
};

/** The box of a curve, mm: its ends, and of an arc the points farthest along the axes that lie on it. */
export function curveBox(curve: Curve): Box {
  const points = [curve.from, curve.to];
  if (isArc(curve)) {
    const [x, y] = curve.centre;
    const r = curve.radiusMm;
    const farthest: Point[] = [
      [x + r, y],
      [x, y + r],
      [x - r, y],
      [x, y - r],
    ];
    points.push(...farthest.filter((point) => isAbreast(curve, point)));
  }
  return {
    minXMm: Math.min(...points.map(([x]) => x)),
    minYMm: Math.min(...points.map(([, y]) => y)),
    maxXMm: Math.max(...points.map(([x]) => x)),
    maxYMm: Math.max(...points.map(([, y]) => y)),
  };
}

/** A box widened on every side by `byMm`. */
export function widenBox(box: Box, byMm: number): Box {
  return {
    minXMm: box.minXMm - byMm,
    minYMm: box.minYMm - byMm,
    maxXMm: box.maxXMm + byMm,
    maxYMm: box.maxYMm + byMm,
  };
}

/** The smallest box around two. */
export function joinBoxes(a: Box, b: Box): Box {
  return {
    minXMm: Math.min(a.minXMm, b.minXMm),
    minYMm: Math.min(a.minYMm, b.minYMm),
    maxXMm: Math.max(a.maxXMm, b.maxXMm),
    maxYMm: Math.max(a.maxYMm, b.maxYMm),
  };
}

/** Whether two boxes share a point. */
export function boxesMeet(a: Box, b: Box): boolean {
  return a.minXMm <= b.maxXMm && b.minXMm <= a.maxXMm && a.minYMm <= b.maxYMm && b.minYMm <= a.maxYMm;
}

function cellOf(at: number, least: number, most: number, nCells: number): number {
  const cell = Math.floor(((at - least) / (most - least)) * nCells);
  return cell >= 0 ? Math.min(nCells - 1, cell) : 0;
}
