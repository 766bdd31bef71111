import type { Point } from '@millwright/contracts';
import type { Segment } from '../contour/segments.js';
import { segmentIntersections } from './intersections.js';
import { distanceMm, distanceToSegmentMm, nearestPointOnSegment } from './nearest.js';

/**
 * Distance between the nearest points of two segments, mm, 0 when they share a point (within one nanometre). Two curves that do not meet are nearest either
 * at an end of one of them or where both have a common normal: the one from an arc's centre to a line, the one through the centres of two arcs. Every candidate is
 * measured between points of the two segments, so rounding can only make the distance too large, by less than a nanometre.
 */
export function distanceBetweenSegmentsMm(a: Segment, b: Segment): number {
  if (segmentIntersections(a, b).length > 0) return 0;
  let nearestMm = Math.min(
    distanceToSegmentMm(a.from, b),
    distanceToSegmentMm(a.to, b),
    distanceToSegmentMm(b.from, a),
    distanceToSegmentMm(b.to, a),
  );
  for (const start of normalPoints(a, b)) {
    // To and fro once takes out what the centre of a flat arc, far away, has lost in rounding.
    const onB = nearestPointOnSegment(nearestPointOnSegment(start, a), b);
    nearestMm = Math.min(nearestMm, distanceMm(nearestPointOnSegment(onB, a), onB));
  }
  return nearestMm;
}

/** Points near which the one segment may be nearest to the other, by a normal of both. */
function normalPoints(a: Segment, b: Segment): readonly Point[] {
  if (a.kind === 'line' && b.kind === 'line') return [];
  if (a.kind === 'line') return normalPoints(b, a);
  const [x, y] = a.centre;
  const [ux, uy] =
    b.kind === 'arc' ? [b.centre[0] - x, b.centre[1] - y] : [b.from[1] - b.to[1], b.to[0] - b.from[0]];
  const length = Math.sqrt(ux * ux + uy * uy);
  // Two arcs about one centre are equally far apart wherever they are abreast, and so at an end.
  if (length === 0) return [];
  const [rx, ry] = [(ux / length) * a.radiusMm, (uy / length) * a.radiusMm];
  return [
    [x + rx, y + ry],
    [x - rx, y - ry],
  ];
}
