import type { FindingRow } from './row.js';

/** Findings of `@millwright/toolpath`. */
export const toolpathFindings = {} as const satisfies Record<string, FindingRow>;
