import { type Box, MillwrightError, type Point } from '@millwright/contracts';
import { transformPoint } from '../contour/transform.js';
import { requireInRange } from '../kernel/grid.js';
import { ringsBox } from '../ring/measure.js';
import { type CellGrid, classifyCells, IN, OUT } from './cell-grid.js';
import { type CellRectangle, largestRectangle } from './cell-rectangles.js';
import { isBoxInside, pushOut } from './rectangle-fit.js';

/** How {@link largestInscribedRectangle} searches. */
export interface InscribedRectangleOptions {
  /** Direction of the rectangle's first side, degrees counter-clockwise from X; 0 unless given. */
  readonly angleDeg?: number;
  /** The search ends when no other rectangle's area can be larger by more than this share, 0 … 1; 0.01 unless given. */
  readonly toleranceRatio?: number;
  /** The search ends after this many rounds, whatever the tolerance, 1 … 1,000; 60 unless given. A round takes some milliseconds. */
  readonly maxRounds?: number;
}

/** A rectangle in an area. */
export interface InscribedRectangle {
  /** Its corners, counter-clockwise, the first side in the direction asked for. */
  readonly cornersMm: readonly [Point, Point, Point, Point];
  /** Length of the first side, mm. */
  readonly widthMm: number;
  /** Length of the second side, mm. */
  readonly heightMm: number;
  readonly areaMm2: number;
  /** No rectangle of that direction in the area is larger, mm²; more than the tolerance above `areaMm2` when the search was cut short. */
  readonly boundMm2: number;
}

const DEFAULT_TOLERANCE_RATIO = 0.01;
const DEFAULT_ROUNDS = 60;
const MAX_ROUNDS = 1000;
/** Lines of the first grid each way, beside those along the rings' own sides. */
const N_LINES = 96;
/** The longest sides along an axis that get a line of their own. */
const MAX_SIDE_LINES = 160;
/** Most lines each way: half a million cells. */
const MAX_LINES = 720;
/** A turned rectangle is made this much smaller all round, mm, so that the rounding of the turn does not bring it over a side: one nanometre. */
const TURN_MARGIN_MM = 1e-6;

/**
 * The largest rectangle of a given direction in the area of rings (outlines, and holes run the other way; non-zero rule). What comes back is truly inside: proved by exact signs,
 * before the turn when it is turned. That it is the largest holds within `boundMm2`: any rectangle in the area fills a run of cells of a grid but for a border of cells it enters,
 * so no larger one is left than the largest run of inside cells with one more cell on each side, nor than the largest run of cells not wholly outside. Lines go along the
 * rings' own sides first, so that areas bounded along the two directions are solved exactly, and then where the bound is not yet met.
 * For contours with arcs flatten to the inside: any rectangle between the two loses no more than the flattening's tolerance on each side.
 * @returns undefined when no rectangle is found: the area is empty or narrower than the grid
 * @throws MillwrightError INPUT_INVALID, GEOMETRY_COORDINATE_OUT_OF_RANGE
 */
export function largestInscribedRectangle(
  rings: readonly Float64Array[],
  {
    angleDeg = 0,
    toleranceRatio = DEFAULT_TOLERANCE_RATIO,
    maxRounds = DEFAULT_ROUNDS,
  }: InscribedRectangleOptions = {},
): InscribedRectangle | undefined {
  requireWithin('toleranceRatio', toleranceRatio, 0, 1);
  requireWithin('maxRounds', maxRounds, 1, MAX_ROUNDS);
  requireWithin('angleDeg', angleDeg, -360, 360);
  for (const mm of Object.values(ringsBox(rings) ?? {})) requireInRange(mm, 'A coordinate');
  const turned = angleDeg === 0 ? rings : rings.map((ring) => turnRing(ring, -angleDeg));
  const found = searchBox(turned, toleranceRatio, maxRounds);
  if (found === undefined) return undefined;
  const marginMm = angleDeg % 90 === 0 ? 0 : TURN_MARGIN_MM;
  const { minXMm, minYMm, maxXMm, maxYMm } = found.box;
  const [left, bottom, right, top] = [
    minXMm + marginMm,
    minYMm + marginMm,
    maxXMm - marginMm,
    maxYMm - marginMm,
  ];
  if (!(left < right && bottom < top)) return undefined;
  const turn = { xMm: 0, yMm: 0, rotationDeg: angleDeg, mirrored: false };
  const corner = (x: number, y: number) =>
    angleDeg === 0 ? ([x, y] as const) : transformPoint([x, y], turn);
  const [widthMm, heightMm] = [right - left, top - bottom];
  return {
    cornersMm: [corner(left, bottom), corner(right, bottom), corner(right, top), corner(left, top)],
    widthMm,
    heightMm,
    areaMm2: widthMm * heightMm,
    boundMm2: Math.max(found.boundMm2, widthMm * heightMm),
  };
}

/** The best box found, and what no box can exceed. */
interface FoundBox {
  readonly box: Box;
  readonly boundMm2: number;
}

function searchBox(
  rings: readonly Float64Array[],
  toleranceRatio: number,
  maxRounds: number,
): FoundBox | undefined {
  const extent = ringsBox(rings);
  if (extent === undefined || !(extent.minXMm < extent.maxXMm && extent.minYMm < extent.maxYMm))
    return undefined;
  let xs = firstLines(rings, 0, extent.minXMm, extent.maxXMm);
  let ys = firstLines(rings, 1, extent.minYMm, extent.maxYMm);
  let best: Box | undefined;
  let boundMm2 = Number.POSITIVE_INFINITY;
  for (let round = 0; round < maxRounds; round++) {
    const grid = classifyCells(xs, ys, rings);
    const bound = boundOf(grid);
    boundMm2 = Math.min(boundMm2, bound.size);
    for (const box of candidatesOf(grid, bound.rectangle, rings)) {
      if (areaOf(box) > areaOf(best)) best = box;
    }
    if (boundMm2 <= areaOf(best) * (1 + toleranceRatio)) break;
    const [finerXs, finerYs] = refine(grid, bound.rectangle);
    if (
      (finerXs.length === xs.length && finerYs.length === ys.length) ||
      Math.max(finerXs.length, finerYs.length) > MAX_LINES
    )
      break;
    [xs, ys] = [finerXs, finerYs];
  }
  return best && { box: best, boundMm2 };
}

function areaOf(box: Box | undefined): number {
  return box === undefined ? 0 : (box.maxXMm - box.minXMm) * (box.maxYMm - box.minYMm);
}

/** What no rectangle's area exceeds, and the cells that the largest one might fill. */
function boundOf(grid: CellGrid): { readonly rectangle: CellRectangle; readonly size: number } {
  const { xs, ys } = grid;
  const [nColumns, nRows] = [xs.length - 1, ys.length - 1];
  const size = (left: number, bottom: number, right: number, top: number) =>
    (xs[right]! - xs[left]!) * (ys[top]! - ys[bottom]!);
  const nothing = { rectangle: { left: 0, bottom: 0, right: 1, top: 1 }, size: 0 };
  const loose = largestRectangle(grid, (cell) => cell !== OUT, size) ?? nothing;
  const grown = (left: number, bottom: number, right: number, top: number): CellRectangle => ({
    left: Math.max(0, left - 1),
    bottom: Math.max(0, bottom - 1),
    right: Math.min(nColumns, right + 1),
    top: Math.min(nRows, top + 1),
  });
  const tight = largestRectangle(
    grid,
    (cell) => cell === IN,
    (left, bottom, right, top) => {
      const more = grown(left, bottom, right, top);
      return size(more.left, more.bottom, more.right, more.top);
    },
  );
  const narrow = largestNarrow(grid);
  const { left, bottom, right, top } = tight?.rectangle ?? nothing.rectangle;
  const around = { rectangle: grown(left, bottom, right, top), size: tight?.size ?? 0 };
  // A rectangle with an inside cell between its borders is in `around`; one without is in two columns or two rows.
  const strict = around.size >= narrow.size ? around : narrow;
  return loose.size <= strict.size ? loose : strict;
}

/** The largest rectangle of cells that are not wholly outside, two columns wide or two rows high; a pair counts where either cell does. */
function largestNarrow({ xs, ys, cells }: CellGrid): {
  readonly rectangle: CellRectangle;
  readonly size: number;
} {
  const [nColumns, nRows] = [xs.length - 1, ys.length - 1];
  let best = { rectangle: { left: 0, bottom: 0, right: 1, top: 1 }, size: 0 };
  const take = (left: number, bottom: number, right: number, top: number): void => {
    const size = (xs[right]! - xs[left]!) * (ys[top]! - ys[bottom]!);
    if (size > best.size) best = { rectangle: { left, bottom, right, top }, size };
  };
  const isNear = (row: number, column: number) => cells[row * nColumns + column] !== OUT;
  for (let column = 0; column < nColumns; column++) {
    const right = Math.min(nColumns, column + 2);
    let start = 0;
    for (let row = 0; row <= nRows; row++) {
      if (row < nRows && (isNear(row, column) || isNear(row, right - 1))) continue;
      if (row > start) take(column, start, right, row);
      start = row + 1;
    }
  }
  for (let row = 0; row < nRows; row++) {
    const top = Math.min(nRows, row + 2);
    let start = 0;
    for (let column = 0; column <= nColumns; column++) {
      if (column < nColumns && (isNear(row, column) || isNear(top - 1, column))) continue;
      if (column > start) take(start, row, column, top);
      start = column + 1;
    }
  }
  return best;
}

/** Boxes in the area: the largest run of inside cells, and what of it lies in the bound's rectangle, each pushed out both ways. */
function candidatesOf(grid: CellGrid, bound: CellRectangle, rings: readonly Float64Array[]): Box[] {
  const { xs, ys } = grid;
  const size = (left: number, bottom: number, right: number, top: number) =>
    (xs[right]! - xs[left]!) * (ys[top]! - ys[bottom]!);
  const inBound = (left: number, bottom: number, right: number, top: number) => {
    const [l, b, r, t] = [
      Math.max(left, bound.left),
      Math.max(bottom, bound.bottom),
      Math.min(right, bound.right),
      Math.min(top, bound.top),
    ];
    return l < r && b < t ? size(l, b, r, t) : 0;
  };
  const starts = [size, inBound].flatMap(
    (measure) => largestRectangle(grid, (cell) => cell === IN, measure)?.rectangle ?? [],
  );
  return starts
    .map(
      ({ left, bottom, right, top }): Box => ({
        minXMm: xs[left]!,
        minYMm: ys[bottom]!,
        maxXMm: xs[right]!,
        maxYMm: ys[top]!,
      }),
    )
    .flatMap((box) => [box, pushOut(box, rings, true), pushOut(box, rings, false)])
    .filter((box) => isBoxInside(box, rings));
}

/** The lines with more of them where the bound is made: through its border cells and their neighbours, and through cells on the boundary within. */
function refine(
  { xs, ys, cells }: CellGrid,
  { left, bottom, right, top }: CellRectangle,
): readonly [Float64Array, Float64Array] {
  const nColumns = xs.length - 1;
  const columns = new Set([left - 1, left, right - 1, right]);
  const rows = new Set([bottom - 1, bottom, top - 1, top]);
  let widest = 0;
  let through: readonly [number, number] | undefined;
  for (let row = bottom + 1; row < top - 1; row++) {
    for (let column = left + 1; column < right - 1; column++) {
      const width = Math.max(xs[column + 1]! - xs[column]!, ys[row + 1]! - ys[row]!);
      if (cells[row * nColumns + column] === IN || width <= widest) continue;
      widest = width;
      through = [column, row];
    }
  }
  if (through !== undefined) {
    columns.add(through[0]);
    rows.add(through[1]);
  }
  return [splitCells(xs, columns), splitCells(ys, rows)];
}

/** Lines with one more in the middle of each of the given cells, where a double still has a middle. */
function splitCells(lines: Float64Array, which: ReadonlySet<number>): Float64Array {
  const split: number[] = [];
  lines.forEach((line, i) => {
    split.push(line);
    const middle = (line + (lines[i + 1] ?? line)) / 2;
    if (which.has(i) && middle > line && middle < lines[i + 1]!) split.push(middle);
  });
  return Float64Array.from(split);
}

/** Lines over an extent: at the longest sides that run along them, and evenly. */
function firstLines(rings: readonly Float64Array[], axis: 0 | 1, min: number, max: number): Float64Array {
  const lengths = new Map<number, number>();
  for (const ring of rings) {
    for (let i = 0, before = ring.length - 2; i < ring.length; before = i, i += 2) {
      const at = ring[i + axis]!;
      if (at !== ring[before + axis]!) continue;
      const lengthMm = Math.abs(ring[i + 1 - axis]! - ring[before + 1 - axis]!);
      lengths.set(at, (lengths.get(at) ?? 0) + lengthMm);
    }
  }
  const sides = [...lengths].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MAX_SIDE_LINES);
  const even = Array.from({ length: N_LINES + 1 }, (_, i) => min + ((max - min) * i) / N_LINES);
  const lines = new Set([min, max, ...sides.map(([at]) => at), ...even.filter((at) => at > min && at < max)]);
  return Float64Array.from(lines).sort();
}

function turnRing(ring: Float64Array, rotationDeg: number): Float64Array {
  const turn = { xMm: 0, yMm: 0, rotationDeg, mirrored: false };
  const turned = new Float64Array(ring.length);
  for (let i = 0; i < ring.length; i += 2) turned.set(transformPoint([ring[i]!, ring[i + 1]!], turn), i);
  return turned;
}

/** @throws MillwrightError INPUT_INVALID */
function requireWithin(name: string, value: number, min: number, max: number): void {
  if (value >= min && value <= max) return;
  throw new MillwrightError('INPUT_INVALID', {
    message: `${name} is ${value}; it must be a number from ${min} to ${max}.`,
    hint: 'Leave it out for the usual value.',
    data: { name, value, min, max },
  });
}
