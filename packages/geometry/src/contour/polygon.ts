import { type Contour, MillwrightError, type Point } from '@millwright/contracts';

/**
 * A closed contour of straight lines through the points, in their order. A last point equal to the first is dropped.
 * @param points - mm, at least three
 * @throws MillwrightError GEOMETRY_TOO_FEW_POINTS
 */
export function polygonContour(points: readonly Point[]): Contour {
  const first = points[0];
  const last = points[points.length - 1];
  const isRepeated = points.length > 1 && first![0] === last![0] && first![1] === last![1];
  const nPoints = isRepeated ? points.length - 1 : points.length;
  if (nPoints < 3) {
    throw new MillwrightError('GEOMETRY_TOO_FEW_POINTS', {
      message: `A polygon was given ${nPoints} different points; it needs at least 3.`,
      hint: 'Give the corners in order; the last one need not repeat the first.',
      data: { nPoints, minPoints: 3 },
    });
  }
  return { closed: true, vertices: points.slice(0, nPoints).map(([x, y]) => [x, y, 0]) };
}
