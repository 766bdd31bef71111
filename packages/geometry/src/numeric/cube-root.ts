// The cube root, correctly rounded; the Rust crate libm 0.2 (≥ 0.2.12) also rounds it correctly (after CORE-MATH by A. Sibidanov), so
// that the two agree bit for bit although they go different ways. The way here: Halley's iteration (E. Halley, 1694) to double
// precision, one Newton step on the exact residual, and integers for the rare roots that lie all but half way between two doubles.
import { highWord, scaleByPowerOfTwo } from './bits.js';
import { exactProduct, exactSquare } from './exact-product.js';

const SMALLEST_NORMAL = 2.2250738585072014e-308;
const TWO_54 = 18014398509481984;
/** Each step cubes the error: 7·10⁻², 2·10⁻⁴, 10⁻¹¹, rounding. */
const HALLEY_STEPS = 3;

/** The cube root, rounded to nearest; of the sign of x. */
export function cbrt(x: number): number {
  const magnitude = Math.abs(x);
  if (magnitude === 0 || !(magnitude < Number.POSITIVE_INFINITY)) return x;
  const root =
    magnitude < SMALLEST_NORMAL ? cbrtOfNormal(magnitude * TWO_54, -18) : cbrtOfNormal(magnitude, 0);
  return x < 0 ? -root : root;
}

/** ∛x · 2^exponent. */
function cbrtOfNormal(x: number, exponent: number): number {
  const third = Math.floor(((highWord(x) >>> 20) - 1023) / 3);
  return scaleByPowerOfTwo(cbrtOfReduced(scaleByPowerOfTwo(x, -3 * third)), third + exponent);
}

/** @param x - 1 ≤ x < 8 */
function cbrtOfReduced(x: number): number {
  let y = 0.93 + 0.139 * x;
  for (let i = 0; i < HALLEY_STEPS; i += 1) {
    const cube = y * y * y;
    y *= (cube + 2 * x) / (2 * cube + x);
  }
  const square = exactSquare(y);
  const cube = exactProduct(y, square.high);
  const residual = cube.high - x + cube.low + y * square.low;
  const correction = residual / (3 * square.high);
  const root = y - correction;
  const rest = y - root - correction;
  return Math.abs(Math.abs(rest) - HALF_UNIT) < DOUBT
    ? decideExactly(x, rest > 0 ? root : root - 2 * HALF_UNIT)
    : root;
}

/** Half a unit in the last place of a root in 1 … 2, and how far the computed rest may be off, with room to spare (it is 2⁻¹⁰⁰). */
const HALF_UNIT = 1.1102230246251565e-16;
const DOUBT = 1e-25;

/** Whichever of `lower` and the next double is nearer to ∛x: compares x with the cube of the point between them, in integers. */
function decideExactly(x: number, lower: number): number {
  const between = 2n * BigInt(lower * 4503599627370496) + 1n;
  const isAbove = between * between * between < BigInt(x * 4503599627370496) << 107n;
  return isAbove ? lower + 2 * HALF_UNIT : lower;
}
