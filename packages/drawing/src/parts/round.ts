import type { Contour, Point } from '@millwright/contracts';
import { circleOf } from '@millwright/geometry';
import { PI } from '@millwright/geometry/numeric';
import { apexOf, halfBulge, type XY } from '../curve/primitive.js';
import type { Piece } from './intersect.js';
import { piecesOf, spreadPoints } from './pieces.js';

/** A circle that a contour is, or nearly is. */
export interface RoundHole {
  readonly centreMm: Point;
  readonly diameterMm: number;
  /** Largest distance of the contour from the circle, mm. */
  readonly deviationMm: number;
  /** Of a circle drawn as a polygon, whose corners lie on it, the number of sides. */
  readonly nSides?: number | undefined;
}

/** A drill does not mind this much (holes of splines miss their best circle by up to 4.5 µm). */
const ROUND_WITHIN_MM = 0.01;
/** Points the best circle is fitted to, at most. */
const FITTED_POINTS = 256;

/** Polygons of up to so many sides are meant as polygons: nuts, octagons, clock faces. */
const MOST_MEANT_SIDES = 12;
/** The longest side of a polygon that stands for a circle, in mean sides: longer is a flat that is meant. */
const LONGEST_SIDE = 1.6;

/**
 * The circle of a contour: exact where it is one, otherwise the best fit when the contour stays within 10 µm of it everywhere, arcs
 * and chords included, or when it is a polygon of more than 12 about equal sides whose corners lie within 10 µm of it: programs
 * without circles (KiCad, OpenSCAD) put the corners of their polygons on the circle.
 */
export function roundHole(contour: Contour): RoundHole | undefined {
  const exact = circleOf(contour);
  if (exact !== undefined)
    return { centreMm: exact.centreMm, diameterMm: 2 * exact.radiusMm, deviationMm: 0 };
  return nearlyRound(contour) ?? roundPolygon(contour);
}

function nearlyRound(contour: Contour): RoundHole | undefined {
  const fitted = bestCircle(spreadPoints(contour, FITTED_POINTS));
  if (fitted === undefined) return undefined;
  let deviationMm = 0;
  for (const piece of piecesOf(contour)) {
    for (const point of pointsOn(piece)) deviationMm = Math.max(deviationMm, distanceFrom(fitted, point));
    if (deviationMm > ROUND_WITHIN_MM) return undefined;
  }
  return { ...fitted, deviationMm };
}

function roundPolygon({ vertices }: Contour): RoundHole | undefined {
  const nSides = vertices.length;
  if (nSides <= MOST_MEANT_SIDES || vertices.some(([, , bulge]) => bulge !== 0)) return undefined;
  const corners = vertices.map(([x, y]): XY => [x, y]);
  const fitted = bestCircle(corners);
  if (fitted === undefined) return undefined;
  let cornerOffMm = 0;
  let longestMm = 0;
  let aroundMm = 0;
  corners.forEach((corner, i) => {
    const next = corners[(i + 1) % nSides]!;
    const [dx, dy] = [next[0] - corner[0], next[1] - corner[1]];
    const sideMm = Math.sqrt(dx * dx + dy * dy);
    aroundMm += sideMm;
    longestMm = Math.max(longestMm, sideMm);
    cornerOffMm = Math.max(cornerOffMm, distanceFrom(fitted, corner));
  });
  if (cornerOffMm > ROUND_WITHIN_MM || longestMm * nSides > LONGEST_SIDE * aroundMm) return undefined;
  // Once around and no more: a star has its corners on a circle, too, but sides that reach across.
  if (aroundMm > PI * fitted.diameterMm * (1 + 1e-3)) return undefined;
  const radiusMm = fitted.diameterMm / 2;
  const sagittaMm = radiusMm - Math.sqrt(Math.max(0, radiusMm * radiusMm - (longestMm * longestMm) / 4));
  return { ...fitted, deviationMm: sagittaMm + cornerOffMm, nSides };
}

function distanceFrom({ centreMm, diameterMm }: BestCircle, [x, y]: XY): number {
  const [dx, dy] = [x - centreMm[0], y - centreMm[1]];
  return Math.abs(Math.sqrt(dx * dx + dy * dy) - diameterMm / 2);
}

type BestCircle = Pick<RoundHole, 'centreMm' | 'diameterMm'>;

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
function bestCircle(points: readonly XY[]): BestCircle | undefined {
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
