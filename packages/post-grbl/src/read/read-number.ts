/**
 * A number of a program, twice: as the controller's 32-bit arithmetic holds it, which decides about errors and arcs, and as its
 * decimals mean it, which is where the drawing wants the tool.
 */
export interface ProgramNumber {
  readonly single: number;
  readonly exact: number;
}

/** Digits used; later ones are dropped, not rounded, and leading zeros count (GRBL 1.1h nuts_bolts.c `MAX_INT_DIGITS`). */
const MAX_DIGITS = 8;
const HUNDREDTH = Math.fround(0.01);
const TENTH = Math.fround(0.1);

/**
 * Reads the number at `start`: a sign, digits, at most one point. No exponent, no blanks (the line has none).
 * @returns the number and where the text goes on; nothing when there is no digit
 */
export function readNumber(text: string, start: number): (ProgramNumber & { next: number }) | undefined {
  let at = start;
  const sign = text[at];
  if (sign === '-' || sign === '+') at += 1;
  let digits = 0;
  let nDigits = 0;
  let exponent = 0;
  let isFraction = false;
  for (; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit >= 0 && digit <= 9) {
      nDigits += 1;
      if (nDigits <= MAX_DIGITS) {
        digits = digits * 10 + digit;
        if (isFraction) exponent -= 1;
      } else if (!isFraction) exponent += 1;
    } else if (text[at] === '.' && !isFraction) isFraction = true;
    else break;
  }
  if (nDigits === 0) return undefined;
  const factor = sign === '-' ? -1 : 1;
  return {
    single: factor * scaledSingle(digits, exponent),
    exact: factor * scaledExact(digits, exponent),
    next: at,
  };
}

/** digits · 10^exponent in 32-bit floats, by the products the firmware takes (GRBL 1.1h nuts_bolts.c `read_float`). */
function scaledSingle(digits: number, exponent: number): number {
  let value = Math.fround(digits);
  if (value === 0) return 0;
  let left = exponent;
  for (; left <= -2; left += 2) value = Math.fround(value * HUNDREDTH);
  if (left < 0) return Math.fround(value * TENTH);
  // A float of 8 digits overflows to infinity after 31 more: then there is nothing left to do.
  for (; left > 0 && value < Number.POSITIVE_INFINITY; left -= 1) value = Math.fround(value * 10);
  return value;
}

/** digits · 10^exponent, correctly rounded: at most 8 digits over at most 10⁸, both exact. */
function scaledExact(digits: number, exponent: number): number {
  let power = 1;
  for (let left = Math.abs(exponent); left > 0 && power < Number.POSITIVE_INFINITY; left -= 1) power *= 10;
  if (digits === 0) return 0;
  return exponent < 0 ? digits / power : digits * power;
}
