import type { FindingRow } from './row.js';

/** Findings of `@millwright/nest`. */
export const nestFindings = {} as const satisfies Record<string, FindingRow>;
