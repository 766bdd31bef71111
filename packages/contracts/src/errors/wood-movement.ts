import type { ErrorRow } from './row.js';

/** Codes of `@millwright/wood-movement`. */
export const woodMovementErrors = {} as const satisfies Record<string, ErrorRow>;
