import type { Box, Contour, Point } from '@millwright/contracts';
import { contourBox } from '../contour/box.js';
import { distanceToEdgeMm } from '../contour/distance.js';
import { contourLengthMm } from '../contour/measure.js';
import type { Segment } from '../contour/segments.js';

/** What a line or arc is made of: all that distances and boxes need, however flat the arc. */
export type SegmentShape = Pick<Segment, 'from' | 'to' | 'bulge'>;

/** A segment as an open contour of two vertices. */
export function segmentContour({ from, to, bulge }: SegmentShape): Contour {
  return {
    closed: false,
    vertices: [
      [from[0], from[1], bulge],
      [to[0], to[1], 0],
    ],
  };
}

/** Length of a line or arc, mm: r·θ for an arc. */
export function segmentLengthMm(segment: SegmentShape): number {
  return contourLengthMm(segmentContour(segment));
}

/** The smallest axis-parallel box around a line or arc, mm, exactly. */
export function segmentBox(segment: SegmentShape): Box {
  return contourBox(segmentContour(segment));
}

/** Distance from a point to the nearest point of a line or arc, mm, ≥ 0. */
export function distanceToSegmentMm([x, y]: Point, { from, to, bulge }: SegmentShape): number {
  return distanceToEdgeMm(x - from[0], y - from[1], to[0] - from[0], to[1] - from[1], bulge);
}

/**
 * The point of a line or arc that is nearest to a point. Of several that are equally near (from an arc's centre) the start of the segment; of two ends the start. The
 * way there is along the gradient of the circle's equation in the chord's frame (see distance.ts), which stays finite for flat arcs.
 */
export function nearestPointOnSegment([x, y]: Point, { from, to, bulge }: SegmentShape): Point {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const chordMm = Math.sqrt(dx * dx + dy * dy);
  const [ex, ey] = [dx / chordMm, dy / chordMm];
  const along = (x - from[0]) * ex + (y - from[1]) * ey;
  const left = (y - from[1]) * ex - (x - from[0]) * ey;
  const square = bulge * bulge;
  const pastStart = (1 - square) * along - 2 * bulge * left >= 0;
  const beforeEnd = (1 - square) * (chordMm - along) - 2 * bulge * left >= 0;
  const isAbreast = square <= 1 ? pastStart && beforeEnd : pastStart || beforeEnd;
  if (!isAbreast) return nearerOf([x, y], from, to);
  const f = 2 * bulge * (along * along + left * left - chordMm * along) - chordMm * (1 - square) * left;
  const gx = bulge * (2 * along - chordMm);
  const gy = 2 * bulge * left - (chordMm * (1 - square)) / 2;
  const g = Math.sqrt(gx * gx + gy * gy);
  if (g === 0) return from;
  const wayMm = f / (g + (chordMm * (1 + square)) / 2);
  const [nearAlong, nearLeft] = [along - (wayMm * gx) / g, left - (wayMm * gy) / g];
  return [from[0] + nearAlong * ex - nearLeft * ey, from[1] + nearAlong * ey + nearLeft * ex];
}

function nearerOf(point: Point, a: Point, b: Point): Point {
  return distanceMm(point, b) < distanceMm(point, a) ? b : a;
}

/** Distance between two points, mm. */
export function distanceMm([ax, ay]: Point, [bx, by]: Point): number {
  return Math.sqrt((ax - bx) * (ax - bx) + (ay - by) * (ay - by));
}
