import type { Contour } from '@millwright/contracts';
import type { Circle } from '@millwright/geometry';
import { atan, PI } from '@millwright/geometry/numeric';
import { arcOf, type XY } from '../curve/primitive.js';
import { BoxIndex } from './box-index.js';
import { piecesOf } from './pieces.js';

/** Centre and radius of the pieces of a mark agree this well, mm. */
const WITHIN_MM = 0.02;
/** A thread's mark is three quarters of a circle (ISO 6410-1); drawn by hand from about 240 to 300 degrees. */
const LEAST_TURNS = 240 / 360;
const MOST_TURNS = 300 / 360;
/** The mark is drawn at the thread's outer diameter, the hole at its core: up to this much wider (M2 with fine or coarse pitch). */
const MOST_WIDER = 1.45;

/**
 * Prepares the holes of a drawing to be asked whether an open contour is three quarters of a circle round a smaller one of them with the
 * same centre: how drawings show a thread.
 */
export function threadMarks(circles: readonly Circle[]): (contour: Contour) => boolean {
  const index = new BoxIndex(
    circles.map(({ centreMm: [x, y] }) => ({ minXMm: x, minYMm: y, maxXMm: x, maxYMm: y })),
  );
  return (contour) => {
    const mark = threeQuarters(contour);
    if (mark === undefined) return false;
    const [x, y] = mark.centre;
    let isRoundHole = false;
    index.searchFlat(x - WITHIN_MM, y - WITHIN_MM, x + WITHIN_MM, y + WITHIN_MM, (i) => {
      const { radiusMm } = circles[i]!;
      isRoundHole ||= mark.radius > radiusMm + WITHIN_MM && mark.radius <= radiusMm * MOST_WIDER;
    });
    return isRoundHole;
  };
}

/** The circle of an open contour that runs about three quarters round it. */
function threeQuarters(contour: Contour): { readonly centre: XY; readonly radius: number } | undefined {
  if (contour.closed || contour.vertices.length > 9) return undefined;
  const pieces = piecesOf(contour);
  if (pieces.some(({ bulge }) => bulge === 0)) return undefined;
  const first = arcOf(pieces[0]!.from, pieces[0]!.to, pieces[0]!.bulge);
  let lengthMm = 0;
  for (const { from, to, bulge } of pieces) {
    const { centre, radius } = arcOf(from, to, bulge);
    if (!isNear(centre, first.centre) || Math.abs(radius - first.radius) > WITHIN_MM) return undefined;
    lengthMm += radius * 4 * atan(Math.abs(bulge));
  }
  const turns = lengthMm / (2 * PI * first.radius);
  return turns < LEAST_TURNS || turns > MOST_TURNS ? undefined : first;
}

function isNear([x, y]: XY, [px, py]: XY): boolean {
  return Math.max(Math.abs(x - px), Math.abs(y - py)) <= WITHIN_MM;
}
