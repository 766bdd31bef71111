// Exact signs, from the package robust-predicates (V. Agafonkin), which follows J. R. Shewchuk, "Adaptive Precision Floating-Point
// Arithmetic and Fast Robust Geometric Predicates", Discrete & Computational Geometry 18 (1997). Of the two, only its orient2d has the
// sign turned round (for screens, where y points down); here y points up, as in the paper.
import { incircle as incircleAsInPaper, orient2d as orient2dYDown } from 'robust-predicates';

/**
 * Which way the path a → b → c turns.
 * @returns > 0 for a left turn (counter-clockwise), < 0 for a right turn, 0 (never −0) exactly when the three points lie on one line; the
 * magnitude is about twice the triangle's area. The sign is exact unless a product overflows or underflows: coordinates of 0 or
 * 10⁻¹⁴⁰ … 10¹⁴⁰ are safe
 */
export function orient2d(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number {
  return 0 - orient2dYDown(ax, ay, bx, by, cx, cy);
}

/**
 * Whether d lies in the circle through a, b, c, given counter-clockwise (given clockwise the sign is reversed).
 * @returns > 0 inside, < 0 outside, 0 (never −0) exactly on the circle. The sign is exact unless a product overflows or underflows:
 * coordinates of 0 or 10⁻⁶⁰ … 10⁷⁰ are safe (products of four, to the last of 53 bits each)
 */
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
  return 0 + incircleAsInPaper(ax, ay, bx, by, cx, cy, dx, dy);
}
