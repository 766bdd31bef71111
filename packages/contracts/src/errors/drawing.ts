import type { ErrorRow } from './row.js';

/** Codes of `@millwright/drawing`. */
export const drawingErrors = {} as const satisfies Record<string, ErrorRow>;
