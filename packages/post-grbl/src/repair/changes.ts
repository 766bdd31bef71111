import type { ProgramRemark } from '@millwright/contracts';

/** What repair does to a line: what was wrong with it, and what stands there now. */
const CHANGES = {
  AFTER_END_DROPPED: ['Code after the end of the program, which GRBL would execute.', 'It was dropped.'],
  ARC_SPLIT: ['A full circle, or nearly one, in one block, which GRBL may skip.', 'It was split.'],
  ARC_STRAIGHTENED: [
    'An arc so small that GRBL may turn a full circle for it.',
    'A line stands in its place, which deviates by less than 0.002 mm.',
  ],
  ARC_REWRITTEN: [
    'An arc by its radius, by an absolute centre, or with a centre rounded so that GRBL refuses it.',
    'It is written by its incremental centre.',
  ],
  COMMENT_CLEANED: [
    'Text that acts on the machine, or an open or nested comment, or a byte order mark.',
    'Only plain characters are left.',
  ],
  CYCLE_EXPANDED: ['A canned cycle, which GRBL does not have.', 'Its moves are written out.'],
  DEBRIS_DROPPED: ['A tape mark, a checksum or a program number.', 'It was dropped.'],
  LINE_REWRITTEN: [
    'Words that GRBL does not accept together, or a number with more digits than it reads.',
    'The line is written anew.',
  ],
  LINE_SHORTENED: ['A line longer than 70 characters.', 'Comment and blanks were dropped.'],
  SPINDLE_RESTARTED: [
    'After the tool change the program cuts without starting the spindle, which the pause has stopped.',
    'It is started as before and waited for.',
  ],
  SPIN_UP_ADDED: [
    'A cut follows the start of the spindle without a wait; GRBL does not wait by itself.',
    'A dwell was put in.',
  ],
  STATE_STATED: ['The program relies on modes that it does not state.', 'They are stated in its first line.'],
  SUBROUTINE_UNROLLED: [
    'Subroutines, which GRBL does not have.',
    'Each call is replaced by the lines it calls.',
  ],
  SYSTEM_COMMAND_DROPPED: ['A command to the controller ($).', 'It was dropped.'],
  TOOL_CHANGE_DROPPED: [
    'A tool change before anything moves.',
    'It was dropped: put the tool in before the start.',
  ],
  TOOL_CHANGE_PAUSED: [
    'A tool change, which GRBL does not have.',
    'A pause with the spindle off stands in its place: change the tool, set Z zero again, then start.',
  ],
  WORDS_DROPPED: [
    'Words that GRBL does not have, and that say what it does anyway or nothing about the path.',
    'They were dropped.',
  ],
} as const satisfies Record<string, readonly [string, string]>;

/** Name of a change. */
export type Change = keyof typeof CHANGES;

/** A change as a remark on the line of the program that was given. */
export function changeRemark(line: number, code: Change): ProgramRemark {
  const [message, remedy] = CHANGES[code];
  return { line, severity: 'info', code, message, remedy };
}
