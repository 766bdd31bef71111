import type { Contour, Point } from '@millwright/contracts';
import { orient2d } from '../numeric.js';
import { distanceToContourMm } from './distance.js';
import { forEachEdge } from './edges.js';

/** A point this near to a contour is on it: one nanometre, a thousandth of the drawing's own tolerance and a thousand times a double's rounding. */
export const ON_CONTOUR_MM = 1e-6;

/**
 * Where a point lies. `on`: within one nanometre of the contour; `inside`: wound around at least once, whichever way the contour runs
 * (non-zero rule); else `outside`. An open contour has no inside.
 */
export function pointInContour(point: Point, contour: Contour): 'inside' | 'on' | 'outside' {
  if (distanceToContourMm(point, contour) <= ON_CONTOUR_MM) return 'on';
  return contour.closed && windingNumber(point, contour) !== 0 ? 'inside' : 'outside';
}

/**
 * How often the contour winds around a point that is not on it. That is the winding number of the polygon of chords (Hormann and Agathos,
 * "The point in polygon problem for arbitrary polygons", 2001), plus one for each lens between a chord and its arc that holds the point.
 * A point exactly on a chord is taken to lie a little to the right of and (less still) above itself, for the polygon and the lenses alike, so
 * that the two always agree on which of them has it; orient2d's exact sign keeps that true.
 */
function windingNumber([x, y]: Point, contour: Contour): number {
  let winding = 0;
  forEachEdge(contour, (x0, y0, x1, y1, bulge) => {
    const side = orient2d(x0, y0, x1, y1, x, y);
    if (y0 <= y) {
      if (y1 > y && side > 0) winding++;
    } else if (y1 <= y && side < 0) {
      winding--;
    }
    if (bulge === 0) return;
    const isLeft = side === 0 ? y1 < y0 || (y1 === y0 && x1 > x0) : side > 0;
    if (isLeft === bulge < 0 && isInDisc(x - x0, y - y0, x1 - x0, y1 - y0, bulge))
      winding += bulge > 0 ? 1 : -1;
  });
  return winding;
}

/** Whether a point is in the disc that an arc is part of, all relative to the arc's start: the sign of F of distance.ts, scaled by the chord. */
function isInDisc(px: number, py: number, dx: number, dy: number, bulge: number): boolean {
  const along = px * dx + py * dy;
  const left = py * dx - px * dy;
  const f = 2 * bulge * (px * px + py * py - along) - (1 - bulge * bulge) * left;
  return bulge > 0 ? f < 0 : f > 0;
}
