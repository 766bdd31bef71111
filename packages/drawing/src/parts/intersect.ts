import { orient2d } from '@millwright/geometry/numeric';
import { arcOf, type XY } from '../curve/primitive.js';

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
  const points = a.bulge === 0 ? lineAndCircle(a, b) : b.bulge === 0 ? lineAndCircle(b, a) : twoCircles(a, b);
  return points.filter((point) => isWithin(a, point) && isWithin(b, point));
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

/** Foot of the centre on the line, and from there half the chord either way. */
function lineAndCircle(straight: Piece, arc: Piece): readonly XY[] {
  const { centre, radius } = arcOf(arc.from, arc.to, arc.bulge);
  const dx = straight.to[0] - straight.from[0];
  const dy = straight.to[1] - straight.from[1];
  const length = Math.sqrt(dx * dx + dy * dy);
  const [ux, uy] = [dx / length, dy / length];
  const along = (centre[0] - straight.from[0]) * ux + (centre[1] - straight.from[1]) * uy;
  const foot: XY = [straight.from[0] + along * ux, straight.from[1] + along * uy];
  const [fx, fy] = [foot[0] - centre[0], foot[1] - centre[1]];
  const square = radius * radius - fx * fx - fy * fy;
  if (!(square > END_MM * END_MM)) return [];
  const half = Math.sqrt(square);
  return [
    [foot[0] - half * ux, foot[1] - half * uy],
    [foot[0] + half * ux, foot[1] + half * uy],
  ];
}

/** On the line of equal power, at the distance that both radii agree on. */
function twoCircles(a: Piece, b: Piece): readonly XY[] {
  const p = arcOf(a.from, a.to, a.bulge);
  const q = arcOf(b.from, b.to, b.bulge);
  const dx = q.centre[0] - p.centre[0];
  const dy = q.centre[1] - p.centre[1];
  const between = Math.sqrt(dx * dx + dy * dy);
  if (!(between > END_MM)) return [];
  const along = (between + ((p.radius - q.radius) * (p.radius + q.radius)) / between) / 2;
  const square = (p.radius - along) * (p.radius + along);
  if (!(square > END_MM * END_MM)) return [];
  const half = Math.sqrt(square);
  const [ux, uy] = [dx / between, dy / between];
  const foot: XY = [p.centre[0] + along * ux, p.centre[1] + along * uy];
  return [
    [foot[0] - half * uy, foot[1] + half * ux],
    [foot[0] + half * uy, foot[1] - half * ux],
  ];
}

/** Whether a point on the carrier of a piece lies on the piece itself, away from its ends. */
function isWithin(piece: Piece, point: XY): boolean {
  if (!isAwayFromEnds(piece, point)) return false;
  const { from, to, bulge } = piece;
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const [px, py] = [point[0] - from[0], point[1] - from[1]];
  if (bulge !== 0) return (dx * py - dy * px) * bulge < 0;
  const along = px * dx + py * dy;
  return along > 0 && along < dx * dx + dy * dy;
}

function isAwayFromEnds({ from, to }: Piece, [x, y]: XY): boolean {
  const far = (end: XY) => Math.max(Math.abs(end[0] - x), Math.abs(end[1] - y)) > END_MM;
  return far(from) && far(to);
}
