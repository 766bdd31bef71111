import type { Status } from '../dialect/error-codes.js';
import type { WordTable } from '../dialect/word-table.js';
import { F, N, N_VALUES, P, S, T, VALUE_LETTERS } from './codes.js';
import { takeGWord } from './g-words.js';
import { takeMWord } from './m-words.js';
import type { NumberScan } from './number-scan.js';
import type { Block } from './registers.js';

const LETTER_G = 71;
const LETTER_M = 77;
const LETTER_A = 65;
const LETTER_Z = 90;
/** The words that may not be negative, as bits. */
const NEVER_NEGATIVE = (1 << F) | (1 << N) | (1 << P) | (1 << S) | (1 << T);

/** Letter minus `A` → index of the value word, -1 for letters without one. */
const VALUE_INDEX = new Int8Array(26).fill(-1);
for (let index = 0; index < N_VALUES; index += 1)
  VALUE_INDEX[VALUE_LETTERS.charCodeAt(index) - LETTER_A] = index;

/**
 * The first pass over a line: word by word, stopping at the first word that is wrong, in the order the firmware looks (GRBL 1.1h
 * gcode.c, step 2).
 * @param line - characters that count, ended by a 0
 * @param start - 0, or 3 behind `$J=`
 * @returns the first error, 0 for none
 */
export function scanWords(
  line: Uint8Array,
  start: number,
  block: Block,
  number: NumberScan,
  words: WordTable,
): Status | 0 {
  let at = start;
  // Every word takes at least a letter and a digit, so this ends.
  while (line[at] !== 0) {
    const letter = line[at] as number;
    if (letter < LETTER_A || letter > LETTER_Z) return 1;
    at = number.read(line, at + 1);
    if (at < 0) return 2;
    let status: Status | 0;
    if (letter === LETTER_G) status = takeGWord(block, number.single, words);
    else if (letter === LETTER_M) status = takeMWord(block, number.single, words);
    else status = takeValue(block, VALUE_INDEX[letter - LETTER_A] as number, number, words);
    if (status !== 0) return status;
  }
  return 0;
}

function takeValue(block: Block, index: number, number: NumberScan, words: WordTable): Status | 0 {
  if (index < 0) return 20;
  if (index === T && number.single > words.maxToolNumber) return 38;
  const bit = 1 << index;
  if ((block.words & bit) !== 0) return 25;
  if (number.single < 0 && (bit & NEVER_NEGATIVE) !== 0) return 4;
  block.words |= bit;
  block.single[index] = number.single;
  block.exact[index] = number.exact;
  return 0;
}
