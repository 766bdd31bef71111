import { type ErrorRow, invalidInput } from './row.js';

/** Codes of `@millwright/nest`. */
export const nestErrors = {
  NEST_ID_REPEATED: invalidInput('Two parts or two sheets of a nesting request have the same id'),
  NEST_OUTLINE_OPEN: invalidInput('A part to be nested has an open outline or hole'),
  NEST_OUTLINE_WITHOUT_AREA: invalidInput('A part to be nested has an outline that encloses nothing'),
} as const satisfies Record<string, ErrorRow>;
