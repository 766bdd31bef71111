import type { ErrorRow } from './row.js';

/** Codes of `@millwright/simulate`. */
export const simulateErrors = {} as const satisfies Record<string, ErrorRow>;
