import { type ErrorRow, invalidInput } from './row.js';

/** Codes of `@millwright/post-grbl`. */
export const postGrblErrors = {
  POST_TOOL_UNKNOWN: invalidInput('The toolpaths use a tool that was not given'),
  POST_TOOLS_MIXED: invalidInput('A program has one tool; the toolpaths use several'),
  POST_TOOL_CHANGE_REFUSED: invalidInput('The controller has no tool change of its own'),
  POST_RESUME_REFUSED: invalidInput('A program cannot safely go on from this line'),
  POST_USER_LINE_REFUSED: invalidInput(
    'A line of the caller’s own would undo what the program makes sure of',
  ),
  POST_SHEETS_MIXED: invalidInput('A toolpath is for another sheet than the program'),
  POST_RAPID_TOO_LOW: invalidInput('A rapid of a toolpath ends below the retract height'),
  POST_DRILL_CYCLE_REFUSED: invalidInput('A drill cycle that cannot be drilled or is not what the moves do'),
  POST_LASER_REFUSED: invalidInput('Moves or options that a laser cannot follow'),
  POST_ARC_NOT_CIRCULAR: invalidInput('The ends of an arc lie at different distances from its centre'),
  POST_COORDINATE_TOO_LARGE: invalidInput('A coordinate is larger than a program can hold'),
} as const satisfies Record<string, ErrorRow>;
