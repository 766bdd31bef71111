import type { Point } from '@millwright/contracts';
import { ON_CONTOUR_MM } from '../contour/inside.js';
import type { Segment } from '../contour/segments.js';
import { orient2d } from '../numeric.js';
import { ratioOnSegment } from './along.js';
import { distanceMm, distanceToSegmentMm, nearestPointOnSegment } from './nearest.js';

/**
 * Points that two segments share, in their order along the first: crossings, touches, common ends. A point counts as shared when it lies within one nanometre
 * of both ({@link ON_CONTOUR_MM}); two such points with all between them as near as that are given as one, their middle. Where the segments run along each other the ends
 * of the common piece are given. At most four points.
 */
export function segmentIntersections(a: Segment, b: Segment): Point[] {
  const isShared = (point: Point) =>
    distanceToSegmentMm(point, a) <= ON_CONTOUR_MM && distanceToSegmentMm(point, b) <= ON_CONTOUR_MM;
  const ends = [a.from, a.to, b.from, b.to].filter(isShared);
  const crossings = carrierCrossings(a, b)
    .map((point) => polish(point, a, b))
    .filter(isShared);
  const shared: Point[] = [];
  // Ends first: of points that are as good as one, an end of a segment is the one to keep.
  for (const point of [...ends, ...mergeTouch(crossings, isShared)]) {
    const isKnown = shared.some(
      (other) =>
        distanceMm(point, other) <= 2 * ON_CONTOUR_MM ||
        (isNear(point, other, a, b) && isShared(middle(point, other))),
    );
    if (!isKnown) shared.push(point);
  }
  return shared.sort((p, q) => ratioOnSegment(p, a) - ratioOnSegment(q, a));
}

/** How far from an end a crossing may be taken for that end, mm, when all between them is shared too: curves that meet at a flat angle. */
const FLAT_MEETING_MM = 1e-3;

/** Whether two points are near enough to be one flat meeting rather than the ends of a common piece. */
function isNear(p: Point, q: Point, a: Segment, b: Segment): boolean {
  const isEnd = (point: Point) => [a.from, a.to, b.from, b.to].includes(point);
  return distanceMm(p, q) <= FLAT_MEETING_MM && !(isEnd(p) && isEnd(q));
}

/** Two crossings with nothing but shared points between them are one touch. */
function mergeTouch(points: readonly Point[], isShared: (point: Point) => boolean): readonly Point[] {
  const [p, q] = points;
  if (p === undefined || q === undefined) return points;
  const between = middle(p, q);
  return isShared(between) ? [between] : points;
}

function middle(p: Point, q: Point): Point {
  return [(p[0] + q[0]) / 2, (p[1] + q[1]) / 2];
}

/** Takes the rounding out of a crossing: the nearest point of one segment, and of the other from there. */
function polish(point: Point, a: Segment, b: Segment): Point {
  const onA = nearestPointOnSegment(point, a);
  return middle(onA, nearestPointOnSegment(onA, b));
}

/** Where the lines or circles that the segments are part of meet, or come nearest while they hardly miss: none, one or two points. */
function carrierCrossings(a: Segment, b: Segment): readonly Point[] {
  if (a.bulge === 0 && b.bulge === 0) return linesCross(a, b);
  const [p, q] = [carrierOf(a, a.from), carrierOf(b, a.from)];
  const straight = p.square === 0 ? p : q.square === 0 ? q : radicalLine(p, q);
  const round = Math.abs(p.square) > Math.abs(q.square) ? p : q;
  return lineMeetsCircle(straight, round).map(([x, y]): Point => [x + a.from[0], y + a.from[1]]);
}

function linesCross(a: Segment, b: Segment): readonly Point[] {
  const start = orient2d(a.from[0], a.from[1], a.to[0], a.to[1], b.from[0], b.from[1]);
  const end = orient2d(a.from[0], a.from[1], a.to[0], a.to[1], b.to[0], b.to[1]);
  // Equal signs: both ends on one side, so at most an end touches; equal numbers: parallel.
  if ((start > 0 && end > 0) || (start < 0 && end < 0) || start === end) return [];
  const share = start / (start - end);
  return [[b.from[0] + share * (b.to[0] - b.from[0]), b.from[1] + share * (b.to[1] - b.from[1])]];
}

/** The curve square·(x² + y²) + gx·x + gy·y + rest = 0. */
interface Carrier {
  readonly square: number;
  readonly gx: number;
  readonly gy: number;
  readonly rest: number;
}

/**
 * The circle or line of a segment, about `origin`. In the frame of the chord c it is 2b(x² + y² − c·x) − c(1 − b²)·y = 0 (distance.ts), here divided by c and
 * turned back; nothing in it grows as the arc becomes flat.
 */
function carrierOf({ from, to, bulge }: Segment, origin: Point): Carrier {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const chordMm = Math.sqrt(dx * dx + dy * dy);
  const [ex, ey] = [dx / chordMm, dy / chordMm];
  const square = (2 * bulge) / chordMm;
  const w = 1 - bulge * bulge;
  const [hx, hy] = [w * ey - 2 * bulge * ex, -w * ex - 2 * bulge * ey];
  const [sx, sy] = [from[0] - origin[0], from[1] - origin[1]];
  return {
    square,
    gx: hx - 2 * square * sx,
    gy: hy - 2 * square * sy,
    rest: square * (sx * sx + sy * sy) - hx * sx - hy * sy,
  };
}

/** The line through the points that two circles share. */
function radicalLine(p: Carrier, q: Carrier): Carrier {
  return {
    square: 0,
    gx: q.square * p.gx - p.square * q.gx,
    gy: q.square * p.gy - p.square * q.gy,
    rest: q.square * p.rest - p.square * q.rest,
  };
}

/** Where a line meets a circle; the line's point nearest to the centre when it misses, for a touch within rounding. */
function lineMeetsCircle(line: Carrier, circle: Carrier): readonly Point[] {
  const length = Math.sqrt(line.gx * line.gx + line.gy * line.gy);
  if (!(length > 0)) return [];
  const [nx, ny] = [line.gx / length, line.gy / length];
  const away = -line.rest / length;
  const foot: Point = [away * nx, away * ny];
  // p = foot + t·(−ny, nx): square·t² + slope·t + value = 0.
  const slope = circle.gy * nx - circle.gx * ny;
  const value = circle.square * away * away + circle.gx * foot[0] + circle.gy * foot[1] + circle.rest;
  const discriminant = slope * slope - 4 * circle.square * value;
  const at = (t: number): Point => [foot[0] - t * ny, foot[1] + t * nx];
  if (!(discriminant > 0)) return [at(-slope / (2 * circle.square))].filter(isFinitePoint);
  const sum = -(slope + (slope < 0 ? -1 : 1) * Math.sqrt(discriminant)) / 2;
  return [at(sum / circle.square), at(value / sum)].filter(isFinitePoint);
}

function isFinitePoint([x, y]: Point): boolean {
  return Number.isFinite(x) && Number.isFinite(y);
}
