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
 * or are single pieces (after the monotone chains of Preparata and Shamos, "Computational Geometry", 1985, 2.2).
 *
 * @param visit - false to stop
 */
export function forEachMeetingPair(pieces: FlatPieces, visit: (i: number, j: number) => boolean): void {
  const runs = runsOf(pieces);
  const index = new BoxIndex(runs.boxes);
  let goesOn = true;
  let a = 0;
  const compare = (b: number) => {
    if (b <= a || !goesOn) return;
    goesOn = compareRuns(pieces, [runs.start[a]!, runs.end[a]!, runs.start[b]!, runs.end[b]!], visit);
  };
  for (; a < runs.start.length && goesOn; a++) {
    const o = 4 * a;
    const { boxes } = runs;
    index.searchFlat(boxes[o]!, boxes[o + 1]!, boxes[o + 2]!, boxes[o + 3]!, compare);
  }
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

/** @param pair - places `[startA, endA, startB, endB]` */
function compareRuns(
  pieces: FlatPieces,
  pair: readonly number[],
  visit: (i: number, j: number) => boolean,
): boolean {
  const stack = [...pair];
  while (stack.length > 0) {
    const [endB, startB, endA, startA] = [stack.pop()!, stack.pop()!, stack.pop()!, stack.pop()!];
    setBox(pieces, startA, endA, boxA, 0);
    setBox(pieces, startB, endB, boxB, 0);
    if (boxA[0]! > boxB[2]! || boxA[1]! > boxB[3]! || boxA[2]! < boxB[0]! || boxA[3]! < boxB[1]!) continue;
    const [nA, nB] = [endA - startA, endB - startB];
    if (nA === 1 && nB === 1) {
      if (!visit(startA, startB)) return false;
    } else if (nA >= nB) {
      const middle = startA + (nA >> 1);
      stack.push(startA, middle, startB, endB, middle, endA, startB, endB);
    } else {
      const middle = startB + (nB >> 1);
      stack.push(startA, endA, startB, middle, startA, endA, middle, endB);
    }
  }
  return true;
}
