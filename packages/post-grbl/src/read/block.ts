import type { ModalState } from './controller-state.js';
import type { ProgramNumber } from './read-number.js';

/** Letters that carry a value. */
export type ValueLetter = 'F' | 'I' | 'J' | 'K' | 'L' | 'N' | 'P' | 'R' | 'S' | 'T' | 'X' | 'Y' | 'Z';

/** The words of one line, sorted by what they are for, before anything is checked against anything else. */
export interface Block {
  /** The state's modal words with this line's put in. */
  modal: ModalState;
  /** Modal groups that this line names, and `'G0'` for the non-modal group. */
  readonly groups: Set<string>;
  nonModal: 'none' | 'G4' | 'G10' | 'G28' | 'G28.1' | 'G30' | 'G30.1' | 'G53' | 'G92' | 'G92.1';
  /** Which command owns the axis words. */
  axisCommand: 'none' | 'non-modal' | 'motion' | 'tool-length';
  /** What G43.1 and G49 ask for. */
  toolLength: 'none' | 'set' | 'cancel';
  programFlow: 'none' | 'pause' | 'end';
  readonly values: Map<ValueLetter, ProgramNumber>;
}

/** An empty line under the given modal state. */
export function emptyBlock(modal: ModalState): Block {
  return {
    modal,
    groups: new Set(),
    nonModal: 'none',
    axisCommand: 'none',
    toolLength: 'none',
    programFlow: 'none',
    values: new Map(),
  };
}

/** Axis letters in the order of coordinates. */
export const AXES = ['X', 'Y', 'Z'] as const;
/** Offset letters in the order of coordinates. */
export const OFFSETS = ['I', 'J', 'K'] as const;

/** Whether the line has any axis word. */
export function hasAxisWord(block: Block): boolean {
  return AXES.some((letter) => block.values.has(letter));
}
