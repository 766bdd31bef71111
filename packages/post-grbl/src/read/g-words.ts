import type { Block } from './block.js';
import type { ModalState } from './controller-state.js';
import type { CommandNumber } from './read-words.js';
import type { Status } from './status.js';

/** Commands that set one modal word and nothing else: whole number → group and word. No decimals allowed. */
const PLAIN: Readonly<Record<number, { group: string; set: Partial<ModalState> }>> = {
  17: { group: 'plane', set: { plane: 'G17' } },
  18: { group: 'plane', set: { plane: 'G18' } },
  19: { group: 'plane', set: { plane: 'G19' } },
  20: { group: 'units', set: { units: 'G20' } },
  21: { group: 'units', set: { units: 'G21' } },
  40: { group: 'cutter-compensation', set: {} },
  54: { group: 'work-system', set: { coordinateSystem: 0 } },
  55: { group: 'work-system', set: { coordinateSystem: 1 } },
  56: { group: 'work-system', set: { coordinateSystem: 2 } },
  57: { group: 'work-system', set: { coordinateSystem: 3 } },
  58: { group: 'work-system', set: { coordinateSystem: 4 } },
  59: { group: 'work-system', set: { coordinateSystem: 5 } },
  80: { group: 'motion', set: { motion: 'G80' } },
  93: { group: 'feed-mode', set: { feedMode: 'G93' } },
  94: { group: 'feed-mode', set: { feedMode: 'G94' } },
};

const MOTIONS: Readonly<Record<number, ModalState['motion']>> = { 0: 'G0', 1: 'G1', 2: 'G2', 3: 'G3' };
const PROBES: Readonly<Record<number, ModalState['motion']>> = {
  20: 'G38.2',
  30: 'G38.3',
  40: 'G38.4',
  50: 'G38.5',
};

/** What one G word came to: an error, or the group it fills, with hundredths that are still left unexplained. */
type Taken = { status: Status } | { group: string; leftHundredths: number };

/**
 * Puts one G word into the block. Order of the checks: conflict over axis words (24), unknown decimals (20), decimals where none
 * are allowed (23), group named twice (21), as GRBL 1.1h gcode.c has it.
 */
export function takeGWord(block: Block, number: CommandNumber): Status | undefined {
  const taken = take(block, number);
  if ('status' in taken) return taken.status;
  if (taken.leftHundredths > 0) return 23;
  if (block.groups.has(taken.group)) return 21;
  block.groups.add(taken.group);
  return undefined;
}

function take(block: Block, number: CommandNumber): Taken {
  const { whole, hundredths } = number;
  const plain = PLAIN[whole];
  if (plain !== undefined) {
    block.modal = { ...block.modal, ...plain.set };
    return { group: plain.group, leftHundredths: hundredths };
  }
  if (whole === 4 || whole === 10 || whole === 28 || whole === 30 || whole === 53 || whole === 92) {
    return takeNonModal(block, whole, hundredths);
  }
  if (whole <= 3 || whole === 38) return takeMotion(block, whole, hundredths);
  if (whole === 43 || whole === 49) return takeToolLength(block, whole, hundredths);
  if (whole === 90 || whole === 91) return takeDistance(block, whole, hundredths);
  if (whole === 61 && hundredths === 0) return { group: 'path', leftHundredths: 0 };
  return { status: 20 };
}

function takeNonModal(block: Block, whole: 4 | 10 | 28 | 30 | 53 | 92, hundredths: number): Taken {
  const usesAxes = whole !== 4 && whole !== 53 && hundredths === 0;
  if (usesAxes && block.axisCommand !== 'none') return { status: 24 };
  if (usesAxes) block.axisCommand = 'non-modal';
  if (whole === 4 || whole === 10 || whole === 53) {
    block.nonModal = `G${whole}`;
    return { group: 'G0', leftHundredths: hundredths };
  }
  if (hundredths !== 0 && hundredths !== 10) return { status: 20 };
  block.nonModal = hundredths === 0 ? `G${whole}` : `G${whole}.1`;
  return { group: 'G0', leftHundredths: 0 };
}

function takeMotion(block: Block, whole: number, hundredths: number): Taken {
  if (block.axisCommand !== 'none') return { status: 24 };
  block.axisCommand = 'motion';
  const motion = whole === 38 ? PROBES[hundredths] : MOTIONS[whole];
  if (motion === undefined) return { status: 20 };
  block.modal = { ...block.modal, motion };
  return { group: 'motion', leftHundredths: whole === 38 ? 0 : hundredths };
}

function takeToolLength(block: Block, whole: 43 | 49, hundredths: number): Taken {
  if (block.axisCommand !== 'none') return { status: 24 };
  block.axisCommand = 'tool-length';
  if (whole === 43 && hundredths !== 10) return { status: 20 };
  // G49 with any decimals passes in the firmware.
  block.toolLength = whole === 43 ? 'set' : 'cancel';
  return { group: 'tool-length', leftHundredths: 0 };
}

function takeDistance(block: Block, whole: 90 | 91, hundredths: number): Taken {
  if (hundredths === 0) {
    block.modal = { ...block.modal, distance: whole === 90 ? 'G90' : 'G91' };
    return { group: 'distance', leftHundredths: 0 };
  }
  // G91.1, incremental arc centres, is the only mode there is and does nothing.
  if (hundredths !== 10 || whole === 90) return { status: 20 };
  return { group: 'arc-distance', leftHundredths: 0 };
}
