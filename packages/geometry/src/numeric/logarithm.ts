// The natural logarithm. Method and coefficients: fdlibm 5.3 `e_log.c` (Sun Microsystems, 1993) in FreeBSD's arrangement; every
// operation in the order of the Rust crate libm 0.2, so that the bits are the same.
import { highWord, withHighWord } from './bits.js';

/** ln 2 in two parts: k · high is exact for |k| < 2000. */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;

const L = [
  0.6666666666666735, 0.3999999999940942, 0.2857142874366239, 0.22222198432149784, 0.1818357216161805,
  0.15313837699209373, 0.14798198605116586,
] as const;

const TWO_54 = 18014398509481984;
const SMALLEST_NORMAL = 2.2250738585072014e-308;
/** The upper words of 1 and of √½, where the fraction is folded. */
const ONE = 0x3ff00000;
const ROOT_HALF = 0x3fe6a09e;

/** Natural logarithm, within one unit in the last place; −∞ at 0, NaN below. */
export function log(x: number): number {
  if (x === 0) return Number.NEGATIVE_INFINITY;
  if (!(x > 0)) return Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  if (x === 1) return 0;
  return x < SMALLEST_NORMAL ? logOfNormal(x * TWO_54, -54) : logOfNormal(x, 0);
}

/** log(x) + doublings · ln 2. */
function logOfNormal(x: number, doublings: number): number {
  const word = highWord(x) + (ONE - ROOT_HALF);
  const k = doublings + (word >>> 20) - 1023;
  const f = withHighWord(x, (word & 0x000fffff) + ROOT_HALF) - 1;
  const halfSquare = 0.5 * f * f;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (L[1] + w * (L[3] + w * L[5]));
  const odd = z * (L[0] + w * (L[2] + w * (L[4] + w * L[6])));
  return s * (halfSquare + (odd + even)) + k * LN2_LOW - halfSquare + f + k * LN2_HIGH;
}
