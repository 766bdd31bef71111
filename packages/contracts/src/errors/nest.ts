import type { ErrorRow } from './row.js';

/** Codes of `@millwright/nest`. */
export const nestErrors = {} as const satisfies Record<string, ErrorRow>;
