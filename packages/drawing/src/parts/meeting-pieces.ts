import { BoxIndex } from './box-index.js';
import type { FlatPieces } from './flat-pieces.js';

/** Pieces `start` to `end` − 1 of one contour that all run the same way, left or right and up or down: their boxes nest like their places. */
interface Runs {
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** `[minX, minY, maxX, maxY, …]` mm. */
  readonly boxes: Float64Array;
}

/**
 * Calls `visit` for all pairs of pieces whose boxes meet, borders included, `i < j`; never for two pieces of a run in which neither
 * direction turns back, since those have at most a corner in common. Runs are compared instead of pieces and halved until they part
 * or are single pieces (after the monotone chains of Preparata and Shamos, "Computational Geometry", 1985, 2.2). The pairs of runs come in
 * ascending order; a small contour whose box meets no other's is compared with itself alone.
 *
 * @param visit - false to stop
 */
export function forEachMeetingPair(pieces: FlatPieces, visit: (i: number, j: number) => boolean): void {
  const runs = runsOf(pieces);
  const contours = contoursOf(pieces, runs);
  const meetsOthers = crowded(contours.boxes);
  const isAlone = (c: number) =>
    meetsOthers[c] === 0 && contours.first[c + 1]! - contours.first[c]! <= FEW_RUNS;
  const shared = runsWhere(runs, contours, (c) => !isAlone(c));
  const index = new BoxIndex(shared.boxes);
  const near: number[] = [];
  for (let c = 0; c < meetsOthers.length; c++) {
    const end = contours.first[c + 1]!;
    for (let a = contours.first[c]!; a < end; a++) {
      near.length = 0;
      if (isAlone(c)) for (let b = a + 1; b < end; b++) near.push(b);
      else {
        const o = 4 * a;
        const { boxes } = runs;
        index.searchFlat(boxes[o]!, boxes[o + 1]!, boxes[o + 2]!, boxes[o + 3]!, (at) => {
          if (shared.runs[at]! > a) near.push(shared.runs[at]!);
        });
        near.sort((p, q) => p - q);
      }
      for (const b of near) if (!compareRuns(pieces, runs, a, b, visit)) return;
    }
  }
}

/** A contour of so few runs is compared with itself run by run, without an index. */
const FEW_RUNS = 32;

/** The runs of each contour, `first[c]` to `first[c + 1]` − 1, and a box around them. */
interface RunsByContour {
  readonly first: Int32Array;
  /** `[minX, minY, maxX, maxY, …]` mm. */
  readonly boxes: Float64Array;
}

function contoursOf({ owner }: FlatPieces, { start, boxes }: Runs): RunsByContour {
  const nRuns = start.length;
  const nContours = nRuns === 0 ? 0 : owner[start[nRuns - 1]!]! + 1;
  const first = new Int32Array(nContours + 1).fill(nRuns);
  const around = new Float64Array(4 * nContours);
  for (let o = 0; o < around.length; o += 4) around.set([Infinity, Infinity, -Infinity, -Infinity], o);
  for (let r = nRuns - 1; r >= 0; r--) {
    const c = owner[start[r]!]!;
    first[c] = r;
    around[4 * c] = Math.min(around[4 * c]!, boxes[4 * r]!);
    around[4 * c + 1] = Math.min(around[4 * c + 1]!, boxes[4 * r + 1]!);
    around[4 * c + 2] = Math.max(around[4 * c + 2]!, boxes[4 * r + 2]!);
    around[4 * c + 3] = Math.max(around[4 * c + 3]!, boxes[4 * r + 3]!);
  }
  // A contour without runs (of no pieces) ends where it starts.
  for (let c = nContours - 1; c >= 0; c--) if (first[c]! > first[c + 1]!) first[c] = first[c + 1]!;
  return { first, boxes: around };
}

/** For each box 1 if it meets another. */
function crowded(boxes: Float64Array): Uint8Array {
  const n = boxes.length / 4;
  const isCrowded = new Uint8Array(n);
  const index = new BoxIndex(boxes);
  for (let c = 0; c < n; c++) {
    if (isCrowded[c] === 1) continue;
    const o = 4 * c;
    index.searchFlat(boxes[o]!, boxes[o + 1]!, boxes[o + 2]!, boxes[o + 3]!, (other) => {
      if (other === c) return;
      isCrowded[c] = 1;
      isCrowded[other] = 1;
    });
  }
  return isCrowded;
}

/** The runs of some contours, by their place among all, and their boxes. */
function runsWhere(
  { boxes }: Runs,
  { first }: RunsByContour,
  isWanted: (contour: number) => boolean,
): { readonly runs: readonly number[]; readonly boxes: Float64Array } {
  const wanted: number[] = [];
  for (let c = 0; c + 1 < first.length; c++) {
    if (isWanted(c)) for (let r = first[c]!; r < first[c + 1]!; r++) wanted.push(r);
  }
  const some = new Float64Array(4 * wanted.length);
  wanted.forEach((r, at) => {
    for (let k = 0; k < 4; k++) some[4 * at + k] = boxes[4 * r + k]!;
  });
  return { runs: wanted, boxes: some };
}

/** Which way a line runs: 1 to 4; arcs, which may turn back, are 0 and runs of their own. */
function quarterOf({ values }: FlatPieces, i: number): number {
  const o = 5 * i;
  if (values[o + 4] !== 0) return 0;
  return (values[o + 2]! >= values[o]! ? 1 : 2) + (values[o + 3]! >= values[o + 1]! ? 0 : 2);
}

function runsOf(pieces: FlatPieces): Runs {
  const starts: number[] = [];
  let last = 0;
  for (let i = 0; i < pieces.length; i++) {
    const quarter = quarterOf(pieces, i);
    const isNext = i > 0 && pieces.owner[i] === pieces.owner[i - 1];
    if (!isNext || quarter === 0 || quarter !== last) starts.push(i);
    last = quarter;
  }
  const n = starts.length;
  const start = Int32Array.from(starts);
  const end = new Int32Array(n);
  const boxes = new Float64Array(4 * n);
  for (let r = 0; r < n; r++) {
    end[r] = r + 1 < n ? starts[r + 1]! : pieces.length;
    setBox(pieces, start[r]!, end[r]!, boxes, 4 * r);
  }
  return { start, end, boxes };
}

/** The box of a run: that of its first and last piece. */
function setBox({ boxes }: FlatPieces, start: number, end: number, into: Float64Array, at: number): void {
  const [p, q] = [4 * start, 4 * (end - 1)];
  into[at] = Math.min(boxes[p]!, boxes[q]!);
  into[at + 1] = Math.min(boxes[p + 1]!, boxes[q + 1]!);
  into[at + 2] = Math.max(boxes[p + 2]!, boxes[q + 2]!);
  into[at + 3] = Math.max(boxes[p + 3]!, boxes[q + 3]!);
}

const boxA = new Float64Array(4);
const boxB = new Float64Array(4);
/** Places `startA, endA, startB, endB, …` of parts of runs still to be compared. */
const parts: number[] = [];

function compareRuns(
  pieces: FlatPieces,
  { start, end, boxes }: Runs,
  a: number,
  b: number,
  visit: (i: number, j: number) => boolean,
): boolean {
  if (!meets(boxes, 4 * a, boxes, 4 * b)) return true;
  parts.length = 0;
  parts.push(start[a]!, end[a]!, start[b]!, end[b]!);
  while (parts.length > 0) {
    const endB = parts.pop()!;
    const startB = parts.pop()!;
    const endA = parts.pop()!;
    const startA = parts.pop()!;
    const nA = endA - startA;
    const nB = endB - startB;
    if (nA === 1 && nB === 1) {
      if (meets(pieces.boxes, 4 * startA, pieces.boxes, 4 * startB) && !visit(startA, startB)) return false;
      continue;
    }
    setBox(pieces, startA, endA, boxA, 0);
    setBox(pieces, startB, endB, boxB, 0);
    if (!meets(boxA, 0, boxB, 0)) continue;
    if (nA >= nB) {
      const middle = startA + (nA >> 1);
      parts.push(startA, middle, startB, endB, middle, endA, startB, endB);
    } else {
      const middle = startB + (nB >> 1);
      parts.push(startA, endA, startB, middle, startA, endA, middle, endB);
    }
  }
  return true;
}

function meets(a: Float64Array, o: number, b: Float64Array, p: number): boolean {
  return a[o]! <= b[p + 2]! && a[o + 1]! <= b[p + 3]! && a[o + 2]! >= b[p]! && a[o + 3]! >= b[p + 1]!;
}
