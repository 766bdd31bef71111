import { type CheckedBlock, checkBlock } from './check-block.js';
import type { ControllerState } from './controller-state.js';
import { type Effect, executeBlock } from './execute-block.js';
import { readWords } from './read-words.js';
import type { Status } from './status.js';

/** What a line came to: refused with an error number, which changes nothing, or executed. */
export type Interpreted =
  | { readonly status: Status }
  | {
      readonly status: 0;
      readonly state: ControllerState;
      readonly effects: readonly Effect[];
      readonly checked: CheckedBlock;
    };

/**
 * Interprets one line as GRBL 1.1h does: words, checks, execution.
 * @param significant - as the scanner gives it, not empty
 */
export function interpretLine(significant: string, state: ControllerState): Interpreted {
  const block = readWords(significant, state.modal);
  if (typeof block === 'number') return { status: block };
  const checked = checkBlock(block, state);
  if (typeof checked === 'number') return { status: checked };
  return { status: 0, ...executeBlock(checked, state), checked };
}
