import type { Status } from '../dialect/error-codes.js';
import type { WordTable } from '../dialect/word-table.js';
import { group, programFlow } from './codes.js';
import { roundHalfAway, unsigned } from './integer.js';
import type { Block } from './registers.js';

const { fround } = Math;

/**
 * Puts one M word into the block. Order of the checks: decimals (23), unknown (20), group named twice (21).
 * @returns the error, 0 for none
 */
export function takeMWord(block: Block, value: number, words: WordTable): Status | 0 {
  const whole = unsigned(value, 0xff);
  if (whole !== value && unsigned(roundHalfAway(fround(100 * fround(value - whole))), 0xffff) > 0) return 23;
  switch (whole) {
    case 0:
      block.programFlow = programFlow.pause;
      return named(block, group.programFlow);
    case 1:
      // The optional stop is accepted and ignored.
      return named(block, group.programFlow);
    case 2:
    case 30:
      block.programFlow = programFlow.end;
      return named(block, group.programFlow);
    case 3:
    case 4:
    case 5:
      block.modes.spindle = whole;
      return named(block, group.spindle);
    case 8:
    case 9:
      block.modes.isCoolantOn = whole === 8;
      return named(block, group.coolant);
    default:
      return takeExtra(block, whole, words);
  }
}

/** Words of the controllers that extend GRBL. */
function takeExtra(block: Block, whole: number, words: WordTable): Status | 0 {
  if (whole === 7 && words.isMistKnown) {
    block.modes.isCoolantOn = true;
    // Mist and flood may stand together.
    return 0;
  }
  if (whole === 6 && words.isToolChangeKnown) return named(block, group.toolChange);
  return 20;
}

function named(block: Block, bit: number): Status | 0 {
  if ((block.groups & bit) !== 0) return 21;
  block.groups |= bit;
  return 0;
}
