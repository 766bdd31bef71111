import type { Contour } from '@millwright/contracts';
import type { Circle } from '@millwright/geometry';
import { atan, PI } from '@millwright/geometry/numeric';
import { arcOf, type XY } from '../curve/primitive.js';
import { piecesOf } from './pieces.js';

/** Centre and radius of the pieces of a mark agree this well, mm. */
const WITHIN_MM = 0.02;
/** A thread's mark is three quarters of a circle (ISO 6410-1); drawn by hand from about 240 to 300 degrees. */
const LEAST_TURNS = 240 / 360;
const MOST_TURNS = 300 / 360;
/** The mark is drawn at the thread's outer diameter, the hole at its core: up to this much wider (M2 with fine or coarse pitch). */
const MOST_WIDER = 1.45;

/**
 * Whether an open contour is three quarters of a circle round a smaller hole with the same centre: how drawings show a thread.
 * @param circles - the holes of the drawing
 */
export function isThreadMark(contour: Contour, circles: readonly Circle[]): boolean {
  const pieces = piecesOf(contour);
  if (contour.closed || pieces.length > 8 || pieces.some(({ bulge }) => bulge === 0)) return false;
  const first = arcOf(pieces[0]!.from, pieces[0]!.to, pieces[0]!.bulge);
  let lengthMm = 0;
  for (const { from, to, bulge } of pieces) {
    const { centre, radius } = arcOf(from, to, bulge);
    if (!isNear(centre, first.centre) || Math.abs(radius - first.radius) > WITHIN_MM) return false;
    lengthMm += radius * 4 * atan(Math.abs(bulge));
  }
  const turns = lengthMm / (2 * PI * first.radius);
  if (turns < LEAST_TURNS || turns > MOST_TURNS) return false;
  return circles.some(
    ({ centreMm, radiusMm }) =>
      isNear([centreMm[0], centreMm[1]], first.centre) &&
      first.radius > radiusMm + WITHIN_MM &&
      first.radius <= radiusMm * MOST_WIDER,
  );
}

function isNear([x, y]: XY, [px, py]: XY): boolean {
  return Math.max(Math.abs(x - px), Math.abs(y - py)) <= WITHIN_MM;
}
