import type { Contour } from '@millwright/contracts';
import type { Piece } from './intersect.js';

/** The pieces of many contours in flat arrays: for a million of them, objects would not fit. */
export interface FlatPieces {
  readonly length: number;
  /** `[fromX, fromY, toX, toY, bulge, …]` mm, five numbers for each piece. */
  readonly values: Float64Array;
  /** `[minX, minY, maxX, maxY, …]` mm: a box around each piece; of arcs one that may be a little too large. */
  readonly boxes: Float64Array;
  /** The contour each piece belongs to. */
  readonly owner: Int32Array;
  /** Its place in that contour. */
  readonly place: Int32Array;
}

/** Numbers kept for a piece. */
const PER_PIECE = 5;

/** The lines and arcs of contours, contour by contour. */
export function flatPieces(contours: readonly Contour[]): FlatPieces {
  let length = 0;
  for (const { vertices, closed } of contours) length += closed ? vertices.length : vertices.length - 1;
  const values = new Float64Array(PER_PIECE * length);
  const boxes = new Float64Array(4 * length);
  const owner = new Int32Array(length);
  const place = new Int32Array(length);
  let i = 0;
  for (let c = 0; c < contours.length; c++) {
    const { vertices, closed } = contours[c]!;
    const nPieces = closed ? vertices.length : vertices.length - 1;
    for (let k = 0; k < nPieces; k++, i++) {
      const from = vertices[k]!;
      const to = vertices[k + 1 === vertices.length ? 0 : k + 1]!;
      const bulge = from[2];
      const o = PER_PIECE * i;
      values[o] = from[0];
      values[o + 1] = from[1];
      values[o + 2] = to[0];
      values[o + 3] = to[1];
      values[o + 4] = bulge;
      // The chord, widened by the sagitta |b|·c/2 on all sides.
      const wide =
        bulge === 0 ? 0 : (Math.abs(bulge) * (Math.abs(to[0] - from[0]) + Math.abs(to[1] - from[1]))) / 2;
      boxes[4 * i] = Math.min(from[0], to[0]) - wide;
      boxes[4 * i + 1] = Math.min(from[1], to[1]) - wide;
      boxes[4 * i + 2] = Math.max(from[0], to[0]) + wide;
      boxes[4 * i + 3] = Math.max(from[1], to[1]) + wide;
      owner[i] = c;
      place[i] = k;
    }
  }
  return { length, values, boxes, owner, place };
}

/** One piece as an object. */
export function pieceAt({ values }: FlatPieces, i: number): Piece {
  const o = PER_PIECE * i;
  return { from: [values[o]!, values[o + 1]!], to: [values[o + 2]!, values[o + 3]!], bulge: values[o + 4]! };
}

/**
 * Whether two pieces that follow each other in a contour are lines that turn by less than a right angle: such a pair has nothing in
 * common but its corner, and nearly all neighbours are one.
 */
export function goesOn({ values }: FlatPieces, i: number, j: number): boolean {
  const [p, q] = [PER_PIECE * i, PER_PIECE * j];
  if (values[p + 4] !== 0 || values[q + 4] !== 0) return false;
  const dx = values[p + 2]! - values[p]!;
  const dy = values[p + 3]! - values[p + 1]!;
  return dx * (values[q + 2]! - values[q]!) + dy * (values[q + 3]! - values[q + 1]!) >= 0;
}
