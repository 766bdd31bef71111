import type { ErrorRow } from './row.js';

/** Codes of `@millwright/post-grbl`. */
export const postGrblErrors = {} as const satisfies Record<string, ErrorRow>;
