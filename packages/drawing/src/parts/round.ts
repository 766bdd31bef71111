import type { Contour, Point } from '@millwright/contracts';
import { circleOf } from '@millwright/geometry';
import { apexOf, halfBulge, type XY } from '../curve/primitive.js';
import type { Piece } from './intersect.js';
import { piecesOf, spreadPoints } from './pieces.js';

/** A circle that a contour is, or nearly is. */
export interface RoundHole {
  readonly centreMm: Point;
  readonly diameterMm: number;
}

/** A drill does not mind this much (holes of splines miss their best circle by up to 4.5 µm). */
const ROUND_WITHIN_MM = 0.01;
/** Points the best circle is fitted to, at most. */
const FITTED_POINTS = 256;

/**
 * The circle of a contour: exact where it is one, otherwise the best fit when the contour stays within 10 µm of it everywhere, arcs
 * and chords included. A polygon of few sides is none: the middles of its sides give it away.
 */
export function roundHole(contour: Contour): RoundHole | undefined {
  const exact = circleOf(contour);
  if (exact !== undefined) return { centreMm: exact.centreMm, diameterMm: 2 * exact.radiusMm };
  const fitted = bestCircle(contour);
  if (fitted === undefined) return undefined;
  const { centreMm, diameterMm } = fitted;
  const off = (x: number, y: number) => {
    const [dx, dy] = [x - centreMm[0], y - centreMm[1]];
    return Math.abs(Math.sqrt(dx * dx + dy * dy) - diameterMm / 2);
  };
  const isNear = ([x, y]: XY) => off(x, y) <= ROUND_WITHIN_MM;
  return piecesOf(contour).every((piece) => pointsOn(piece).every(isNear)) ? fitted : undefined;
}

/** Start, quarter points and apex of a piece: two circles part ways evenly, so that what agrees in these agrees in between. */
function pointsOn({ from, to, bulge }: Piece): readonly XY[] {
  const apex = apexOf(from, to, bulge);
  const half = halfBulge(bulge);
  return [from, apexOf(from, apex, half), apex, apexOf(apex, to, half)];
}

/**
 * Least squares on x² + y² = 2ax + 2by + c (Kåsa, "A circle fitting procedure and its error analysis", 1976), about the mean of the
 * points. Two coordinates and their squares give two equations for the centre.
 */
function bestCircle(contour: Contour): RoundHole | undefined {
  const points = spreadPoints(contour, FITTED_POINTS);
  const n = points.length;
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / n;
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / n;
  let [xx, xy, yy, xz, yz, zz] = [0, 0, 0, 0, 0, 0];
  for (const [px, py] of points) {
    const [x, y] = [px - meanX, py - meanY];
    const z = x * x + y * y;
    xx += x * x;
    xy += x * y;
    yy += y * y;
    xz += x * z;
    yz += y * z;
    zz += z;
  }
  const determinant = xx * yy - xy * xy;
  if (!(determinant > 1e-9 * xx * yy)) return undefined;
  const a = (xz * yy - yz * xy) / (2 * determinant);
  const b = (yz * xx - xz * xy) / (2 * determinant);
  const radius = Math.sqrt(zz / n + a * a + b * b);
  return { centreMm: [meanX + a, meanY + b], diameterMm: 2 * radius };
}
