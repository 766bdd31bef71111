import { assertInvariant } from '@millwright/contracts';
import type { BlockStyle } from './block-style.js';
import { MAX_LINE_CHARACTERS } from './comment.js';

/** A whole number of steps and how it is said: `stepsPerUnit` is 10 to the power of `decimals`. */
export interface Decimal {
  readonly decimals: number;
  readonly stepsPerUnit: number;
}

const BLANK = 32;
const MINUS = 45;
const POINT = 46;
const ZERO = 48;
const LINE_FEED = 10;
/** Bytes at first; the room doubles as it is needed. */
const FIRST_BYTES = 65_536;

/**
 * Lines of ASCII as they are put together, byte by byte: a program has millions of short words, and a string for each would cost more
 * than all else. What is written is taken as one string.
 */
export class LineBytes {
  private bytes = new Uint8Array(FIRST_BYTES);
  private length = 0;
  private lineStart = 0;
  private readonly hasBlanks: boolean;
  private readonly trimsZero: boolean;
  private readonly decoder = new TextDecoder();

  constructor(style: Pick<BlockStyle, 'space' | 'trimsZero'>) {
    this.hasBlanks = style.space === ' ';
    this.trimsZero = style.trimsZero;
  }

  /** Text as it is. */
  text(ascii: string): void {
    this.reserve(ascii.length);
    for (let index = 0; index < ascii.length; index += 1) {
      this.bytes[this.length] = ascii.charCodeAt(index);
      this.length += 1;
    }
  }

  /** A word as it is, set off from the one before as the style wants it. */
  word(ascii: string): void {
    if (this.hasBlanks && this.length > this.lineStart) this.byte(BLANK);
    this.text(ascii);
  }

  /**
   * A word of a letter and a number as GRBL reads it: no trailing zeros, no exponent, no `-0`.
   * @param letter - its character code
   * @param steps - a whole number, less than 2³¹ in size
   */
  number(letter: number, steps: number, { decimals, stepsPerUnit }: Decimal): void {
    this.reserve(MAX_LINE_CHARACTERS);
    if (this.hasBlanks && this.length > this.lineStart) this.byte(BLANK);
    this.byte(letter);
    if (steps < 0) this.byte(MINUS);
    const size = Math.abs(steps);
    const whole = Math.floor(size / stepsPerUnit);
    const rest = size - whole * stepsPerUnit;
    if (whole > 0 || rest === 0 || !this.trimsZero) this.whole(whole);
    if (rest > 0) this.fraction(rest, decimals);
  }

  /** Ends the line. */
  end(): void {
    const nCharacters = this.length - this.lineStart;
    assertInvariant(nCharacters <= MAX_LINE_CHARACTERS, 'A line is longer than every sender passes');
    this.reserve(1);
    this.byte(LINE_FEED);
    this.lineStart = this.length;
  }

  /** Bytes since they were last taken. */
  get size(): number {
    return this.length;
  }

  /** Whole lines since this was last asked. */
  take(): string {
    const text = this.decoder.decode(this.bytes.subarray(0, this.length));
    this.length = 0;
    this.lineStart = 0;
    return text;
  }

  private byte(code: number): void {
    this.bytes[this.length] = code;
    this.length += 1;
  }

  private whole(value: number): void {
    let nDigits = 1;
    for (let power = 10; power <= value; power *= 10) nDigits += 1;
    this.digits(value, nDigits);
  }

  private fraction(rest: number, decimals: number): void {
    let value = rest;
    let nDigits = decimals;
    while (value % 10 === 0) {
      value = (value / 10) | 0;
      nDigits -= 1;
    }
    this.byte(POINT);
    this.digits(value, nDigits);
  }

  /** The last digits of a number, with zeros before it where it has fewer. */
  private digits(value: number, nDigits: number): void {
    const { bytes, length } = this;
    let left = value;
    for (let place = length + nDigits - 1; place >= length; place -= 1) {
      const tenth = (left / 10) | 0;
      bytes[place] = ZERO + left - 10 * tenth;
      left = tenth;
    }
    this.length = length + nDigits;
  }

  private reserve(nBytes: number): void {
    if (this.length + nBytes <= this.bytes.length) return;
    const room = new Uint8Array(2 * (this.bytes.length + nBytes));
    room.set(this.bytes.subarray(0, this.length));
    this.bytes = room;
  }
}
