import type { FindingRow } from './row.js';

/** Findings of `@millwright/simulate`. */
export const simulateFindings = {} as const satisfies Record<string, FindingRow>;
