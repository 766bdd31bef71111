import { incircle as incircleClockwise, orient2d as orient2dClockwise } from 'robust-predicates';

/**
 * Which way the path a → b → c turns. The sign is exact for every input whose products neither overflow nor underflow.
 * @returns > 0 for a left turn (counter-clockwise), < 0 for a right turn, 0 when the three points lie on one line; the magnitude is
 * about twice the triangle's area
 */
export function orient2d(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number {
  return -orient2dClockwise(ax, ay, bx, by, cx, cy);
}

export function incircle(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
): number {
  return -incircleClockwise(ax, ay, bx, by, cx, cy, dx, dy);
}
