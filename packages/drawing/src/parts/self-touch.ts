import type { Contour } from '@millwright/contracts';
import { distanceToContourMm } from '@millwright/geometry';
import type { XY } from '../curve/primitive.js';
import { CURVE_TOLERANCE_MM } from '../join/chains-of.js';
import type { SelfCrossing } from './crossings.js';
import type { Piece } from './intersect.js';
import { boxOfPiece } from './pieces.js';
import { isTinyCut } from './tiny-loops.js';

/** Nearer than this a contour touches itself: the accuracy with which curves are read. */
const TOUCH_MM = CURVE_TOLERANCE_MM;

/**
 * A point where two pieces of one contour touch, if the contour falls apart there: the middle of a figure of eight, a neck without
 * width, a line drawn there and back. Crossings away from corners are not looked for, see `crossingsOf`. What is left on one side
 * must be more than a slip of the pen, or every rounded coordinate would be an objection.
 *
 * @param first - place of the earlier piece in the contour
 * @param second - place of the later one
 */
export function touchOf(
  contour: Contour,
  pieces: { readonly a: Piece; readonly first: number; readonly b: Piece; readonly second: number },
): SelfCrossing | undefined {
  const { a, first, b, second } = pieces;
  const n = contour.vertices.length;
  // The start of a piece is where the one before it ends: those two always meet.
  if (second !== (first + n - 1) % n && isOn(a.from, b)) return real(contour, { first, second, at: a.from });
  if (second !== first + 1 && isOn(b.from, a))
    return real(contour, { first, second: second - 1, at: b.from });
  return undefined;
}

function real(contour: Contour, touch: SelfCrossing): SelfCrossing | undefined {
  return isTinyCut(contour, touch) ? undefined : touch;
}

function isOn([x, y]: XY, piece: Piece): boolean {
  const box = boxOfPiece(piece);
  if (x < box.minXMm - TOUCH_MM || x > box.maxXMm + TOUCH_MM) return false;
  if (y < box.minYMm - TOUCH_MM || y > box.maxYMm + TOUCH_MM) return false;
  const { from, to, bulge } = piece;
  const alone: Contour = {
    closed: false,
    vertices: [
      [from[0], from[1], bulge],
      [to[0], to[1], 0],
    ],
  };
  return distanceToContourMm([x, y], alone) <= TOUCH_MM;
}
