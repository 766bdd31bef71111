import { type Block, hasAxisWord, type ValueLetter } from './block.js';
import { checkMotion } from './check-motion.js';
import type { ControllerState, Triple } from './controller-state.js';
import { type Both, inBoth, shiftIn, systemIn, targetIn } from './frame-values.js';
import type { ArcPlan } from './plan-arc.js';
import { unsigned } from './read-words.js';
import type { Status } from './status.js';

/** A line that passed all checks, with everything its execution needs. */
export interface CheckedBlock {
  readonly block: Block;
  /** mm/min (per minute under G93). */
  readonly feed: Both<number>;
  /** Where the axis words send the tool; also the first of G28's two moves. */
  readonly target: Both<Triple>;
  /** New offsets of a G92, or of the work system `systemIndex` by G10. */
  readonly offsets: Both<Triple> | undefined;
  readonly systemIndex: number;
  readonly arc: ArcPlan | undefined;
  /** Whether G0 to G3 or a probe moves the machine. */
  readonly moves: boolean;
}

const MAX_LINE_NUMBER = 10_000_000;
const N_WORK_SYSTEMS = 6;

/** What is gathered while a line is checked. */
export interface Checking {
  readonly block: Block;
  readonly state: ControllerState;
  /** Value words that no command has used yet. */
  readonly unused: Set<ValueLetter>;
  feed: Both<number>;
}

/**
 * The second pass over a line: checks it as a whole, in the order GRBL 1.1h does (gcode.c, step 3), and works out what it means.
 * @returns the first error, or the meaning
 */
export function checkBlock(block: Block, state: ControllerState): CheckedBlock | Status {
  if (hasAxisWord(block) && block.axisCommand === 'none') block.axisCommand = 'motion';
  if (lineNumber(block) > MAX_LINE_NUMBER) return 27;
  const checking: Checking = {
    block,
    state,
    unused: new Set(block.values.keys()),
    feed: feedOf(block, state),
  };
  if (lacksInverseTimeFeed(block)) return 22;
  if (block.nonModal === 'G4' && !checking.unused.delete('P')) return 28;
  if (block.toolLength === 'set' && !hasZOnly(block)) return 37;
  const nonModal = checkNonModal(checking);
  if (typeof nonModal === 'number') return nonModal;
  const motion = checkMotion(checking, nonModal.target);
  if (typeof motion === 'number') return motion;
  for (const letter of ['N', 'F', 'S', 'T'] as const) checking.unused.delete(letter);
  if (block.axisCommand !== 'none') dropAxisWords(checking);
  if (checking.unused.size > 0) return 36;
  return { block, feed: checking.feed, ...nonModal, arc: motion.arc, moves: motion.moves };
}

/** N as the firmware keeps it: a signed 32-bit number, so that 2³¹ and more pass as negative. */
function lineNumber(block: Block): number {
  const value = Math.trunc(block.values.get('N')?.single ?? 0);
  return value < 2147483648 ? value : -1;
}

/** The feed in force on this line. Under G94 it lasts; a change from G93 to G94 forgets it, and does not convert inches. */
function feedOf(block: Block, state: ControllerState): Both<number> {
  const given = block.values.get('F');
  const isLasting = block.modal.feedMode === 'G94' && state.modal.feedMode === 'G94';
  if (given === undefined) return isLasting ? state.feed : { single: 0, exact: 0 };
  if (!isLasting || block.modal.units === 'G21') return { single: given.single, exact: given.exact };
  return inBoth(state, (frame, precision) => frame.round(given[precision] * frame.round(25.4)));
}

function lacksInverseTimeFeed(block: Block): boolean {
  const needsFeed = block.modal.motion !== 'G80' && block.modal.motion !== 'G0';
  return (
    block.modal.feedMode === 'G93' && block.axisCommand === 'motion' && needsFeed && !block.values.has('F')
  );
}

function hasZOnly(block: Block): boolean {
  return block.values.has('Z') && !block.values.has('X') && !block.values.has('Y');
}

function dropAxisWords({ unused }: Checking): void {
  unused.delete('X');
  unused.delete('Y');
  unused.delete('Z');
}

type NonModal = Pick<CheckedBlock, 'target' | 'offsets' | 'systemIndex'>;

function checkNonModal({ block, state, unused }: Checking): NonModal | Status {
  const target = inBoth(state, (frame, precision) =>
    block.axisCommand === 'tool-length' ? frame.position : targetIn(block, frame, precision),
  );
  const plain = { target, offsets: undefined, systemIndex: 0 };
  if (block.nonModal === 'G10') {
    const change = checkG10(block);
    if (typeof change === 'number') return change;
    unused.delete('L');
    unused.delete('P');
    const offsets = inBoth(state, (frame, precision) => systemIn(block, change, frame, precision));
    return { target, offsets, systemIndex: change.index };
  }
  if (block.nonModal === 'G92') {
    if (!hasAxisWord(block)) return 26;
    return { ...plain, offsets: inBoth(state, (frame, precision) => shiftIn(block, frame, precision)) };
  }
  if (block.nonModal === 'G28' || block.nonModal === 'G30') {
    // Without axis words there is no move in between, and no command owns them.
    if (!hasAxisWord(block)) block.axisCommand = 'none';
  }
  if (block.nonModal === 'G53' && block.modal.motion !== 'G0' && block.modal.motion !== 'G1') return 30;
  return plain;
}

function checkG10(block: Block): { index: number; isFromPosition: boolean } | Status {
  if (!hasAxisWord(block)) return 26;
  const kind = block.values.get('L');
  const number = block.values.get('P');
  if (kind === undefined && number === undefined) return 28;
  // P and L are kept in 8 bits: P257 is P1 and L258 is L2.
  const system = unsigned(Math.trunc(number?.single ?? 0), 0xff);
  if (system > N_WORK_SYSTEMS) return 29;
  const form = unsigned(Math.trunc(kind?.single ?? 0), 0xff);
  if (form !== 2 && form !== 20) return 20;
  if (form === 2 && block.values.has('R')) return 20;
  return { index: system === 0 ? block.modal.coordinateSystem : system - 1, isFromPosition: form === 20 };
}
