// Arcus tangent. Method and coefficients: fdlibm 5.3 `s_atan.c`, `e_atan2.c` (Sun Microsystems, 1993); every operation in the order of
// the Rust crate libm 0.2, so that the bits are the same.
import { isSignSet, magnitudeWord } from './bits.js';

const HALF_PI_RAD = 1.5707963267948966;
const PI_RAD = Math.PI;
/** π − PI_RAD. */
const PI_TAIL_RAD = 1.2246467991473532e-16;

const A = [
  0.3333333333333293, -0.19999999999876483, 0.14285714272503466, -0.11111110405462356, 0.09090887133436507,
  -0.0769187620504483, 0.06661073137387531, -0.058335701337905735, 0.049768779946159324,
  -0.036531572744216916, 0.016285820115365782,
] as const;

/** Ranges by upper word, and the known arc tangent each refers to: atan x = high + low + atan(reduced x). */
const RANGES = [
  {
    below: 0x3fe60000,
    highRad: 0.4636476090008061,
    lowRad: 2.2698777452961687e-17,
    reduce: (x: number) => (2 * x - 1) / (2 + x),
  },
  {
    below: 0x3ff30000,
    highRad: 0.7853981633974483,
    lowRad: 3.061616997868383e-17,
    reduce: (x: number) => (x - 1) / (x + 1),
  },
  {
    below: 0x40038000,
    highRad: 0.982793723247329,
    lowRad: 1.3903311031230998e-17,
    reduce: (x: number) => (x - 1.5) / (1 + 1.5 * x),
  },
  { below: 0x44100000, highRad: HALF_PI_RAD, lowRad: 6.123233995736766e-17, reduce: (x: number) => -1 / x },
] as const;
/** The upper words of 7/16, up to which the series serves directly, and of 2⁻²⁷, below which x is the result. */
const SMALL = 0x3fdc0000;
const TINY = 0x3e400000;

/** Arc tangent in radians, −π/2 … π/2, within one unit in the last place. */
export function atan(x: number): number {
  const word = magnitudeWord(x);
  if (word < SMALL) return word < TINY ? x : x - x * series(x);
  if (Number.isNaN(x)) return x;
  const angleRad = atanOfMagnitude(Math.abs(x), word);
  return x < 0 ? -angleRad : angleRad;
}

/** @param x - ≥ 7/16 */
function atanOfMagnitude(x: number, word: number): number {
  const range = RANGES.find(({ below }) => word < below);
  if (range === undefined) return HALF_PI_RAD;
  const t = range.reduce(x);
  return range.highRad - (t * series(t) - range.lowRad - t);
}

/** 1 − atan(x)/x for |x| ≤ 7/16, odd and even powers of x² apart. */
function series(x: number): number {
  const z = x * x;
  const w = z * z;
  const even = z * (A[0] + w * (A[2] + w * (A[4] + w * (A[6] + w * (A[8] + w * A[10])))));
  const odd = w * (A[1] + w * (A[3] + w * (A[5] + w * (A[7] + w * A[9]))));
  return even + odd;
}

/** 64 binary orders between y and x: the smaller one no longer shows in the angle. */
const ORDERS_APART = 64 << 20;

/**
 * The direction of the vector (x, y) in radians, −π … π, counter-clockwise from +x, within one unit in the last place. Zeros and infinities
 * as in IEEE 754: atan2(±0, −1) is ±π, atan2(±∞, ∞) is ±π/4; NaN when either argument is.
 */
export function atan2(y: number, x: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  if (x === 1) return atan(y);
  const angleRad = atan2OfMagnitude(y, x);
  return isSignSet(y) ? -angleRad : angleRad;
}

/** The direction of (x, |y|), 0 … π. */
function atan2OfMagnitude(y: number, x: number): number {
  const isLeft = isSignSet(x);
  if (y === 0) return isLeft ? PI_RAD : 0;
  if (x === 0) return HALF_PI_RAD;
  if (Math.abs(x) === Number.POSITIVE_INFINITY) return atan2OfInfiniteX(y, isLeft);
  const xWord = magnitudeWord(x);
  const yWord = magnitudeWord(y);
  if (xWord + ORDERS_APART < yWord || Math.abs(y) === Number.POSITIVE_INFINITY) return HALF_PI_RAD;
  const angleRad = isLeft && yWord + ORDERS_APART < xWord ? 0 : atan(Math.abs(y / x));
  return isLeft ? PI_RAD - (angleRad - PI_TAIL_RAD) : angleRad;
}

function atan2OfInfiniteX(y: number, isLeft: boolean): number {
  if (Math.abs(y) === Number.POSITIVE_INFINITY) return isLeft ? (3 * PI_RAD) / 4 : PI_RAD / 4;
  return isLeft ? PI_RAD : 0;
}
