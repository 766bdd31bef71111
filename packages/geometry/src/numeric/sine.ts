// Sine, cosine, tangent. Method and coefficients: fdlibm 5.3 `k_sin.c`, `k_cos.c`, `k_tan.c` (Sun Microsystems, 1993, 2004) in
// FreeBSD's arrangement; every operation in the order of the Rust crate libm 0.2, so that the bits are the same.
import { isSignSet, leadingPart, magnitudeWord } from './bits.js';
import { reduceAngle } from './reduce.js';

/** The upper words of π/4, of 2⁻²⁶, of 2⁻²⁷·√2 and of 2⁻²⁷: below the last three the first term of the series is the result. */
const EIGHTH_TURN = 0x3fe921fb;
const TINY_FOR_SIN = 0x3e500000;
const TINY_FOR_COS = 0x3e46a09e;
const TINY_FOR_TAN = 0x3e400000;
const NOT_FINITE = 0x7ff00000;

/** Sine of an angle in radians, within one unit in the last place, for angles of any size; NaN for ±∞. */
export function sin(angleRad: number): number {
  const word = magnitudeWord(angleRad);
  if (word <= EIGHTH_TURN) return word < TINY_FOR_SIN ? angleRad : sinOfSmall(angleRad);
  if (word >= NOT_FINITE) return Number.NaN;
  const { quarterTurns, highRad, lowRad } = reduceAngle(angleRad);
  return sinAfterQuarterTurns(quarterTurns & 3, highRad, lowRad);
}

/** Cosine of an angle in radians, within one unit in the last place, for angles of any size; NaN for ±∞. */
export function cos(angleRad: number): number {
  const word = magnitudeWord(angleRad);
  if (word <= EIGHTH_TURN) return word < TINY_FOR_COS ? 1 : kernelCos(angleRad, 0);
  if (word >= NOT_FINITE) return Number.NaN;
  const { quarterTurns, highRad, lowRad } = reduceAngle(angleRad);
  return sinAfterQuarterTurns((quarterTurns + 1) & 3, highRad, lowRad);
}

/** Tangent of an angle in radians, within one unit in the last place, for angles of any size; NaN for ±∞. */
export function tan(angleRad: number): number {
  const word = magnitudeWord(angleRad);
  if (word <= EIGHTH_TURN) return word < TINY_FOR_TAN ? angleRad : kernelTan(angleRad, 0, false);
  if (word >= NOT_FINITE) return Number.NaN;
  const { quarterTurns, highRad, lowRad } = reduceAngle(angleRad);
  return kernelTan(highRad, lowRad, (quarterTurns & 1) === 1);
}

function sinAfterQuarterTurns(quarterTurns: number, highRad: number, lowRad: number): number {
  if (quarterTurns === 0) return kernelSin(highRad, lowRad);
  if (quarterTurns === 1) return kernelCos(highRad, lowRad);
  if (quarterTurns === 2) return -kernelSin(highRad, lowRad);
  return -kernelCos(highRad, lowRad);
}

const S1 = -0.16666666666666632;
const S2 = 0.00833333333332249;
const S3 = -0.0001984126982985795;
const S4 = 0.0000027557313707070068;
const S5 = -2.5050760253406863e-8;
const S6 = 1.58969099521155e-10;

/** sin x for |x| ≤ π/4. */
function sinOfSmall(x: number): number {
  const z = x * x;
  return x + z * x * (S1 + z * sinSeries(z));
}

/** sin(x + y) for |x| ≤ π/4 and a tail y that x could not hold. */
function kernelSin(x: number, y: number): number {
  const z = x * x;
  const cube = z * x;
  return x - (z * (0.5 * y - cube * sinSeries(z)) - y - cube * S1);
}

function sinSeries(z: number): number {
  return S2 + z * (S3 + z * S4) + z * (z * z) * (S5 + z * S6);
}

const C1 = 0.0416666666666666;
const C2 = -0.001388888888887411;
const C3 = 0.00002480158728947673;
const C4 = -2.7557314351390663e-7;
const C5 = 2.087572321298175e-9;
const C6 = -1.1359647557788195e-11;

/** cos(x + y) for |x| ≤ π/4 and a tail y that x could not hold. */
function kernelCos(x: number, y: number): number {
  const z = x * x;
  const w = z * z;
  const series = z * (C1 + z * (C2 + z * C3)) + w * w * (C4 + z * (C5 + z * C6));
  const half = 0.5 * z;
  const head = 1 - half;
  return head + (1 - head - half + (z * series - x * y));
}

const T = [
  0.3333333333333341, 0.13333333333320124, 0.05396825397622605, 0.021869488294859542, 0.0088632398235993,
  0.0035920791075913124, 0.0014562094543252903, 0.0005880412408202641, 0.0002464631348184699,
  0.00007817944429395571, 0.00007140724913826082, -0.000018558637485527546, 0.000025907305186363371,
] as const;
const EIGHTH_TURN_HIGH_RAD = 0.7853981633974483;
const EIGHTH_TURN_LOW_RAD = 3.061616997868383e-17;
/** The upper word of 0.6744: above it the series is taken at π/4 − x. */
const NEAR_EIGHTH_TURN = 0x3fe59428;

/** tan(x + y), or −1/tan(x + y) after an odd number of quarter turns, for |x| ≤ π/4 and a tail y that x could not hold. */
function kernelTan(x: number, y: number, isOdd: boolean): number {
  if (magnitudeWord(x) >= NEAR_EIGHTH_TURN) return tanNearEighthTurn(x, y, isOdd);
  const rest = tanSeries(x, y);
  const tangent = x + rest;
  if (!isOdd) return tangent;
  // A plain quotient would be off by up to two units in the last place, so its rounding error is taken back.
  const head = leadingPart(tangent);
  const tail = rest - (head - x);
  const inverse = -1 / tangent;
  const inverseHead = leadingPart(inverse);
  return inverseHead + inverse * (1 + inverseHead * head + inverseHead * tail);
}

/** By tan(π/4 − t) = 1 − 2 tan t / (1 + tan t). */
function tanNearEighthTurn(x: number, y: number, isOdd: boolean): number {
  const isNegative = isSignSet(x);
  const t = EIGHTH_TURN_HIGH_RAD - Math.abs(x) + (EIGHTH_TURN_LOW_RAD - (isNegative ? -y : y));
  const rest = tanSeries(t, 0);
  const tangent = t + rest;
  const sign = isOdd ? -1 : 1;
  const result = sign - 2 * (t + (rest - (tangent * tangent) / (tangent + sign)));
  return isNegative ? -result : result;
}

/** tan(x + y) − x. */
function tanSeries(x: number, y: number): number {
  const z = x * x;
  const w = z * z;
  const odd = T[1] + w * (T[3] + w * (T[5] + w * (T[7] + w * (T[9] + w * T[11]))));
  const even = z * (T[2] + w * (T[4] + w * (T[6] + w * (T[8] + w * (T[10] + w * T[12])))));
  const cube = z * x;
  return y + z * (cube * (odd + even) + y) + cube * T[0];
}
