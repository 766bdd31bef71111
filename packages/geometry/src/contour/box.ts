import type { Box, Contour } from '@millwright/contracts';
import { forEachEdge } from './edges.js';

/** The smallest axis-parallel box around a contour, mm, arcs included exactly: not the box of its vertices. */
export function contourBox(contour: Contour): Box {
  let minXMm = Number.POSITIVE_INFINITY;
  let minYMm = Number.POSITIVE_INFINITY;
  let maxXMm = Number.NEGATIVE_INFINITY;
  let maxYMm = Number.NEGATIVE_INFINITY;
  for (const [x, y] of contour.vertices) {
    minXMm = Math.min(minXMm, x);
    minYMm = Math.min(minYMm, y);
    maxXMm = Math.max(maxXMm, x);
    maxYMm = Math.max(maxYMm, y);
  }
  forEachEdge(contour, (x0, y0, x1, y1, bulge) => {
    if (bulge === 0) return;
    maxXMm = Math.max(maxXMm, x0 + reachMm(x1 - x0, y1 - y0, bulge, 1, 0));
    maxYMm = Math.max(maxYMm, y0 + reachMm(x1 - x0, y1 - y0, bulge, 0, 1));
    minXMm = Math.min(minXMm, x0 - reachMm(x1 - x0, y1 - y0, bulge, -1, 0));
    minYMm = Math.min(minYMm, y0 - reachMm(x1 - x0, y1 - y0, bulge, 0, -1));
  });
  return { minXMm, minYMm, maxXMm, maxYMm };
}

/**
 * How far an arc reaches from its start in the unit direction (ux, uy), mm; 0 when its farthest point is one of its ends (they are in the
 * box already). (dx, dy) is the chord, mm. In the frame of the chord, with e the direction's part along it and f its part to the arc's
 * side, the circle's farthest point is c/2·e + c/4·[(1 − f)/b + b(1 + f)] from the start, which is c·(e + b(1 + f))²/(4b(1 + f)) because
 * e² = (1 − f)(1 + f). The square does not cancel for flat arcs; the sum serves f < 0, which only more than a half turn (b > 1) meets. That point
 * lies on the arc when the tangents at both ends (at either end, for more than a half turn) lead towards it.
 */
function reachMm(dx: number, dy: number, bulge: number, ux: number, uy: number): number {
  const chordMm = Math.sqrt(dx * dx + dy * dy);
  const b = Math.abs(bulge);
  const e = (dx * ux + dy * uy) / chordMm;
  const f = ((bulge > 0 ? 1 : -1) * (dy * ux - dx * uy)) / chordMm;
  const towardsFromStart = (1 - b * b) * e + 2 * b * f >= 0;
  const towardsFromEnd = -(1 - b * b) * e + 2 * b * f >= 0;
  const onArc = b <= 1 ? towardsFromStart && towardsFromEnd : towardsFromStart || towardsFromEnd;
  if (!onArc) return 0;
  if (f < 0) return (chordMm / 4) * ((1 - f) / b + 2 * e + b * (1 + f));
  const rise = b * (1 + f);
  return (chordMm * (e + rise) * (e + rise)) / (4 * rise);
}
