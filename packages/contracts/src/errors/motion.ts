import type { ErrorRow } from './row.js';

/** Codes of `@millwright/motion`. */
export const motionErrors = {} as const satisfies Record<string, ErrorRow>;
