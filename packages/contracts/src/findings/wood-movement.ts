import type { FindingRow } from './row.js';

/** Findings of `@millwright/wood-movement`. */
export const woodMovementFindings = {} as const satisfies Record<string, FindingRow>;
