import { R } from './codes.js';
import type { Block } from './registers.js';

const { fround } = Math;

/** Millimetres in an inch, as the firmware's 32-bit constant. */
export const MM_PER_INCH_SINGLE = fround(25.4);
/** Millimetres in an inch. */
export const MM_PER_INCH = 25.4;

/** Turns three words from `first` on into millimetres, in both arithmetics. */
export function toMillimetres(block: Block, first: number): void {
  const nWords = first === R ? 1 : 3;
  for (let index = first; index < first + nWords; index += 1) {
    if ((block.words & (1 << index)) === 0) continue;
    block.single[index] = fround((block.single[index] as number) * MM_PER_INCH_SINGLE);
    block.exact[index] = (block.exact[index] as number) * MM_PER_INCH;
  }
}
