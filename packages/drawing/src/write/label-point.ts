import type { Contour, Point } from '@millwright/contracts';
import { contourBox, distanceToContourMm, pointInContour } from '@millwright/geometry';

/** Places tried in each direction. */
const TRIES = 9;

/**
 * A point of a part where a label stands on wood and has room: the middle of its box, unless that is in a hole or outside; then, of
 * a grid of points, the one farthest from every edge.
 */
export function labelPoint(outline: Contour, holes: readonly Contour[]): Point {
  const { minXMm, minYMm, maxXMm, maxYMm } = contourBox(outline);
  const middle: Point = [(minXMm + maxXMm) / 2, (minYMm + maxYMm) / 2];
  const isOnWood = (point: Point) =>
    pointInContour(point, outline) === 'inside' &&
    holes.every((hole) => pointInContour(point, hole) === 'outside');
  if (isOnWood(middle)) return middle;
  let best = middle;
  let farthestMm = 0;
  for (let row = 1; row <= TRIES; row++) {
    for (let column = 1; column <= TRIES; column++) {
      const point: Point = [
        minXMm + ((maxXMm - minXMm) * column) / (TRIES + 1),
        minYMm + ((maxYMm - minYMm) * row) / (TRIES + 1),
      ];
      if (!isOnWood(point)) continue;
      const awayMm = [outline, ...holes].reduce(
        (least, edge) => Math.min(least, distanceToContourMm(point, edge)),
        Number.POSITIVE_INFINITY,
      );
      if (awayMm > farthestMm) {
        farthestMm = awayMm;
        best = point;
      }
    }
  }
  return best;
}
