// Arcus sine and cosine. Method and coefficients: fdlibm 5.3 `e_asin.c`, `e_acos.c` (Sun Microsystems, 1993); every operation in the
// order of the Rust crate libm 0.2, so that the bits are the same.
import { leadingPart, magnitudeWord } from './bits.js';

const HALF_PI_RAD = 1.5707963267948966;
/** π/2 − HALF_PI_RAD. */
const HALF_PI_TAIL_RAD = 6.123233995736766e-17;

const P = [
  0.16666666666666666, -0.3255658186224009, 0.20121253213486293, -0.04005553450067941, 0.0007915349942898145,
  0.00003479331075960212,
] as const;
const Q = [-2.403394911734414, 2.0209457602335057, -0.6882839716054533, 0.07703815055590194] as const;

/** Upper words: 1; ½; 0.975, above which no correction term is needed; 2⁻²⁶ and 2⁻⁵⁷, below which the first term is the result. */
const ONE = 0x3ff00000;
const HALF = 0x3fe00000;
const NEAR_ONE = 0x3fef3333;
const TINY_FOR_ASIN = 0x3e500000;
const TINY_FOR_ACOS = 0x3c600000;
const SMALLEST_NORMAL = 0x00100000;

/** Arc sine in radians, −π/2 … π/2, within one unit in the last place; NaN outside −1 … 1. */
export function asin(x: number): number {
  const word = magnitudeWord(x);
  if (word >= ONE) return Math.abs(x) === 1 ? x * HALF_PI_RAD : Number.NaN;
  if (word < HALF) return word < TINY_FOR_ASIN && word >= SMALLEST_NORMAL ? x : x + x * series(x * x);
  const angleRad = asinAboveHalf(Math.abs(x), word);
  return x < 0 ? -angleRad : angleRad;
}

/** asin x = π/2 − 2 asin √((1 − x)/2). */
function asinAboveHalf(x: number, word: number): number {
  const z = (1 - x) * 0.5;
  const root = Math.sqrt(z);
  const ratio = series(z);
  if (word >= NEAR_ONE) return HALF_PI_RAD - (2 * (root + root * ratio) - HALF_PI_TAIL_RAD);
  const { head, tail } = splitRoot(z, root);
  return (
    0.5 * HALF_PI_RAD - (2 * root * ratio - (HALF_PI_TAIL_RAD - 2 * tail) - (0.5 * HALF_PI_RAD - 2 * head))
  );
}

/** Arc cosine in radians, 0 … π, within one unit in the last place; NaN outside −1 … 1. */
export function acos(x: number): number {
  const word = magnitudeWord(x);
  if (word >= ONE) return acosOfLimit(x);
  if (word < HALF) {
    if (word <= TINY_FOR_ACOS) return HALF_PI_RAD;
    return HALF_PI_RAD - (x - (HALF_PI_TAIL_RAD - x * series(x * x)));
  }
  const z = (1 - Math.abs(x)) * 0.5;
  const root = Math.sqrt(z);
  if (x < 0) return 2 * (HALF_PI_RAD - (root + (series(z) * root - HALF_PI_TAIL_RAD)));
  const { head, tail } = splitRoot(z, root);
  return 2 * (head + (series(z) * root + tail));
}

function acosOfLimit(x: number): number {
  if (x === 1) return 0;
  return x === -1 ? 2 * HALF_PI_RAD : Number.NaN;
}

/** √z as head + tail, where the head's square is exact. */
function splitRoot(z: number, root: number): { head: number; tail: number } {
  const head = leadingPart(root);
  return { head, tail: (z - head * head) / (root + head) };
}

/** (asin √z − √z)/√z for 0 ≤ z ≤ ¼. */
function series(z: number): number {
  const numerator = z * (P[0] + z * (P[1] + z * (P[2] + z * (P[3] + z * (P[4] + z * P[5])))));
  const denominator = 1 + z * (Q[0] + z * (Q[1] + z * (Q[2] + z * Q[3])));
  return numerator / denominator;
}
