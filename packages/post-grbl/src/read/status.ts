/** GRBL 1.1's error numbers that a program's line can raise, with a stable name and what they mean (GRBL 1.1h doc/csv, own words). */
export const statuses = {
  1: ['EXPECTED_LETTER', 'A word starts with something other than a letter.'],
  2: ['BAD_NUMBER', 'A letter is not followed by a number.'],
  4: ['NEGATIVE_VALUE', 'F, N, P, S or T is negative.'],
  11: ['LINE_TOO_LONG', 'More than 79 characters count; the line is refused.'],
  20: ['UNSUPPORTED_WORD', 'GRBL 1.1 does not know a word of this line.'],
  21: ['GROUP_CONFLICT', 'Two words of one modal group stand on one line.'],
  22: ['FEED_MISSING', 'A cutting move has no feed: give F first.'],
  23: ['NOT_AN_INTEGER', 'A G or M number must be whole.'],
  24: ['AXIS_COMMAND_CONFLICT', 'Two commands of this line both use the axis words.'],
  25: ['WORD_REPEATED', 'A value word stands twice on one line.'],
  26: ['AXIS_WORDS_MISSING', 'The command needs an axis word and has none.'],
  27: ['LINE_NUMBER_TOO_LARGE', 'N goes up to 10000000.'],
  28: ['VALUE_MISSING', 'The command needs a P or L word.'],
  29: ['WORK_SYSTEM_UNSUPPORTED', 'There are only the work systems G54 to G59.'],
  30: ['G53_NEEDS_G0_OR_G1', 'G53 works with G0 and G1 alone.'],
  31: ['AXIS_WORDS_UNDER_G80', 'Axis words stand where no motion mode is active.'],
  32: ['AXIS_WORDS_OUT_OF_PLANE', 'An arc needs an axis word of its plane.'],
  33: [
    'ARC_TARGET_INVALID',
    'The arc’s start and end do not lie on one circle, or a target equals its start.',
  ],
  34: ['ARC_RADIUS_TOO_SMALL', 'The radius is smaller than half the chord.'],
  35: ['ARC_OFFSETS_MISSING', 'An arc needs I, J or K of its plane.'],
  36: ['UNUSED_WORDS', 'A word is left over that no command of this line uses.'],
  37: ['TOOL_LENGTH_AXIS', 'G43.1 takes Z and nothing else.'],
  38: ['TOOL_NUMBER_TOO_LARGE', 'T goes up to 255.'],
} as const;

/** An error number of GRBL 1.1 that a line can raise. */
export type Status = keyof typeof statuses;
