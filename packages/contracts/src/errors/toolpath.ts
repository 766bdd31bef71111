import type { ErrorRow } from './row.js';

/** Codes of `@millwright/toolpath`. */
export const toolpathErrors = {} as const satisfies Record<string, ErrorRow>;
