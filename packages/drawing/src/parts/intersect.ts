import { orient2d } from '@millwright/geometry/numeric';
import type { XY } from '../curve/primitive.js';

/** One line or arc of at most a half turn. */
export interface Piece {
  readonly from: XY;
  readonly to: XY;
  readonly bulge: number;
}

/** Nearer to an end than this is a touch, not a crossing: 0.1 µm, the grid on which polygons are computed. */
const END_MM = 1e-4;

/**
 * Points at which two pieces cross, away from the ends of both: none, one or two. Pieces that only touch, share an end or run along
 * each other do not cross.
 */
export function crossingsOf(a: Piece, b: Piece): readonly XY[] {
  if (a.bulge === 0 && b.bulge === 0) return linesCross(a, b);
  const [p, q] = [carrierOf(a, a.from), carrierOf(b, a.from)];
  const common = p.square === 0 ? p : q.square === 0 ? q : radicalLine(p, q);
  return onBoth(common, Math.abs(p.square) > Math.abs(q.square) ? p : q)
    .map(([x, y]): XY => [x + a.from[0], y + a.from[1]])
    .filter((point) => isWithin(a, point) && isWithin(b, point));
}

function linesCross(a: Piece, b: Piece): readonly XY[] {
  const fromSide = orient2d(a.from[0], a.from[1], a.to[0], a.to[1], b.from[0], b.from[1]);
  const toSide = orient2d(a.from[0], a.from[1], a.to[0], a.to[1], b.to[0], b.to[1]);
  if (!((fromSide > 0 && toSide < 0) || (fromSide < 0 && toSide > 0))) return [];
  const otherFrom = orient2d(b.from[0], b.from[1], b.to[0], b.to[1], a.from[0], a.from[1]);
  const otherTo = orient2d(b.from[0], b.from[1], b.to[0], b.to[1], a.to[0], a.to[1]);
  if (!((otherFrom > 0 && otherTo < 0) || (otherFrom < 0 && otherTo > 0))) return [];
  const share = fromSide / (fromSide - toSide);
  const point: XY = [b.from[0] + share * (b.to[0] - b.from[0]), b.from[1] + share * (b.to[1] - b.from[1])];
  return isAwayFromEnds(a, point) && isAwayFromEnds(b, point) ? [point] : [];
}

/** The curve `square`·(x² + y²) + `x`·x + `y`·y + `constant` = 0: a circle, or a line when `square` is 0. */
interface Carrier {
  readonly square: number;
  readonly x: number;
  readonly y: number;
  readonly constant: number;
}

/**
 * The circle or line that a piece is part of, about `origin`. With the chord c along the unit vector e and its left normal n, the circle
 * through both ends is (2b/c)·|p|² − 2b·p·e − (1 − b²)·p·n = 0 for p from the start. Nothing in it grows as the arc gets flatter,
 * as its centre and radius do: a line is the case b = 0.
 */
function carrierOf({ from, to, bulge }: Piece, origin: XY): Carrier {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const chord = Math.sqrt(dx * dx + dy * dy);
  const [ex, ey] = [dx / chord, dy / chord];
  const square = (2 * bulge) / chord;
  const gx = -2 * bulge * ex + (1 - bulge * bulge) * ey;
  const gy = -2 * bulge * ey - (1 - bulge * bulge) * ex;
  const [sx, sy] = [from[0] - origin[0], from[1] - origin[1]];
  return {
    square,
    x: gx - 2 * square * sx,
    y: gy - 2 * square * sy,
    constant: square * (sx * sx + sy * sy) - gx * sx - gy * sy,
  };
}

/** The line through the points that two circles share. */
function radicalLine(p: Carrier, q: Carrier): Carrier {
  return {
    square: 0,
    x: q.square * p.x - p.square * q.x,
    y: q.square * p.y - p.square * q.y,
    constant: q.square * p.constant - p.square * q.constant,
  };
}

/** Where a line meets a circle: none when they only touch, within 0.1 µm, else two (one of them possibly very far away). */
function onBoth(straight: Carrier, round: Carrier): readonly XY[] {
  const length = Math.sqrt(straight.x * straight.x + straight.y * straight.y);
  if (!(length > 0)) return [];
  const [nx, ny] = [straight.x / length, straight.y / length];
  const away = -straight.constant / length;
  const [footX, footY] = [away * nx, away * ny];
  // Along the line p = foot + t·(−ny, nx), where the foot is at right angles to the line: square·t² + slope·t + rest = 0.
  const slope = round.y * nx - round.x * ny;
  const rest = round.square * away * away + round.x * footX + round.y * footY + round.constant;
  const discriminant = slope * slope - 4 * round.square * rest;
  if (!(Math.sqrt(Math.max(0, discriminant)) > 2 * END_MM * Math.abs(round.square))) return [];
  const sum = -(slope + (slope < 0 ? -1 : 1) * Math.sqrt(discriminant)) / 2;
  return [sum / round.square, rest / sum]
    .filter(Number.isFinite)
    .map((t): XY => [footX - t * ny, footY + t * nx]);
}

/** Whether a point on the carrier of a piece lies on the piece itself, away from its ends. */
function isWithin(piece: Piece, point: XY): boolean {
  if (!isAwayFromEnds(piece, point)) return false;
  const { from, to, bulge } = piece;
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const [px, py] = [point[0] - from[0], point[1] - from[1]];
  const along = px * dx + py * dy;
  // An arc of at most a half turn lies abreast of its chord, on one side of it.
  return along > 0 && along < dx * dx + dy * dy && (bulge === 0 || (dx * py - dy * px) * bulge < 0);
}

function isAwayFromEnds({ from, to }: Piece, [x, y]: XY): boolean {
  const far = (end: XY) => Math.max(Math.abs(end[0] - x), Math.abs(end[1] - y)) > END_MM;
  return far(from) && far(to);
}
