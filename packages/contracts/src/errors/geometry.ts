import type { ErrorRow } from './row.js';

/** Codes of `@millwright/geometry`. */
export const geometryErrors = {} as const satisfies Record<string, ErrorRow>;
