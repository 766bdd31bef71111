/** 10⁰ to 10²²: the powers of ten that are doubles without rounding. */
const POWERS_OF_TEN: readonly number[] = Array.from({ length: 23 }, (_, i) => Number(`1e${i}`));
/** Digits that are surely exact as a double: 10¹⁵ < 2⁵³. */
const MAX_HIGH_DIGITS = 15;
/** Further digits taken into account, exact as a number of their own. */
const MAX_LOW_DIGITS = 7;
/** Splits a double into two halves of 26 bits (Dekker, "A floating-point technique for extending the available precision", 1971). */
const SPLITTER = 134_217_729;
/** How far the low word of a quotient may be wrong, relative to itself: 2⁻⁴⁴, far more than its round-off of 2⁻⁵⁰. */
const LOW_WORD_ERROR = 1 / 17_592_186_044_416;
/** Text of a number is at most this long; there is no double that needs more. */
const MAX_LENGTH = 400;

/**
 * The decimal number in some ASCII bytes, correctly rounded: bit for bit what `Number(text)` gives, without making a text. Blanks
 * around it are allowed.
 *
 * Up to 15 digits and powers of ten up to 10²² are one exact integer times or over one exact power, so one rounding (Clinger, "How to
 * read floating point numbers accurately", 1990). Up to 22 digits are divided in double-double arithmetic, and taken when the rounding
 * is the same whatever the error of that (Ziv's test); what is left goes to `Number`.
 *
 * @param from - index of the first byte
 * @param to - index after the last byte
 * @returns `NaN` for anything else than a decimal number, also for `Infinity`, hexadecimal numbers and nothing at all; infinite when the
 * number is beyond all doubles
 */
export function parseNumber(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  let end = to;
  while (at < end && bytes[at]! <= 32) at++;
  while (end > at && bytes[end - 1]! <= 32) end--;
  const start = at;
  const isNegative = bytes[at] === 45;
  if (isNegative || bytes[at] === 43) at++;
  let high = 0;
  let low = 0;
  let nHigh = 0;
  let nLow = 0;
  let nDropped = 0;
  let nDecimals = 0;
  let nDigits = 0;
  let hasPoint = false;
  for (; at < end; at++) {
    const digit = bytes[at]! - 48;
    if (digit >= 0 && digit <= 9) {
      nDigits++;
      if (hasPoint) nDecimals++;
      if (nHigh < MAX_HIGH_DIGITS) {
        high = high * 10 + digit;
        if (high !== 0) nHigh++;
      } else if (nLow < MAX_LOW_DIGITS) {
        low = low * 10 + digit;
        nLow++;
      } else nDropped++;
    } else if (digit === -2 && !hasPoint) hasPoint = true;
    else break;
  }
  if (nDigits === 0) return Number.NaN;
  let exponent = -nDecimals;
  if (at < end) {
    const explicit = exponentOf(bytes, at, end);
    if (Number.isNaN(explicit)) return Number.NaN;
    exponent += explicit;
  }
  if (nDropped > 0 || exponent > 22 || exponent < -22) return slowly(bytes, start, end);
  if (nLow === 0 || low === 0) {
    const scale = exponent + nLow;
    if (scale > 22 || scale < -22) return slowly(bytes, start, end);
    const value = scale < 0 ? high / POWERS_OF_TEN[-scale]! : high * POWERS_OF_TEN[scale]!;
    return isNegative ? -value : value;
  }
  if (exponent > 0) return slowly(bytes, start, end);
  const value = divideLong(high, low, POWERS_OF_TEN[nLow]!, POWERS_OF_TEN[-exponent]!);
  if (Number.isNaN(value)) return slowly(bytes, start, end);
  return isNegative ? -value : value;
}

/** The power of ten after an `e`, from the letter to the end; `NaN` when that is no power of ten. */
function exponentOf(bytes: Uint8Array, from: number, end: number): number {
  if ((bytes[from]! | 32) !== 101) return Number.NaN;
  let at = from + 1;
  const isNegative = bytes[at] === 45;
  if (isNegative || bytes[at] === 43) at++;
  if (at >= end) return Number.NaN;
  let value = 0;
  for (; at < end; at++) {
    const digit = bytes[at]! - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = Math.min(99_999, value * 10 + digit);
  }
  return isNegative ? -value : value;
}

/** (high·shift + low)/divisor correctly rounded, all of them whole numbers without rounding; `NaN` where that cannot be told. */
function divideLong(high: number, low: number, shift: number, divisor: number): number {
  const product = high * shift;
  const rest = productError(high, shift, product) + low;
  const first = product / divisor;
  const back = first * divisor;
  const remainder = product - back - productError(first, divisor, back) + rest;
  const second = remainder / divisor;
  const doubt = Math.abs(second) * LOW_WORD_ERROR;
  const least = first + (second - doubt);
  return least === first + (second + doubt) ? least : Number.NaN;
}

/** a·b − fl(a·b), exactly (Dekker 1971). */
function productError(a: number, b: number, product: number): number {
  const aWide = a * SPLITTER;
  const aHigh = aWide - (aWide - a);
  const aLow = a - aHigh;
  const bWide = b * SPLITTER;
  const bHigh = bWide - (bWide - b);
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

function slowly(bytes: Uint8Array, from: number, to: number): number {
  if (to - from > MAX_LENGTH) return Number.NaN;
  let text = '';
  for (let i = from; i < to; i++) text += String.fromCharCode(bytes[i]!);
  return Number(text);
}
