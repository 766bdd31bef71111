import type { FindingRow } from './row.js';

/** Findings of `@millwright/geometry`. */
export const geometryFindings = {} as const satisfies Record<string, FindingRow>;
