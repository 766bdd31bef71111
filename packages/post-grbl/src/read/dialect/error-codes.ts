/** One error number of GRBL 1.1h. */
export interface ErrorCode {
  /** Stable name. */
  readonly code: string;
  /** What it means. */
  readonly message: string;
  /** Why a program of ours cannot raise it. */
  readonly prevention: string;
}

const row = (code: string, message: string, prevention: string): ErrorCode => ({ code, message, prevention });
const NO_SYSTEM = 'No line starts with $.';

/**
 * Every error number that GRBL 1.1h can answer a line with (gnea/grbl bfb67f0: report.h and doc/csv/error_codes_en_US.csv; own words).
 * Not in it: 12 and 13 (compiled out of the stock build), 14, 17 (returned by no code of it), 18 and 19 (do not exist).
 */
export const errorCodes = {
  1: row(
    'EXPECTED_LETTER',
    'A word starts with something other than a letter.',
    'Words come from one formatter.',
  ),
  2: row('BAD_NUMBER', 'A letter is not followed by a number.', 'Every word has a formatted number.'),
  3: row('UNKNOWN_SYSTEM_COMMAND', 'GRBL does not know this $ command.', NO_SYSTEM),
  4: row(
    'NEGATIVE_VALUE',
    'F, N, P, S, T or a setting is negative.',
    'These words are typed as not negative.',
  ),
  5: row('HOMING_DISABLED', 'Homing is switched off by $22.', NO_SYSTEM),
  6: row('STEP_PULSE_TOO_SHORT', 'The step pulse $0 must be at least 3 µs.', NO_SYSTEM),
  7: row(
    'MEMORY_READ_FAILED',
    'A stored offset or line cannot be read from the controller’s memory.',
    'Only G54 is used, and nothing is stored.',
  ),
  8: row('NOT_IDLE', 'The $ command is allowed only while the machine is idle.', NO_SYSTEM),
  9: row('LOCKED', 'The controller is locked by an alarm or busy jogging.', 'No jog, no probing, no homing.'),
  10: row('SOFT_LIMITS_NEED_HOMING', 'Soft limits $20 need homing $22.', NO_SYSTEM),
  11: row(
    'LINE_TOO_LONG',
    'More characters count than the line buffer holds (79 in GRBL 1.1); the line is refused.',
    'Lines have at most 70 characters, comment included.',
  ),
  15: row('JOG_OUT_OF_TRAVEL', 'The jog ends beyond the travel.', NO_SYSTEM),
  16: row('BAD_JOG', 'A jog takes axis words, F, G20, G21, G90, G91 and G53 alone.', NO_SYSTEM),
  20: row(
    'UNSUPPORTED_WORD',
    'The controller does not know a word of this line.',
    'Words come from a list of those that every dialect accepts.',
  ),
  21: row(
    'GROUP_CONFLICT',
    'Two words of one modal group stand on one line.',
    'A block has one slot for each modal group.',
  ),
  22: row(
    'FEED_MISSING',
    'A cutting move has no feed: give F first.',
    'F stands on the first feed move of each toolpath, and no F rounds to 0.',
  ),
  23: row('NOT_AN_INTEGER', 'A G or M number must be whole.', 'Commands are fixed texts.'),
  24: row(
    'AXIS_COMMAND_CONFLICT',
    'Two commands of this line both use the axis words.',
    'A block has one command that takes axis words.',
  ),
  25: row('WORD_REPEATED', 'A value word stands twice on one line.', 'A block has one slot for each letter.'),
  26: row('AXIS_WORDS_MISSING', 'The command needs an axis word and has none.', 'Moves carry their target.'),
  27: row('LINE_NUMBER_TOO_LARGE', 'N goes up to 10000000.', 'No N words.'),
  28: row('VALUE_MISSING', 'The command needs a P or L word.', 'G4 always has P; G10 is never written.'),
  29: row(
    'WORK_SYSTEM_UNSUPPORTED',
    'There are only the work systems G54 to G59.',
    'Only G54 is written; G10 never.',
  ),
  30: row('G53_NEEDS_G0_OR_G1', 'G53 works with G0 and G1 alone.', 'G53 is never written.'),
  31: row(
    'AXIS_WORDS_UNDER_G80',
    'Axis words stand where no motion mode is active.',
    'G80 never stands with axis words, and a motion word follows it.',
  ),
  32: row(
    'AXIS_WORDS_OUT_OF_PLANE',
    'An arc needs an axis word of its plane.',
    'Arcs restate both axis words of their plane.',
  ),
  33: row(
    'ARC_TARGET_INVALID',
    'The arc’s start and end do not lie on one circle, or a target equals its start.',
    'The rounded arc is checked by the controller’s own rule before it is written.',
  ),
  34: row('ARC_RADIUS_TOO_SMALL', 'The radius is smaller than half the chord.', 'R is never written.'),
  35: row('ARC_OFFSETS_MISSING', 'An arc needs I, J or K of its plane.', 'Arcs have both offset words.'),
  36: row(
    'UNUSED_WORDS',
    'A word is left over that no command of this line uses.',
    'Words are written by the move that uses them.',
  ),
  37: row('TOOL_LENGTH_AXIS', 'G43.1 takes Z and nothing else.', 'G43.1 is never written.'),
  38: row(
    'TOOL_NUMBER_TOO_LARGE',
    'T is larger than the controller’s largest tool number (255 in GRBL 1.1).',
    'The number of a tool is checked.',
  ),
} as const satisfies Readonly<Record<number, ErrorCode>>;

/** An error number that a line can be answered with. */
export type Status = keyof typeof errorCodes;
