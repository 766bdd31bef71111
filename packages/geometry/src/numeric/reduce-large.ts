// Payne–Hanek reduction of large angles. Source of the method: M. Payne, R. Hanek, "Radian Reduction for Trigonometric Functions",
// SIGNUM Newsletter 18 (1983), in the form that fdlibm 5.3 `k_rem_pio2.c` (Sun Microsystems, 1993) gave it for double precision; the
// Rust crate libm does the same. Numbers are held as 24-bit digits in doubles, so that products of digits are exact.
import { highWord, powerOfTwo, scaleByPowerOfTwo } from './bits.js';

/** An angle less whole quarter turns: `quarterTurns` modulo 4 is what counts, and high + low is the rest, about −π/4 … π/4. */
export interface ReducedAngle {
  readonly quarterTurns: number;
  readonly highRad: number;
  readonly lowRad: number;
}

/** 2/π as 24-bit digits behind the point: enough for every double (fdlibm `k_rem_pio2.c`, table `two_over_pi`). */
const TWO_OVER_PI = [
  0xa2f983, 0x6e4e44, 0x1529fc, 0x2757d1, 0xf534dd, 0xc0db62, 0x95993c, 0x439041, 0xfe5163, 0xabdebb,
  0xc561b7, 0x246e3a, 0x424dd2, 0xe00649, 0x2eea09, 0xd1921c, 0xfe1deb, 0x1cb129, 0xa73ee8, 0x8235f5,
  0x2ebb44, 0x84e99c, 0x7026b4, 0x5f7e41, 0x3991d6, 0x398353, 0x39f49c, 0x845f8b, 0xbdf928, 0x3b1ff8,
  0x97ffde, 0x05980f, 0xef2f11, 0x8b5a0a, 0x6d1f6d, 0x367ecf, 0x27cb09, 0xb74f46, 0x3f669e, 0x5fea2d,
  0x7527ba, 0xc7ebe5, 0xf17b3d, 0x0739f7, 0x8a5292, 0xea6bfb, 0x5fb11f, 0x8d5d08, 0x560330, 0x46fc7b,
  0x6babf0, 0xcfbc20, 0x9af436, 0x1da9e3, 0x91615e, 0xe61b08, 0x659985, 0x5f14a0, 0x68408d, 0xffd880,
  0x4d7327, 0x310606, 0x1556ca, 0x73a8c9, 0x60e27b, 0xc08c6b,
] as const;

/** π/2 in pieces of 24 bits, largest first (fdlibm `k_rem_pio2.c`, table `PIo2`, its first five entries). */
const HALF_PI = [
  1.570796251296997, 7.549789415861596e-8, 5.390302529957765e-15, 3.282003415807913e-22,
  1.270655753080676e-29,
] as const;

const TWO_24 = 16777216;
/** Digits of the product looked at first; more only when the angle is a near multiple of π/2. */
const FIRST_LAST_DIGIT = 4;
/** No double comes so near to a multiple of π/2 that it would need more digits (fdlibm reserves as many). */
const MAX_LAST_DIGIT = 19;

/**
 * Takes whole quarter turns off a large angle.
 * @param angleRad - finite, ≥ 2²⁰ · π/2
 */
export function reduceLarge(angleRad: number): ReducedAngle {
  const exponent = (highWord(angleRad) >>> 20) - 1023 - 23;
  const digits = leadingDigits(angleRad, exponent);
  // Digits of 2/π before this one contribute only multiples of 8 quarter turns.
  const skipped = Math.max(0, Math.trunc((exponent - 3) / 24));
  const unitExponent = exponent - 24 * (skipped + 1);
  let last = FIRST_LAST_DIGIT;
  let fraction = fractionOfProduct(multiply(digits, skipped, last), unitExponent);
  while (isUndecided(fraction) && last < MAX_LAST_DIGIT) {
    last = Math.min(MAX_LAST_DIGIT, last + missingDigits(fraction.digits));
    fraction = fractionOfProduct(multiply(digits, skipped, last), unitExponent);
  }
  return timesHalfPi(fraction, unitExponent);
}

/** The at most three 24-bit digits of a double's 53 bits, trailing zeros left out; the first counts 2^exponent. */
function leadingDigits(x: number, exponent: number): number[] {
  // Two factors: 2^−exponent alone may be subnormal.
  let rest = x * powerOfTwo(-(exponent >> 1)) * powerOfTwo(-(exponent - (exponent >> 1)));
  const digits: number[] = [];
  for (let i = 0; i < 2; i += 1) {
    const digit = Math.trunc(rest);
    digits.push(digit);
    rest = (rest - digit) * TWO_24;
  }
  digits.push(rest);
  while (digits.length > 1 && digits[digits.length - 1] === 0) digits.pop();
  return digits;
}

/** Terms 0 … last of angle · 2/π: each a sum of at most three exact products, not yet normalised to 24 bits. */
function multiply(digits: readonly number[], skipped: number, last: number): number[] {
  const terms: number[] = [];
  for (let i = 0; i <= last; i += 1) {
    let sum = 0;
    for (const [j, digit] of digits.entries()) sum += digit * (TWO_OVER_PI[skipped + i - j] ?? 0);
    terms.push(sum);
  }
  return terms;
}

/** What remains of angle · 2/π once whole quarter turns are off. */
interface Fraction {
  /** Quarter turns taken off, modulo 8. */
  readonly quarterTurns: number;
  /** The fraction was above one half, so it was taken from 1 and stands for its negative. */
  readonly isNegative: boolean;
  /** The leading part, in quarter turns. */
  readonly head: number;
  /** 24-bit digits after the head, least significant first. */
  readonly digits: number[];
}

function fractionOfProduct(terms: readonly number[], unitExponent: number): Fraction {
  const last = terms.length - 1;
  const digits: number[] = [];
  let sum = terms[last]!;
  for (let j = last; j >= 1; j -= 1) {
    const carry = Math.trunc(sum / TWO_24);
    digits.push(Math.trunc(sum - TWO_24 * carry));
    sum = terms[j - 1]! + carry;
  }
  let head = scaleByPowerOfTwo(sum, unitExponent);
  head -= 8 * Math.floor(head * 0.125);
  let quarterTurns = Math.trunc(head);
  head -= quarterTurns;
  let isUpperHalf = head >= 0.5;
  if (unitExponent > 0) {
    // The most significant digit still holds whole quarter turns.
    const whole = digits[last - 1]! >> (24 - unitExponent);
    quarterTurns += whole;
    digits[last - 1]! -= whole << (24 - unitExponent);
    isUpperHalf = digits[last - 1]! >> (23 - unitExponent) > 0;
  } else if (unitExponent === 0) {
    isUpperHalf = digits[last - 1]! >> 23 > 0;
  }
  if (!isUpperHalf) return { quarterTurns, isNegative: false, head, digits };
  const borrowed = negateDigits(digits, unitExponent);
  if (unitExponent < 0) head = 1 - head - (borrowed ? powerOfTwo(unitExponent) : 0);
  return { quarterTurns: quarterTurns + 1, isNegative: true, head, digits };
}

/** Replaces the digits by one minus their value; whether any was not zero, so that the head owes one unit. */
function negateDigits(digits: number[], unitExponent: number): boolean {
  const first = digits.findIndex((digit) => digit !== 0);
  if (first >= 0) {
    digits[first] = TWO_24 - digits[first]!;
    for (let i = first + 1; i < digits.length; i += 1) digits[i] = TWO_24 - 1 - digits[i]!;
  }
  if (unitExponent > 0) digits[digits.length - 1]! &= (TWO_24 >> unitExponent) - 1;
  return first >= 0;
}

function isUndecided(fraction: Fraction): boolean {
  return fraction.head === 0 && fraction.digits.slice(FIRST_LAST_DIGIT).every((digit) => digit === 0);
}

/** How many more digits are needed: one, and one for each leading digit that cancelled. */
function missingDigits(digits: readonly number[]): number {
  let missing = 1;
  while (missing < FIRST_LAST_DIGIT && digits[FIRST_LAST_DIGIT - missing] === 0) missing += 1;
  return missing;
}

/** The fraction of a quarter turn, turned into radians: a sum of two doubles. */
function timesHalfPi(fraction: Fraction, unitExponent: number): ReducedAngle {
  const digits = fraction.digits.slice();
  let exponent = unitExponent;
  if (fraction.head === 0) {
    exponent -= 24;
    while (digits.length > 1 && digits[digits.length - 1] === 0) {
      digits.pop();
      exponent -= 24;
    }
  } else {
    const head = scaleByPowerOfTwo(fraction.head, -exponent);
    const carry = Math.trunc(head / TWO_24);
    digits.push(Math.trunc(head - TWO_24 * carry));
    if (carry !== 0) {
      digits.push(carry);
      exponent += 24;
    }
  }
  const terms = halfPiTerms(digits, exponent);
  const high = terms.reduceRight((sum, term) => sum + term, 0);
  const low = terms.slice(1).reduce((sum, term) => sum + term, terms[0]! - high);
  const sign = fraction.isNegative ? -1 : 1;
  return { quarterTurns: fraction.quarterTurns, highRad: sign * high, lowRad: sign * low };
}

/** digits · π/2 by diagonals, largest first; the last digit of `digits` is the most significant one and counts 2^exponent. */
function halfPiTerms(digits: readonly number[], exponent: number): number[] {
  const scaled = new Array<number>(digits.length);
  let unit = powerOfTwo(exponent);
  for (let i = digits.length - 1; i >= 0; i -= 1) {
    scaled[i] = unit * digits[i]!;
    unit /= TWO_24;
  }
  const terms: number[] = [];
  for (let i = digits.length - 1; i >= 0; i -= 1) {
    let sum = 0;
    for (const [k, piece] of HALF_PI.entries()) if (i + k < digits.length) sum += piece * scaled[i + k]!;
    terms.push(sum);
  }
  return terms;
}
