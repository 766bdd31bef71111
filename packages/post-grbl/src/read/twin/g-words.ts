import type { Status } from '../dialect/error-codes.js';
import type { WordTable } from '../dialect/word-table.js';
import { axisCommand, group, NO_MOTION, nonModal, PROBE_TOWARD, toolLength } from './codes.js';
import { roundHalfAway, unsigned } from './integer.js';
import type { Block } from './registers.js';

const { fround } = Math;

/**
 * Puts one G word into the block. Order of the checks: conflict over axis words (24), unknown decimals (20), decimals where none
 * are allowed (23), group named twice (21), as GRBL 1.1h gcode.c has it. The whole part counts modulo 256 (an 8-bit variable), the
 * hundredths modulo 65536.
 * @returns the error, 0 for none
 */
export function takeGWord(block: Block, value: number, words: WordTable): Status | 0 {
  const whole = unsigned(value, 0xff);
  const hundredths =
    whole === value ? 0 : unsigned(roundHalfAway(fround(100 * fround(value - whole))), 0xffff);
  switch (whole) {
    case 0:
    case 1:
    case 2:
    case 3:
      return takeMotion(block, whole, hundredths);
    case 38:
      return takeProbe(block, hundredths);
    case 80:
      block.modes.motion = NO_MOTION;
      return named(block, group.motion, hundredths);
    case 4:
    case 10:
    case 28:
    case 30:
    case 53:
    case 92:
      return takeNonModal(block, whole, hundredths);
    case 43:
    case 49:
      return takeToolLength(block, whole, hundredths);
    case 90:
    case 91:
      return takeDistance(block, whole, hundredths);
    case 61:
      return hundredths === 0 ? named(block, group.path, 0) : 20;
    default:
      return takePlain(block, whole, hundredths, words);
  }
}

/** Notes a group, unless decimals are left over or the line has named it already. */
function named(block: Block, bit: number, leftHundredths: number): Status | 0 {
  if (leftHundredths > 0) return 23;
  if ((block.groups & bit) !== 0) return 21;
  block.groups |= bit;
  return 0;
}

/** Words that set one mode and nothing else. */
function takePlain(block: Block, whole: number, hundredths: number, words: WordTable): Status | 0 {
  const { modes } = block;
  switch (whole) {
    case 17:
    case 18:
    case 19:
      modes.plane = whole;
      return named(block, group.plane, hundredths);
    case 20:
    case 21:
      modes.isInch = whole === 20;
      return named(block, group.units, hundredths);
    case 40:
      return named(block, group.cutterCompensation, hundredths);
    case 93:
    case 94:
      modes.isInverseTime = whole === 93;
      return named(block, group.feedMode, hundredths);
    case 54:
    case 55:
    case 56:
    case 57:
    case 58:
    case 59:
      return takeWorkSystem(block, whole, hundredths, words);
    default:
      return 20;
  }
}

function takeWorkSystem(block: Block, whole: number, hundredths: number, words: WordTable): Status | 0 {
  const isExtra = whole === 59 && hundredths > 0 && hundredths <= 30 && hundredths % 10 === 0;
  if (isExtra && words.nWorkSystems > 6) {
    block.modes.workSystem = 5 + hundredths / 10;
    return named(block, group.workSystem, 0);
  }
  block.modes.workSystem = whole - 54;
  return named(block, group.workSystem, hundredths);
}

function takeNonModal(block: Block, whole: number, hundredths: number): Status | 0 {
  const usesAxes = whole !== 4 && whole !== 53 && hundredths === 0;
  if (usesAxes && block.axisCommand !== axisCommand.none) return 24;
  if (usesAxes) block.axisCommand = axisCommand.nonModal;
  if (whole === nonModal.dwell || whole === nonModal.offsets || whole === nonModal.machine) {
    block.nonModal = whole;
    return named(block, group.nonModal, hundredths);
  }
  if (hundredths !== 0 && hundredths !== 10) return 20;
  block.nonModal = hundredths === 0 ? whole : 10 * whole + 1;
  return named(block, group.nonModal, 0);
}

function takeMotion(block: Block, whole: number, hundredths: number): Status | 0 {
  if (block.axisCommand !== axisCommand.none) return 24;
  block.axisCommand = axisCommand.motion;
  block.modes.motion = whole;
  return named(block, group.motion, hundredths);
}

function takeProbe(block: Block, hundredths: number): Status | 0 {
  if (block.axisCommand !== axisCommand.none) return 24;
  block.axisCommand = axisCommand.motion;
  if (hundredths !== 20 && hundredths !== 30 && hundredths !== 40 && hundredths !== 50) return 20;
  block.modes.motion = PROBE_TOWARD + (hundredths - 20) / 10;
  return named(block, group.motion, 0);
}

function takeToolLength(block: Block, whole: 43 | 49, hundredths: number): Status | 0 {
  if (block.axisCommand !== axisCommand.none) return 24;
  block.axisCommand = axisCommand.toolLength;
  if (whole === 43 && hundredths !== 10) return 20;
  // G49 with any decimals passes in the firmware.
  block.toolLength = whole === 43 ? toolLength.set : toolLength.cancel;
  return named(block, group.toolLength, 0);
}

function takeDistance(block: Block, whole: 90 | 91, hundredths: number): Status | 0 {
  if (hundredths === 0) {
    block.modes.isIncremental = whole === 91;
    return named(block, group.distance, 0);
  }
  // G91.1, incremental arc centres, is the only mode there is and does nothing.
  if (hundredths !== 10 || whole === 90) return 20;
  return named(block, group.arcDistance, 0);
}
