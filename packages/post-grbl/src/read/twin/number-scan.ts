const { fround } = Math;

/** Digits used; later ones are dropped, not rounded, and leading zeros count (GRBL 1.1h nuts_bolts.c `MAX_INT_DIGITS`). */
const MAX_DIGITS = 8;
const HUNDREDTH = fround(0.01);
const TENTH = fround(0.1);
const MINUS = 45;
const PLUS = 43;
const POINT = 46;
const ZERO = 48;
/** Powers of ten that a double holds exactly. */
const POWERS = Array.from({ length: 23 }, (_, index) => Number(`1e${index}`));

/**
 * Reads numbers out of a line, twice: as the controller's 32-bit arithmetic holds them, which decides about errors and arcs, and as
 * their decimals mean them, which is where the drawing wants the tool. One object is used for a whole program: no garbage per word.
 */
export class NumberScan {
  /** The last number as a 32-bit float. */
  single = 0;
  /** The last number as its decimals mean it, correctly rounded. */
  exact = 0;
  /** Digits of the last number, those not used included. */
  nDigits = 0;

  /**
   * Reads the number at `start`: a sign, digits, at most one point. No exponent, no blanks (the line has none).
   * @param line - characters, ended by a 0
   * @returns where the line goes on; -1 when there is no digit
   */
  read(line: Uint8Array, start: number): number {
    let at = start;
    const sign = line[at] as number;
    if (sign === MINUS || sign === PLUS) at += 1;
    let digits = 0;
    let nDigits = 0;
    let exponent = 0;
    let isFraction = false;
    // Ends at the closing 0 at the latest.
    for (; ; at += 1) {
      const character = line[at] as number;
      const digit = character - ZERO;
      if (digit >= 0 && digit <= 9) {
        nDigits += 1;
        if (nDigits <= MAX_DIGITS) {
          digits = digits * 10 + digit;
          if (isFraction) exponent -= 1;
        } else if (!isFraction) exponent += 1;
      } else if (character === POINT && !isFraction) isFraction = true;
      else break;
    }
    this.nDigits = nDigits;
    if (nDigits === 0) return -1;
    const single = scaledSingle(digits, exponent);
    const exact = exponent === 0 ? digits : scaledExact(digits, exponent);
    const isNegative = sign === MINUS;
    this.single = isNegative ? -single : single;
    this.exact = isNegative ? -exact : exact;
    return at;
  }
}

/** digits · 10^exponent in 32-bit floats, by the products the firmware takes (GRBL 1.1h nuts_bolts.c `read_float`). */
function scaledSingle(digits: number, exponent: number): number {
  let value = fround(digits);
  if (value === 0 || exponent === 0) return value;
  let left = exponent;
  for (; left <= -2; left += 2) value = fround(value * HUNDREDTH);
  if (left < 0) return fround(value * TENTH);
  // A float of 8 digits overflows to infinity after 31 more: then there is nothing left to do.
  for (; left > 0 && value < Number.POSITIVE_INFINITY; left -= 1) value = fround(value * 10);
  return value;
}

/** digits · 10^exponent, correctly rounded: at most 8 digits times or over at most 10²², both exact; beyond, within a unit or two. */
function scaledExact(digits: number, exponent: number): number {
  if (exponent < 0) return digits / (POWERS[-exponent] as number);
  let value = digits;
  let left = exponent;
  for (; left > 22 && value > 0; left -= 22) value *= 1e22;
  return value * (POWERS[left] ?? 0);
}
