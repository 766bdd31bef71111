import { type ErrorRow, invalidInput } from './row.js';

/** Codes of `@millwright/simulate`. */
export const simulateErrors = {
  SIMULATE_SHEET_UNKNOWN: invalidInput('The layout has no sheet of this index'),
  SIMULATE_CORE_FAILED: {
    title: 'The geometry of the proof could not finish, most often because memory was exhausted',
    httpStatus: 500,
    jsonRpc: 'isError',
    exitStatus: 1,
    retryable: false,
  },
  SIMULATE_PICTURE_INPUT_MISSING: invalidInput('A picture or a replay needs an input that was not given'),
  SIMULATE_REPLAY_DAMAGED: invalidInput('These bytes are no replay, or a damaged one'),
  SIMULATE_REPLAY_TOO_LARGE: invalidInput('The replay would need more cells or events than are allowed'),
} as const satisfies Record<string, ErrorRow>;
