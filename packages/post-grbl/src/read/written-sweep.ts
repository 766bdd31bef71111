import { atan2, orient2d } from '@millwright/geometry/numeric';

type Pair = readonly [number, number];

/**
 * How far an arc's decimals say that it turns, in exact terms: start equal to end is a full turn, and the direction comes from the
 * exact side of the centre on which the end lies.
 * @returns radians, counter-clockwise positive
 */
export function writtenSweepRad(arc: { from: Pair; to: Pair; centre: Pair; isClockwise: boolean }): number {
  const { from, to, centre } = arc;
  const fullTurn = arc.isClockwise ? -2 * Math.PI : 2 * Math.PI;
  if (from[0] === to[0] && from[1] === to[1]) return fullTurn;
  const across = orient2d(centre[0], centre[1], from[0], from[1], to[0], to[1]);
  const along = (from[0] - centre[0]) * (to[0] - centre[0]) + (from[1] - centre[1]) * (to[1] - centre[1]);
  const angle = atan2(across, along);
  if (arc.isClockwise) return angle < 0 ? angle : angle + fullTurn;
  return angle > 0 ? angle : angle + fullTurn;
}
