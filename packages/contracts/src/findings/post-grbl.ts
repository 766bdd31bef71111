import type { FindingRow } from './row.js';

/** Findings of `@millwright/post-grbl`. */
export const postGrblFindings = {} as const satisfies Record<string, FindingRow>;
