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
} as const satisfies Record<string, ErrorRow>;
