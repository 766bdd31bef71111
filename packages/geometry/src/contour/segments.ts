import type { Contour, Point } from '@millwright/contracts';
import { arcRadiusMm, sweepOfBulgeRad } from './bulge.js';
import { forEachEdge } from './edges.js';

/** A straight piece of a contour. */
export interface LineSegment {
  readonly kind: 'line';
  readonly from: Point;
  readonly to: Point;
  readonly bulge: 0;
}

/** A circular piece of a contour. */
export interface ArcSegment {
  readonly kind: 'arc';
  readonly from: Point;
  readonly to: Point;
  /** Centre, mm. */
  readonly centre: Point;
  /** Radius, mm, > 0. */
  readonly radiusMm: number;
  /** Turn from `from` to `to`, radians, counter-clockwise positive, in (−2π, 2π). */
  readonly sweepRad: number;
  /** tan(sweep/4), as in the contour: exact where `sweepRad` is rounded. */
  readonly bulge: number;
}

/** A piece of a contour: a line or an arc. */
export type Segment = LineSegment | ArcSegment;

/**
 * An arc that rises less than this over its chord is given as a line: 0.1 µm, the grid on which polygons are computed and far below
 * what a machine moves. Its centre would be so far away that a double cannot say where.
 */
export const FLAT_ARC_MM = 1e-4;

/**
 * A contour's lines and arcs in order, arcs with centre, radius and sweep. Segments of no length are left out. Radius c(1 + b²)/(4|b|) and
 * centre (P + Q)/2 + n·c(1 − b²)/(4b) are those of the Autodesk DXF reference ("bulge"), n being the left normal.
 * @returns n segments for a closed contour of n vertices, n − 1 for an open one, fewer where vertices coincide
 */
export function segmentsOf(contour: Contour): Segment[] {
  const segments: Segment[] = [];
  forEachEdge(contour, (x0, y0, x1, y1, bulge) => {
    segments.push(segmentBetween([x0, y0], [x1, y1], bulge));
  });
  return segments;
}

/**
 * The line or arc from one point to another, which must differ. An arc that rises less than {@link FLAT_ARC_MM} is given as a line.
 * @param bulge - tan(sweep/4), counter-clockwise positive, 0 for a line
 */
export function segmentBetween(from: Point, to: Point, bulge: number): Segment {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const chordMm = Math.sqrt(dx * dx + dy * dy);
  const riseMm = (Math.abs(bulge) * chordMm) / 2;
  if (riseMm < FLAT_ARC_MM) return { kind: 'line', from, to, bulge: 0 };
  return {
    kind: 'arc',
    from,
    to,
    centre: centreOfArc(from[0], from[1], to[0], to[1], bulge),
    radiusMm: arcRadiusMm(chordMm, bulge),
    sweepRad: sweepOfBulgeRad(bulge),
    bulge,
  };
}

/** The chord's midpoint moved along its left normal; the normal's length c cancels, so no root is taken. */
function centreOfArc(x0: number, y0: number, x1: number, y1: number, bulge: number): Point {
  const k = (1 - bulge * bulge) / (4 * bulge);
  return [(x0 + x1) / 2 - (y1 - y0) * k, (y0 + y1) / 2 + (x1 - x0) * k];
}
