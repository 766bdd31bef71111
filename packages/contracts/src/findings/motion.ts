import type { FindingRow } from './row.js';

/** Findings of `@millwright/motion`. */
export const motionFindings = {} as const satisfies Record<string, FindingRow>;
