import type { Contour, Point } from '@millwright/contracts';
import { forEachEdge, isPointLike } from './edges.js';

/** Distance from a point to the nearest point of a contour's lines and arcs, mm, ≥ 0, inside and outside alike. */
export function distanceToContourMm(point: Point, contour: Contour): number {
  const [x, y] = point;
  let nearestMm = Number.POSITIVE_INFINITY;
  forEachEdge(contour, (x0, y0, x1, y1, bulge) => {
    nearestMm = Math.min(nearestMm, distanceToEdgeMm(x - x0, y - y0, x1 - x0, y1 - y0, bulge));
  });
  // Vertices too, since a contour whose points all coincide has no segments.
  const [x0, y0] = contour.vertices[0]!;
  return Math.min(nearestMm, Math.sqrt((x - x0) * (x - x0) + (y - y0) * (y - y0)));
}

/**
 * Distance from a point to a line or arc, mm. All is relative to the segment's start: (px, py) the point, (dx, dy) the end. In the frame of the
 * chord (x along it, y to its left) the circle is F = 2b(x² + y² − cx) − c(1 − b²)y = 0, and the distance to it
 * |F| ÷ (2|b|·distance to centre + 2|b|·radius), where both terms of the divisor stay finite as b → 0: a line is the case b = 0.
 * The point is abreast of the arc when both end tangents (either, for more than a half turn) say so; else the nearer end counts.
 */
export function distanceToEdgeMm(px: number, py: number, dx: number, dy: number, bulge: number): number {
  const chordMm = Math.sqrt(dx * dx + dy * dy);
  const x = (px * dx + py * dy) / chordMm;
  const y = (py * dx - px * dy) / chordMm;
  const square = bulge * bulge;
  const pastStart = (1 - square) * x - 2 * bulge * y >= 0;
  const beforeEnd = (1 - square) * (chordMm - x) - 2 * bulge * y >= 0;
  const isAbreast = square <= 1 ? pastStart && beforeEnd : pastStart || beforeEnd;
  if (isAbreast && !isPointLike(dx, dy)) {
    const f = 2 * bulge * (x * x + y * y - chordMm * x) - chordMm * (1 - square) * y;
    const toCentreX = bulge * (2 * x - chordMm);
    const toCentreY = 2 * bulge * y - (chordMm * (1 - square)) / 2;
    const toCentre = Math.sqrt(toCentreX * toCentreX + toCentreY * toCentreY);
    return Math.abs(f) / (toCentre + (chordMm * (1 + square)) / 2);
  }
  const toStart = px * px + py * py;
  const toEnd = (px - dx) * (px - dx) + (py - dy) * (py - dy);
  return Math.sqrt(Math.min(toStart, toEnd));
}
