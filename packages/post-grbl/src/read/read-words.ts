import { type Block, emptyBlock, type ValueLetter } from './block.js';
import type { ModalState } from './controller-state.js';
import { takeGWord } from './g-words.js';
import { takeMWord } from './m-words.js';
import { type ProgramNumber, readNumber } from './read-number.js';
import type { Status } from './status.js';

const VALUE_LETTERS = 'FIJKLNPRSTXYZ';
const NEVER_NEGATIVE = 'FNPST';
const MAX_TOOL_NUMBER = 255;

/**
 * The first pass over a line: word by word, stopping at the first word that is wrong, in the order the firmware looks (GRBL 1.1h
 * gcode.c, step 2).
 * @param significant - as {@link scanLines} gives it
 */
export function readWords(significant: string, modal: ModalState): Block | Status {
  const block = emptyBlock(modal);
  let at = 0;
  // Every word takes at least a letter and a digit, so this ends after at most 39 words.
  while (at < significant.length) {
    const letter = significant[at] ?? '';
    if (letter < 'A' || letter > 'Z') return 1;
    const number = readNumber(significant, at + 1);
    if (number === undefined) return 2;
    const status = takeWord(block, letter, number);
    if (status !== undefined) return status;
    at = number.next;
  }
  return block;
}

function takeWord(block: Block, letter: string, number: ProgramNumber): Status | undefined {
  if (letter === 'G') return takeGWord(block, commandNumber(number.single));
  if (letter === 'M') return takeMWord(block, commandNumber(number.single));
  return VALUE_LETTERS.includes(letter) ? takeValue(block, letter as ValueLetter, number) : 20;
}

function takeValue(block: Block, letter: ValueLetter, number: ProgramNumber): Status | undefined {
  if (letter === 'T' && number.single > MAX_TOOL_NUMBER) return 38;
  if (block.values.has(letter)) return 25;
  if (NEVER_NEGATIVE.includes(letter) && number.single < 0) return 4;
  block.values.set(letter, number);
  return undefined;
}

/** A G or M number as the firmware splits it. */
export interface CommandNumber {
  /** The whole part modulo 256 (an 8-bit variable). */
  readonly whole: number;
  /** Hundredths left over, modulo 65536 (a 16-bit variable): 10 for the `.1` of G28.1. */
  readonly hundredths: number;
}

function commandNumber(value: number): CommandNumber {
  const whole = unsigned(Math.trunc(value), 0xff);
  const rest = Math.fround(100 * Math.fround(value - whole));
  return { whole, hundredths: unsigned(roundHalfAway(rest), 0xffff) };
}

/** The low bits of a float turned into an integer, as the 8-bit controller's conversion leaves them. */
export function unsigned(value: number, mask: number): number {
  // Beyond 32 bits the conversion gives zero low bits, as the recorded rows show.
  if (!(Math.abs(value) < 4294967296)) return 0;
  return (value >>> 0) & mask;
}

function roundHalfAway(value: number): number {
  return value < 0 ? -Math.floor(0.5 - value) : Math.floor(value + 0.5);
}
