import type { Box, Contour } from '@millwright/contracts';
import { apexOf, type XY } from '../curve/primitive.js';
import type { Piece } from './intersect.js';

/** The lines and arcs of a contour in order. */
export function piecesOf({ vertices, closed }: Contour): readonly Piece[] {
  const nPieces = closed ? vertices.length : vertices.length - 1;
  const pieces: Piece[] = [];
  for (let i = 0; i < nPieces; i++) {
    const [x, y, bulge] = vertices[i]!;
    const [toX, toY] = vertices[i + 1 === vertices.length ? 0 : i + 1]!;
    pieces.push({ from: [x, y], to: [toX, toY], bulge });
  }
  return pieces;
}

/** A box around a piece; for arcs one that may be a little too large: the chord, widened by the sagitta |b|·c/2 on all sides. */
export function boxOfPiece({ from, to, bulge }: Piece): Box {
  const wide = (Math.abs(bulge) * (Math.abs(to[0] - from[0]) + Math.abs(to[1] - from[1]))) / 2;
  return {
    minXMm: Math.min(from[0], to[0]) - wide,
    minYMm: Math.min(from[1], to[1]) - wide,
    maxXMm: Math.max(from[0], to[0]) + wide,
    maxYMm: Math.max(from[1], to[1]) + wide,
  };
}

/** Start and apex of up to `most / 2` pieces, spread over the contour. */
export function spreadPoints({ vertices, closed }: Contour, most: number): readonly XY[] {
  const nPieces = closed ? vertices.length : vertices.length - 1;
  const step = Math.max(1, Math.ceil((2 * nPieces) / most));
  const points: XY[] = [];
  for (let i = 0; i < nPieces; i += step) {
    const [x, y, bulge] = vertices[i]!;
    const [toX, toY] = vertices[i + 1 === vertices.length ? 0 : i + 1]!;
    points.push([x, y], apexOf([x, y], [toX, toY], bulge));
  }
  return points;
}
