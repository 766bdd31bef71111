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

/** Up to this bulge an arc stays within 43.6° of its chord, seen from either end: 2·atan 0.4. */
const GENTLE_BULGE = 0.4;

/**
 * Whether two pieces that follow each other in a contour are lines or gentle arcs whose chords turn by less than a right angle: such a pair
 * has nothing in common but its corner, and nearly all neighbours are one. Seen from the corner the two chords are more than 90° apart, and
 * neither piece leaves its own by half of that.
 */
export function goesOn({ values }: FlatPieces, i: number, j: number): boolean {
  const [p, q] = [PER_PIECE * i, PER_PIECE * j];
  if (Math.abs(values[p + 4]!) > GENTLE_BULGE || Math.abs(values[q + 4]!) > GENTLE_BULGE) return false;
  const dx = values[p + 2]! - values[p]!;
  const dy = values[p + 3]! - values[p + 1]!;
  return dx * (values[q + 2]! - values[q]!) + dy * (values[q + 3]! - values[q + 1]!) >= 0;
}

/** Whether two pieces that make a contour are the half turns of a circle. */
export function areHalfTurns({ values }: FlatPieces, i: number, j: number): boolean {
  const bulge = values[PER_PIECE * i + 4]!;
  return Math.abs(bulge) === 1 && values[PER_PIECE * j + 4] === bulge;
}

/**
 * Whether two pieces are so plainly apart, by more than `marginMm`, that nobody need look closer: two lines of which one lies on one side
 * of the other, two arcs whose circles lie beside or within each other, an arc and a line that passes its circle. False says nothing.
 */
export function liesApart(pieces: FlatPieces, i: number, j: number, marginMm: number): boolean {
  const { values } = pieces;
  const isBentI = values[PER_PIECE * i + 4] !== 0;
  const isBentJ = values[PER_PIECE * j + 4] !== 0;
  if (isBentI && isBentJ) return circlesApart(values, i, j, marginMm);
  if (isBentI) return passesCircle(values, j, i, marginMm);
  if (isBentJ) return passesCircle(values, i, j, marginMm);
  return isOnOneSide(values, i, j, marginMm) || isOnOneSide(values, j, i, marginMm);
}

/** Whether both ends of line j lie on one side of the line i is part of. */
function isOnOneSide(values: Float64Array, i: number, j: number, marginMm: number): boolean {
  const [o, p] = [PER_PIECE * i, PER_PIECE * j];
  const [x, y] = [values[o]!, values[o + 1]!];
  const [dx, dy] = [values[o + 2]! - x, values[o + 3]! - y];
  const from = dx * (values[p + 1]! - y) - dy * (values[p]! - x);
  const to = dx * (values[p + 3]! - y) - dy * (values[p + 2]! - x);
  const least = marginMm * Math.sqrt(dx * dx + dy * dy);
  return (from > least && to > least) || (from < -least && to < -least);
}

/** Rounding of a centre and a radius, in radii: what is further apart than this is apart. */
const ROUNDING_RATIO = 1e-9;
/** Of a flatter arc the centre is too far away to tell anything by it. */
const FLAT_BULGE = 1e-3;

const circleA = new Float64Array(3);
const circleB = new Float64Array(3);

/** Puts centre and radius of an arc into an array; see `arcOf`. */
function setCircle(values: Float64Array, i: number, into: Float64Array): void {
  const o = PER_PIECE * i;
  const bulge = values[o + 4]!;
  const [dx, dy] = [values[o + 2]! - values[o]!, values[o + 3]! - values[o + 1]!];
  const offset = (1 - bulge * bulge) / (4 * bulge);
  into[0] = (values[o]! + values[o + 2]!) / 2 - dy * offset;
  into[1] = (values[o + 1]! + values[o + 3]!) / 2 + dx * offset;
  into[2] = (Math.sqrt(dx * dx + dy * dy) * (1 + bulge * bulge)) / (4 * Math.abs(bulge));
}

function circlesApart(values: Float64Array, i: number, j: number, marginMm: number): boolean {
  if (Math.abs(values[PER_PIECE * i + 4]!) < FLAT_BULGE || Math.abs(values[PER_PIECE * j + 4]!) < FLAT_BULGE)
    return false;
  setCircle(values, i, circleA);
  setCircle(values, j, circleB);
  const [dx, dy] = [circleA[0]! - circleB[0]!, circleA[1]! - circleB[1]!];
  const apart = Math.sqrt(dx * dx + dy * dy);
  const [a, b] = [circleA[2]!, circleB[2]!];
  const least = marginMm + ROUNDING_RATIO * (a + b + apart);
  return apart > a + b + least || apart < Math.abs(a - b) - least;
}

function passesCircle(values: Float64Array, line: number, arc: number, marginMm: number): boolean {
  if (Math.abs(values[PER_PIECE * arc + 4]!) < FLAT_BULGE) return false;
  setCircle(values, arc, circleA);
  const o = PER_PIECE * line;
  const [x, y] = [values[o]! - circleA[0]!, values[o + 1]! - circleA[1]!];
  const [toX, toY] = [values[o + 2]! - circleA[0]!, values[o + 3]! - circleA[1]!];
  const [dx, dy] = [toX - x, toY - y];
  const radius = circleA[2]!;
  const least = marginMm + ROUNDING_RATIO * (radius + Math.abs(x) + Math.abs(y));
  // Past it altogether, or with both ends within it.
  if (Math.abs(dx * y - dy * x) > (radius + least) * Math.sqrt(dx * dx + dy * dy)) return true;
  const inner = radius - least;
  return inner > 0 && x * x + y * y < inner * inner && toX * toX + toY * toY < inner * inner;
}
