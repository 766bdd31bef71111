import { type ErrorRow, invalidInput } from './row.js';

/** Codes of `@millwright/simulate`. */
export const simulateErrors = {
  SIMULATE_SHEET_UNKNOWN: invalidInput('The layout has no sheet of this index'),
} as const satisfies Record<string, ErrorRow>;
