import type { FindingRow } from './row.js';

/** Findings of `@millwright/drawing`. */
export const drawingFindings = {} as const satisfies Record<string, FindingRow>;
