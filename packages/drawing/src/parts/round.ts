import type { Contour, Point } from '@millwright/contracts';
import { circleOf } from '@millwright/geometry';
import { arcOf } from '../curve/primitive.js';
import { piecesOf, spreadPoints } from './pieces.js';

/** A circle that a contour is, or nearly is. */
export interface RoundHole {
  readonly centreMm: Point;
  readonly diameterMm: number;
}

/** A drill does not mind this much (reference, 6.10: holes of splines miss their best circle by up to 4.5 µm). */
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
  const isRound = piecesOf(contour).every(({ from, to, bulge }) => {
    if (off(from[0], from[1]) > ROUND_WITHIN_MM) return false;
    if (bulge === 0) return off((from[0] + to[0]) / 2, (from[1] + to[1]) / 2) <= ROUND_WITHIN_MM;
    const { centre, radius } = arcOf(from, to, bulge);
    const [dx, dy] = [centre[0] - centreMm[0], centre[1] - centreMm[1]];
    const apart = Math.sqrt(dx * dx + dy * dy);
    return isShort(from, to, radius) || apart + Math.abs(radius - diameterMm / 2) <= ROUND_WITHIN_MM;
  });
  return isRound ? fitted : undefined;
}

/** An arc so short that its sagitta is below the tolerance is judged by its ends alone: its centre says little. */
function isShort(from: readonly [number, number], to: readonly [number, number], radius: number): boolean {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  return dx * dx + dy * dy <= 8 * radius * ROUND_WITHIN_MM;
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
