/** A command letter: as a capital, whether it was small, and how many numbers it takes. */
interface Letter {
  readonly command: string;
  readonly isRelative: boolean;
  readonly nValues: number;
}

/** Commands by the code of their letter (SVG 1.1, 8.3); the numbers of an arc are three numbers, two flags, two numbers. */
const LETTERS: readonly (Letter | undefined)[] = (() => {
  const letters: (Letter | undefined)[] = Array.from({ length: 128 }, () => undefined);
  for (const [command, nValues] of Object.entries({
    M: 2,
    L: 2,
    H: 1,
    V: 1,
    C: 6,
    S: 4,
    Q: 4,
    T: 2,
    A: 7,
    Z: 0,
  })) {
    letters[command.charCodeAt(0)] = { command, isRelative: false, nValues };
    letters[command.toLowerCase().charCodeAt(0)] = { command, isRelative: true, nValues };
  }
  return letters;
})();

/** 10⁰ … 10²²: the powers of ten that doubles hold exactly. */
const POWERS_OF_TEN: readonly number[] = Array.from({ length: 23 }, (_, i) => Number(`1e${i}`));
/** So many digits always fit into 53 bits. */
const EXACT_DIGITS = 15;

const [SPACE, PLUS, COMMA, MINUS, POINT, DIGIT_0, DIGIT_9] = [0x20, 0x2b, 0x2c, 0x2d, 0x2e, 0x30, 0x39];
const LETTER_E = 0x65;

/**
 * Splits path data into commands, one at a time, each with all its numbers; `10 10 20 20` after an `L` gives two. Reading stops for
 * good at the first mistake (SVG 2, 9.5.4). Numbers are those that `Number` makes of the same digits, bit for bit: mantissas below
 * 2⁵³ over an exact power of ten are rounded once (Clinger 1990, "How to read floating point numbers accurately"), others
 * are left to `Number`.
 */
export class PathReader {
  /** The command read last, as a capital letter; a repeated M is an L. */
  command = '';
  isRelative = false;
  /** Its numbers; the array is used again. */
  readonly values: number[] = [0, 0, 0, 0, 0, 0, 0];
  /** What stopped the reading. */
  error: string | undefined;
  readonly #d: string;
  #at = 0;
  #nValues = 0;
  /** Whether another set of numbers for the same command must follow (after a comma) or may. */
  #more: 'must' | 'may' | 'not' = 'not';
  #isFirst = true;

  constructor(d: string) {
    this.#d = d;
    this.#skipBlanks();
  }

  /** Reads on to the next command. @returns false at the end of the data, or where they stop making sense */
  next(): boolean {
    if (this.error !== undefined) return false;
    if (this.#more === 'not') {
      if (this.#at >= this.#d.length) return false;
      if (!this.#readLetter()) return false;
    } else if (this.command === 'M') this.command = 'L';
    if (this.#nValues > 0 && !this.#readValues()) return false;
    return true;
  }

  #readLetter(): boolean {
    const letter = LETTERS[this.#d.charCodeAt(this.#at)];
    if (letter === undefined) return this.#fail(`"${this.#d[this.#at]}" is no command`);
    const { command, isRelative, nValues } = letter;
    if (this.#isFirst && command !== 'M') return this.#fail('a path starts with a move-to');
    this.command = command;
    this.isRelative = isRelative;
    this.#nValues = nValues;
    this.#isFirst = false;
    this.#at++;
    this.#skipBlanks();
    return true;
  }

  #readValues(): boolean {
    const isArc = this.command === 'A';
    let hasComma = false;
    for (let i = 0; i < this.#nValues; i++) {
      const value = isArc && (i === 3 || i === 4) ? this.#flag() : this.#number();
      if (!Number.isFinite(value)) {
        return this.#fail(
          value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY
            ? 'a number is too large'
            : 'a number is missing',
        );
      }
      this.values[i] = value;
      this.#skipBlanks();
      hasComma = this.#d.charCodeAt(this.#at) === COMMA;
      if (hasComma) {
        this.#at++;
        this.#skipBlanks();
      }
    }
    this.#more = hasComma ? 'must' : startsNumber(this.#d.charCodeAt(this.#at)) ? 'may' : 'not';
    return true;
  }

  #fail(why: string): false {
    this.error = `${why} (at position ${this.#at})`;
    return false;
  }

  /** 0 or 1, which need no blank after them. */
  #flag(): number {
    const value = this.#d.charCodeAt(this.#at) - DIGIT_0;
    if (value !== 0 && value !== 1) return Number.NaN;
    this.#at++;
    return value;
  }

  /** The number at the reading position, or NaN. */
  #number(): number {
    const d = this.#d;
    const start = this.#at;
    let at = start;
    let code = d.charCodeAt(at);
    const isNegative = code === MINUS;
    if (isNegative || code === PLUS) code = d.charCodeAt(++at);
    let mantissa = 0;
    let nDigits = 0;
    let nDecimals = 0;
    for (; code >= DIGIT_0 && code <= DIGIT_9; code = d.charCodeAt(++at)) {
      mantissa = mantissa * 10 + (code - DIGIT_0);
      nDigits++;
    }
    if (code === POINT) {
      code = d.charCodeAt(++at);
      for (; code >= DIGIT_0 && code <= DIGIT_9; code = d.charCodeAt(++at)) {
        mantissa = mantissa * 10 + (code - DIGIT_0);
        nDecimals++;
      }
      nDigits += nDecimals;
    }
    if (nDigits === 0) return Number.NaN;
    // The bit that tells small letters from capitals is set, so that both are one.
    const end = (code | 0x20) === LETTER_E ? endOfExponent(d, at) : at;
    if (end < 0) return Number.NaN;
    this.#at = end;
    if (end > at || nDigits > EXACT_DIGITS) return Number(d.slice(start, end));
    const value = mantissa / POWERS_OF_TEN[nDecimals]!;
    return isNegative ? -value : value;
  }

  #skipBlanks(): void {
    const d = this.#d;
    while (isBlank(d.charCodeAt(this.#at))) this.#at++;
  }
}

/** Where an exponent that starts here ends; -1 if it has no digits. */
function endOfExponent(d: string, start: number): number {
  let at = start + 1;
  const sign = d.charCodeAt(at);
  if (sign === PLUS || sign === MINUS) at++;
  const firstDigit = at;
  for (let code = d.charCodeAt(at); code >= DIGIT_0 && code <= DIGIT_9; code = d.charCodeAt(++at));
  return at === firstDigit ? -1 : at;
}

function startsNumber(code: number): boolean {
  return (code >= DIGIT_0 && code <= DIGIT_9) || code === MINUS || code === POINT || code === PLUS;
}

function isBlank(code: number): boolean {
  return code === SPACE || (code >= 0x09 && code <= 0x0d) || code === 0xa0 || code === 0xfeff;
}
