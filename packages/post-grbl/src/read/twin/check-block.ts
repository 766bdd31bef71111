import type { Status } from '../dialect/error-codes.js';
import type { WordTable } from '../dialect/word-table.js';
import { checkMotion } from './check-motion.js';
import {
  AXIS_BITS,
  axisCommand,
  F,
  group,
  L,
  N,
  NO_MOTION,
  nonModal,
  P,
  R,
  S,
  T,
  toolLength,
  X,
} from './codes.js';
import { STORED_G28, STORED_G30 } from './eeprom.js';
import { MM_PER_INCH, MM_PER_INCH_SINGLE, toMillimetres } from './inch-words.js';
import { unsigned } from './integer.js';
import { type Block, copyCoordinates, type Registers } from './registers.js';

const { fround } = Math;

const MAX_LINE_NUMBER = 10_000_000;
const N_GRBL_SYSTEMS = 6;

/**
 * The second pass over a line: checks it as a whole, in the order GRBL 1.1h does (gcode.c, step 3), and works out what it means: feed,
 * work system, target, arc centre.
 * @returns the first error, 0 for none
 */
export function checkBlock(block: Block, registers: Registers, words: WordTable): Status | 0 {
  block.unused = block.words;
  if ((block.words & AXIS_BITS) !== 0 && block.axisCommand === axisCommand.none)
    block.axisCommand = axisCommand.motion;
  if ((block.words & (1 << N)) !== 0 && lineNumber(block) > MAX_LINE_NUMBER) return 27;
  const feedStatus = checkFeed(block, registers);
  if (feedStatus !== 0) return feedStatus;
  if (block.nonModal === nonModal.dwell) {
    if ((block.words & (1 << P)) === 0) return 28;
    block.unused &= ~(1 << P);
  }
  if (block.modes.isInch) toMillimetres(block, X);
  if (block.toolLength === toolLength.set && (block.words & AXIS_BITS) !== 1 << (X + 2)) return 37;
  const status = checkSystem(block, registers) || checkNonModal(block, registers, words);
  if (status !== 0) return status;
  const motionStatus = checkMotion(block, registers);
  if (motionStatus !== 0) return motionStatus;
  block.unused &= block.isJog ? ~((1 << N) | (1 << F)) : ~((1 << N) | (1 << F) | (1 << S) | (1 << T));
  if (block.axisCommand !== axisCommand.none) block.unused &= ~AXIS_BITS;
  return block.unused === 0 ? 0 : 36;
}

/** N as the firmware keeps it: a signed 32-bit number, so that 2³¹ and more pass as negative. */
function lineNumber(block: Block): number {
  const value = Math.trunc(block.single[N] as number);
  return value < 2147483648 ? value : -1;
}

/** The feed in force on this line. Under G94 it lasts; a change from G93 to G94 forgets it, and does not convert inches. */
function checkFeed(block: Block, registers: Registers): Status | 0 {
  const isGiven = (block.words & (1 << F)) !== 0;
  block.feedSingle = isGiven ? (block.single[F] as number) : 0;
  block.feedExact = isGiven ? (block.exact[F] as number) : 0;
  if (block.isJog) {
    if (!isGiven) return 22;
    if (block.modes.isInch) inchesPerMinute(block);
    return 0;
  }
  if (block.modes.isInverseTime) {
    const { motion } = block.modes;
    const needsFeed = block.axisCommand === axisCommand.motion && motion !== NO_MOTION && motion !== 0;
    return needsFeed && !isGiven ? 22 : 0;
  }
  if (registers.modes.isInverseTime) return 0;
  if (!isGiven) {
    block.feedSingle = registers.feedSingle;
    block.feedExact = registers.feedExact;
  } else if (block.modes.isInch) inchesPerMinute(block);
  return 0;
}

function inchesPerMinute(block: Block): void {
  block.feedSingle = fround(block.feedSingle * MM_PER_INCH_SINGLE);
  block.feedExact *= MM_PER_INCH;
}

/** Loads the line's work system where it names another one than is in force. */
function checkSystem(block: Block, registers: Registers): Status | 0 {
  const isOther = block.modes.workSystem !== registers.modes.workSystem;
  if ((block.groups & group.workSystem) !== 0) {
    if (block.modes.workSystem >= N_GRBL_SYSTEMS && isOther) {
      // G59.1 to G59.3 of the larger controllers: no offset of theirs is known.
      block.system.single.fill(0);
      block.system.exact.fill(0);
      return 0;
    }
    if (isOther) return registers.eeprom.readCoordinates(block.modes.workSystem, block.system) ? 0 : 7;
  }
  copyCoordinates(block.system, registers.system);
  return 0;
}

function checkNonModal(block: Block, registers: Registers, words: WordTable): Status | 0 {
  switch (block.nonModal) {
    case nonModal.offsets:
      return checkG10(block, registers, words);
    case nonModal.shift:
      return checkG92(block, registers);
    default:
      if (block.axisCommand !== axisCommand.toolLength && (block.words & AXIS_BITS) !== 0)
        findTarget(block, registers);
  }
  if (block.nonModal === nonModal.home28) return checkHome(block, registers, STORED_G28);
  if (block.nonModal === nonModal.home30) return checkHome(block, registers, STORED_G30);
  if (block.nonModal === nonModal.machine && block.modes.motion > 1) return 30;
  return 0;
}

function checkG10(block: Block, registers: Registers, words: WordTable): Status | 0 {
  if ((block.words & AXIS_BITS) === 0) return 26;
  if ((block.words & ((1 << P) | (1 << L))) === 0) return 28;
  // P and L are kept in 8 bits: P257 is P1 and L258 is L2.
  const number = (block.words & (1 << P)) === 0 ? 0 : unsigned(block.single[P] as number, 0xff);
  if (number > words.nWorkSystems) return 29;
  const form = (block.words & (1 << L)) === 0 ? 0 : unsigned(block.single[L] as number, 0xff);
  if (form !== 2 && form !== 20) return 20;
  if (form === 2 && (block.words & (1 << R)) !== 0) return 20;
  block.unused &= ~((1 << L) | (1 << P));
  block.systemIndex = number === 0 ? block.modes.workSystem : number - 1;
  if (block.systemIndex >= N_GRBL_SYSTEMS) block.extra.single.fill(0);
  else if (!registers.eeprom.readCoordinates(block.systemIndex, block.extra)) return 7;
  for (let axis = 0; axis < 3; axis += 1) {
    if ((block.words & (1 << (X + axis))) === 0) continue;
    let single = block.single[X + axis] as number;
    let exact = block.exact[X + axis] as number;
    if (form === 20) {
      // What makes the present position read as the words say: position − G92 − word − tool length.
      const { position, shift } = registers;
      single = fround(fround((position.single[axis] as number) - (shift.single[axis] as number)) - single);
      exact = (position.exact[axis] as number) - (shift.exact[axis] as number) - exact;
      if (axis === 2) {
        single = fround(single - registers.toolLengthSingle);
        exact -= registers.toolLengthExact;
      }
    }
    block.extra.single[axis] = single;
    block.extra.exact[axis] = exact;
  }
  return 0;
}

/** G92's new shift: what makes the present position read as the words say; other axes keep theirs. */
function checkG92(block: Block, registers: Registers): Status | 0 {
  if ((block.words & AXIS_BITS) === 0) return 26;
  const { position, shift } = registers;
  const { system, target } = block;
  for (let axis = 0; axis < 3; axis += 1) {
    if ((block.words & (1 << (X + axis))) === 0) {
      target.single[axis] = shift.single[axis] as number;
      target.exact[axis] = shift.exact[axis] as number;
      continue;
    }
    let single = fround(
      fround((position.single[axis] as number) - (system.single[axis] as number)) -
        (block.single[X + axis] as number),
    );
    let exact =
      (position.exact[axis] as number) - (system.exact[axis] as number) - (block.exact[X + axis] as number);
    if (axis === 2) {
      single = fround(single - registers.toolLengthSingle);
      exact -= registers.toolLengthExact;
    }
    target.single[axis] = single;
    target.exact[axis] = exact;
  }
  return 0;
}

/** Where the axis words send the tool: absolute with offsets, incremental, or G53 without; an axis without a word stays. */
function findTarget(block: Block, registers: Registers): void {
  const { position, shift } = registers;
  const { single, exact } = block.target;
  const { system } = block;
  for (let axis = 0; axis < 3; axis += 1) {
    const wordSingle = block.single[X + axis] as number;
    const wordExact = block.exact[X + axis] as number;
    if ((block.words & (1 << (X + axis))) === 0) {
      single[axis] = position.single[axis] as number;
      exact[axis] = position.exact[axis] as number;
    } else if (block.nonModal === nonModal.machine) {
      // + 0 makes -0 plain zero, which the firmware's reports show too.
      single[axis] = wordSingle + 0;
      exact[axis] = wordExact + 0;
    } else if (block.modes.isIncremental) {
      single[axis] = fround(wordSingle + (position.single[axis] as number));
      exact[axis] = wordExact + (position.exact[axis] as number);
    } else {
      const offset = fround((system.single[axis] as number) + (shift.single[axis] as number));
      const placed = fround(wordSingle + offset);
      single[axis] = axis === 2 ? fround(placed + registers.toolLengthSingle) : placed;
      exact[axis] =
        wordExact +
        (system.exact[axis] as number) +
        (shift.exact[axis] as number) +
        (axis === 2 ? registers.toolLengthExact : 0);
    }
  }
}

/** G28 and G30: all axes, or those named, to the stored place. */
function checkHome(block: Block, registers: Registers, index: number): Status | 0 {
  if (!registers.eeprom.readCoordinates(index, block.extra)) return 7;
  if ((block.words & AXIS_BITS) === 0) {
    // Without axis words there is no move in between, and no command owns them.
    block.axisCommand = axisCommand.none;
    return 0;
  }
  for (let axis = 0; axis < 3; axis += 1) {
    if ((block.words & (1 << (X + axis))) !== 0) continue;
    block.extra.single[axis] = registers.position.single[axis] as number;
    block.extra.exact[axis] = registers.position.exact[axis] as number;
  }
  return 0;
}
