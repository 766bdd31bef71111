import { type ErrorRow, invalidInput } from './row.js';

/** Codes of `@millwright/toolpath`. */
export const toolpathErrors = {
  TOOLPATH_TOOL_SHAPE_UNSUPPORTED: invalidInput('Profiles and holes need a flat end mill'),
  TOOLPATH_SPOILBOARD_TOO_THIN: invalidInput(
    'A through cut goes deeper below the sheet than the setup allows',
  ),
} as const satisfies Record<string, ErrorRow>;
