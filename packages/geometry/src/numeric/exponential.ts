// The exponential function. Method and coefficients: fdlibm 5.3 `e_exp.c` (Sun Microsystems, 1993, 2004); every operation in the order of
// the Rust crate libm 0.2, so that the bits are the same.
import { magnitudeWord, scaleByPowerOfTwo } from './bits.js';

/** ln 2 in two parts: k · high is exact for |k| < 2000. */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const INVERSE_LN2 = Math.LOG2E;

const P1 = 0.16666666666666602;
const P2 = -0.0027777777777015593;
const P3 = 0.00006613756321437934;
const P4 = -0.0000016533902205465252;
const P5 = 4.1381367970572385e-8;

/** Above the first the result is infinite, below the second zero. */
const OVERFLOW = 709.782712893384;
const UNDERFLOW = -745.1332191019411;
/** Upper words: ½ ln 2, 1½ ln 2 and 2⁻²⁸. */
const HALF_LN2 = 0x3fd62e42;
const ONE_AND_HALF_LN2 = 0x3ff0a2b2;
const TINY = 0x3e300000;

/** eˣ, within one unit in the last place; infinite above 709.78, 0 below −745.13. */
export function exp(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > OVERFLOW) return Number.POSITIVE_INFINITY;
  if (x < UNDERFLOW) return 0;
  const word = magnitudeWord(x);
  if (word <= HALF_LN2) return word > TINY ? expOfReduced(x, 0) : 1 + x;
  const half = x < 0 ? -0.5 : 0.5;
  const doublings = word >= ONE_AND_HALF_LN2 ? Math.trunc(INVERSE_LN2 * x + half) : 2 * half;
  return scaleByPowerOfTwo(expOfReduced(x - doublings * LN2_HIGH, doublings * LN2_LOW), doublings);
}

/** exp(high − low) for |high − low| ≤ ½ ln 2. */
function expOfReduced(high: number, low: number): number {
  const r = high - low;
  const z = r * r;
  const c = r - z * (P1 + z * (P2 + z * (P3 + z * (P4 + z * P5))));
  return 1 + ((r * c) / (2 - c) - low + high);
}
