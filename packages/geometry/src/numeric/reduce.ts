// Takes whole quarter turns off an angle. Method and constants: fdlibm 5.3 `e_rem_pio2.c` (Sun Microsystems, 1993) after Cody & Waite,
// with FreeBSD's rounding by a large addend, as in the Rust crate libm 0.2.
import { magnitudeWord } from './bits.js';
import { type ReducedAngle, reduceLarge } from './reduce-large.js';

const TWO_OVER_PI = 0.6366197723675814;
/** π/2 in steps of 33 bits: `…_n` has so few bits that n · part is exact, `…_nT` is all the rest behind it. */
const PI_OVER_2_1 = 1.5707963267341256;
const PI_OVER_2_1T = 6.077100506506192e-11;
const PI_OVER_2_2 = 6.077100506303966e-11;
const PI_OVER_2_2T = 2.0222662487959506e-21;
const PI_OVER_2_3 = 2.0222662487111665e-21;
const PI_OVER_2_3T = 8.4784276603689e-32;
/** 1.5 · 2⁵²: adding and subtracting it rounds to an integer, ties to even. */
const ROUNDER = 6755399441055744;

/** The upper words of π/2, π, 3π/2 and 2π: near these an angle loses so many bits that one step does not do. */
const MULTIPLES_OF_QUARTER_TURN: readonly number[] = [0x3ff921fb, 0x400921fb, 0x4012d97c, 0x401921fb];
/** The upper words of 3π/4, 5π/4, 7π/4 and 9π/4: up to here the nearest multiple is 1, 2, 3 or 4 quarter turns. */
const ODD_EIGHTH_TURNS: readonly number[] = [0x4002d97c, 0x400f6a7a, 0x4015fdbc, 0x401c463b];
/** The upper word of 2²⁰ · π/2, from where n · part would no longer be exact. */
const LARGE = 0x413921fb;

/** @param angleRad - finite, |angle| > π/4 */
export function reduceAngle(angleRad: number): ReducedAngle {
  const word = magnitudeWord(angleRad);
  if (word >= LARGE) return reduceEitherSign(angleRad);
  const nearest = MULTIPLES_OF_QUARTER_TURN.includes(word)
    ? -1
    : ODD_EIGHTH_TURNS.findIndex((eighth) => word <= eighth);
  if (nearest < 0) return reduceMedium(angleRad, word);
  const quarterTurns = angleRad < 0 ? -(nearest + 1) : nearest + 1;
  return split(quarterTurns, angleRad - quarterTurns * PI_OVER_2_1, quarterTurns * PI_OVER_2_1T);
}

function reduceEitherSign(angleRad: number): ReducedAngle {
  const { quarterTurns, highRad, lowRad } = reduceLarge(Math.abs(angleRad));
  const sign = angleRad < 0 ? -1 : 1;
  return { quarterTurns: sign * quarterTurns, highRad: sign * highRad, lowRad: sign * lowRad };
}

/** One, two or three steps, as many as the bits that cancel ask for: good to 85, 118 and 151 bits. */
function reduceMedium(angleRad: number, word: number): ReducedAngle {
  const quarterTurns = angleRad * TWO_OVER_PI + ROUNDER - ROUNDER;
  const first = angleRad - quarterTurns * PI_OVER_2_1;
  const once = split(quarterTurns, first, quarterTurns * PI_OVER_2_1T);
  if (bitsLost(word, once) <= 16) return once;
  const secondPart = quarterTurns * PI_OVER_2_2;
  const second = first - secondPart;
  const twice = split(quarterTurns, second, quarterTurns * PI_OVER_2_2T - (first - second - secondPart));
  if (bitsLost(word, twice) <= 49) return twice;
  const thirdPart = quarterTurns * PI_OVER_2_3;
  const third = second - thirdPart;
  return split(quarterTurns, third, quarterTurns * PI_OVER_2_3T - (second - third - thirdPart));
}

/** How many binary orders smaller the remainder is than the angle. */
function bitsLost(word: number, remainder: ReducedAngle): number {
  return (word >>> 20) - (magnitudeWord(remainder.highRad) >>> 20);
}

function split(quarterTurns: number, restRad: number, tailRad: number): ReducedAngle {
  const highRad = restRad - tailRad;
  return { quarterTurns, highRad, lowRad: restRad - highRad - tailRad };
}
