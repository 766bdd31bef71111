// Powers. Method and coefficients: fdlibm 5.3 `e_pow.c` (Sun Microsystems, 1993, 2004); every operation in the order of the Rust crate
// libm 0.2, so that the bits are the same. xʸ = 2^(y · log₂ x), with the logarithm and the product each held in two doubles.
import {
  fromHighWord,
  highWord,
  isSignSet,
  leadingPart,
  magnitudeWord,
  scaleByPowerOfTwo,
  withHighWord,
} from './bits.js';

/**
 * x to the power y, within one unit in the last place for |y| ≤ 2³¹, and exact where the result is an integer that a double holds; beyond
 * that y, where only bases next to 1 give finite results, within some hundred units. As in C and IEEE 754, pow(1, y) and pow(x, ±0) are 1
 * even for NaN and infinities, and pow(−1, ±∞) is 1 (unlike `Math.pow`, which gives NaN); a negative x with a y that is no integer gives NaN.
 */
export function pow(x: number, y: number): number {
  const special = specialPower(x, y);
  if (special !== undefined) return special;
  const sign = isSignSet(x) && isOddInteger(y) ? -1 : 1;
  return sign * powerOfMagnitude(Math.abs(x), y);
}

/** The result where it needs no logarithm: NaN, zeros, ones, infinities, and the exponents ±1, 2 and ½. */
function specialPower(x: number, y: number): number | undefined {
  if (y === 0 || x === 1) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  const magnitude = Math.abs(x);
  if (Math.abs(y) === Number.POSITIVE_INFINITY) {
    if (magnitude === 1) return 1;
    return magnitude > 1 === y > 0 ? Number.POSITIVE_INFINITY : 0;
  }
  if (y === 1) return x;
  if (y === -1) return 1 / x;
  if (y === 2) return x * x;
  if (y === 0.5 && !isSignSet(x)) return Math.sqrt(x);
  if (isSignSet(x) && !Number.isInteger(y) && magnitude !== 0 && magnitude !== Number.POSITIVE_INFINITY)
    return Number.NaN;
  if (magnitude === 0 || magnitude === 1 || magnitude === Number.POSITIVE_INFINITY) {
    const power = y < 0 ? 1 / magnitude : magnitude;
    return isSignSet(x) && isOddInteger(y) ? -power : power;
  }
  return undefined;
}

function isOddInteger(y: number): boolean {
  return Math.abs(y % 2) === 1;
}

/** Upper words: 2³¹ and 2⁶⁴ as exponents; the neighbours of 1 as base. */
const HUGE_EXPONENT = 0x41e00000;
const SURELY_TOO_LARGE_EXPONENT = 0x43f00000;
const JUST_BELOW_ONE = 0x3fefffff;
const ONE = 0x3ff00000;

/** @param x - finite, > 0, not 1 */
function powerOfMagnitude(x: number, y: number): number {
  const exponentWord = magnitudeWord(y);
  if (exponentWord <= HUGE_EXPONENT) return twoToProduct(logOfAny(x), y);
  const word = highWord(x);
  const isFar = word < JUST_BELOW_ONE || word > ONE;
  if (isFar || exponentWord > SURELY_TOO_LARGE_EXPONENT) {
    return word < ONE === y < 0 ? Number.POSITIVE_INFINITY : 0;
  }
  return twoToProduct(logNearOne(x), y);
}

/** A base-2 logarithm as a sum; the head has so few bits that its product with another head is exact. */
interface Log2 {
  readonly head: number;
  readonly tail: number;
}

const INVERSE_LN2 = Math.LOG2E;
const INVERSE_LN2_HEAD = 1.4426950216293335;
const INVERSE_LN2_TAIL = 1.9259629911266175e-8;

/** log₂ x for |1 − x| ≤ 2⁻²⁰ by four terms of the series. */
function logNearOne(x: number): Log2 {
  const t = x - 1;
  const w = t * t * (0.5 - t * (0.3333333333333333 - t * 0.25));
  const u = INVERSE_LN2_HEAD * t;
  const v = t * INVERSE_LN2_TAIL - w * INVERSE_LN2;
  const head = leadingPart(u + v);
  return { head, tail: v - (head - u) };
}

const L = [
  0.5999999999999946, 0.4285714285785502, 0.33333332981837743, 0.272728123808534, 0.23066074577556175,
  0.20697501780033842,
] as const;
const TWO_53 = 9007199254740992;
const SMALLEST_NORMAL = 0x00100000;
/** Fraction bits of the upper words of √(3/2) and √3: the nearest of 1, 3/2 and 2 is taken as the centre. */
const ROOT_THREE_HALVES = 0x3988e;
const ROOT_THREE = 0xbb67a;
/** log₂ 1.5 in two parts. */
const LOG2_THREE_HALVES_HEAD = 0.5849624872207642;
const LOG2_THREE_HALVES_TAIL = 1.350039202129749e-8;
/** 2/(3 ln 2), and the same in two parts. */
const C = 0.9617966939259756;
const C_HEAD = 0.9617967009544373;
const C_TAIL = -7.028461650952758e-9;

/** log₂ x of any x > 0. */
function logOfAny(x: number): Log2 {
  const { fraction, word, exponent, isAtThreeHalves } = normalise(x);
  const centre = isAtThreeHalves ? 1.5 : 1;
  const u = fraction - centre;
  const v = 1 / (fraction + centre);
  const s = u * v;
  const sHead = leadingPart(s);
  // The head of fraction + centre, put together from the bits: half of it has the exponent of 1.
  const sumHead = fromHighWord(((word >>> 1) | 0x20000000) + 0x00080000 + (isAtThreeHalves ? 0x00040000 : 0));
  const sumTail = fraction - (sumHead - centre);
  const sTail = v * (u - sHead * sumHead - sHead * sumTail);
  const z = s * s;
  const series =
    z * z * (L[0] + z * (L[1] + z * (L[2] + z * (L[3] + z * (L[4] + z * L[5]))))) + sTail * (sHead + s);
  const headSquare = sHead * sHead;
  const factorHead = leadingPart(3 + headSquare + series);
  const factorTail = series - (factorHead - 3 - headSquare);
  const productHead = sHead * factorHead;
  const productTail = sTail * factorHead + factorTail * s;
  const head = leadingPart(productHead + productTail);
  const tail = productTail - (head - productHead);
  return addExponent(C_HEAD * head, C_TAIL * head + tail * C, exponent, isAtThreeHalves);
}

/** exponent + log₂ centre + high + low. */
function addExponent(high: number, low: number, exponent: number, isAtThreeHalves: boolean): Log2 {
  const centreHead = isAtThreeHalves ? LOG2_THREE_HALVES_HEAD : 0;
  const z = isAtThreeHalves ? low + LOG2_THREE_HALVES_TAIL : low;
  const head = leadingPart(high + z + centreHead + exponent);
  return { head, tail: z - (head - exponent - centreHead - high) };
}

/** x = fraction · 2^exponent with the fraction between √¾ and √3. */
function normalise(x: number) {
  const isSubnormal = highWord(x) < SMALLEST_NORMAL;
  const scaled = isSubnormal ? x * TWO_53 : x;
  const scaledWord = highWord(scaled);
  const bits = scaledWord & 0x000fffff;
  const isAboveRootThree = bits >= ROOT_THREE;
  const word = bits | (isAboveRootThree ? 0x3fe00000 : 0x3ff00000);
  return {
    fraction: withHighWord(scaled, word),
    word,
    exponent: (scaledWord >>> 20) - 1023 - (isSubnormal ? 53 : 0) + (isAboveRootThree ? 1 : 0),
    isAtThreeHalves: bits > ROOT_THREE_HALVES && !isAboveRootThree,
  };
}

const P1 = 0.16666666666666602;
const P2 = -0.0027777777777015593;
const P3 = 0.00006613756321437934;
const P4 = -0.0000016533902205465252;
const P5 = 4.1381367970572385e-8;
const LN2 = Math.LN2;
const LN2_HEAD = 0.6931471824645996;
const LN2_TAIL = -1.904654299957768e-9;
/** How far above 1024 the sum may lie and still round to a finite power. */
const OVERFLOW_TAIL = 8.008566259537294e-17;

/** 2^(y · logarithm). */
function twoToProduct(logarithm: Log2, y: number): number {
  const yHead = leadingPart(y);
  const low = (y - yHead) * logarithm.head + y * logarithm.tail;
  const high = yHead * logarithm.head;
  const sum = low + high;
  if (sum > 1024 || (sum === 1024 && low + OVERFLOW_TAIL > sum - high)) return Number.POSITIVE_INFINITY;
  if (sum < -1075 || (sum === -1075 && low <= sum - high)) return 0;
  const rough = leadingPart(Math.abs(sum));
  const doublings = rough > 0.5 ? Math.floor(rough + 0.5) * (sum < 0 ? -1 : 1) : 0;
  return scaleByPowerOfTwo(twoToFraction(high - doublings, low), doublings);
}

/** 2^(high + low) for |high + low| ≤ ½. */
function twoToFraction(high: number, low: number): number {
  const t = leadingPart(low + high);
  const u = t * LN2_HEAD;
  const v = (low - (t - high)) * LN2 + t * LN2_TAIL;
  const z = u + v;
  const w = v - (z - u);
  const square = z * z;
  const c = z - square * (P1 + square * (P2 + square * (P3 + square * (P4 + square * P5))));
  const r = (z * c) / (c - 2) - (w + z * w);
  return 1 - (r - z);
}
