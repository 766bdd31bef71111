import { MillwrightError } from '@millwright/contracts';
import { MAX_LINE_CHARACTERS } from './comment.js';

/** A whole line: words of a letter and a number, blanks, and comments of harmless characters. */
const LINE = /^(?:[A-Z][+-]?(?:\d+\.?\d*|\.\d+)|\([ A-Za-z0-9.,=_\-*:+]*\)| )+$/;
const WORD = /([A-Z])([+-]?(?:\d+\.?\d*|\.\d+))/g;

/** Words that move nothing and leave nothing behind that the program does not set itself: dwell, units, plane, spindle off, coolant. */
const QUIET = new Set([
  'G4',
  'G20',
  'G21',
  'G17',
  'G90',
  'G94',
  'G40',
  'G49',
  'G54',
  'G80',
  'M5',
  'M7',
  'M8',
  'M9',
]);
/** Longest dwell, s: GRBL's counter wraps at 3276.75 s. */
const MOST_DWELL_S = 600;

/**
 * The caller's own lines, in upper case, once it is known that the controller takes them and that they undo nothing: no motion in the
 * preamble (the tool is somewhere), rapids of X and Y alone in the postamble (it is at the clearance height), no change of zero, no
 * end, no pause, no spindle.
 * @throws MillwrightError POST_USER_LINE_REFUSED
 */
export function userLines(lines: readonly string[], place: 'preamble' | 'postamble'): readonly string[] {
  return lines.map((given, index) => {
    const line = given.includes('(') ? given : given.toUpperCase();
    const reason = reasonAgainst(line, place);
    if (reason === undefined) return line;
    throw new MillwrightError('POST_USER_LINE_REFUSED', {
      message: `options.${place}.${index} is "${given.slice(0, 80)}": ${reason}.`,
      hint: 'Leave it out, or run it by hand before or after the program.',
      data: { path: `options.${place}.${index}`, line: given.slice(0, 200), reason },
    });
  });
}

function reasonAgainst(line: string, place: 'preamble' | 'postamble'): string | undefined {
  if (line.length > MAX_LINE_CHARACTERS)
    return `it has ${line.length} characters, at most ${MAX_LINE_CHARACTERS} pass every sender`;
  if (!LINE.test(line)) return 'a controller would not read it as words and plain comments';
  const words = [
    ...line
      .replace(/\([^)]*\)/g, '')
      .replaceAll(' ', '')
      .matchAll(WORD),
  ].map(([, letter = '', value = '']) => ({
    letter,
    value: Number(value),
    code: `${letter}${Number(value)}`,
  }));
  const commands = words.filter(({ letter }) => letter === 'G' || letter === 'M');
  const isRapid = commands.length === 1 && commands[0]?.code === 'G0';
  if (isRapid && place === 'postamble' && words.every(({ letter }) => 'GXY'.includes(letter)))
    return undefined;
  const loud = commands.find(({ code }) => !QUIET.has(code));
  if (loud) return `${loud.code} is not among what may stand there`;
  const isDwell = commands.some(({ code }) => code === 'G4');
  const stray = words.find(
    ({ letter }) => !(letter === 'G' || letter === 'M' || (letter === 'P' && isDwell)),
  );
  if (stray) return `the word ${stray.code} moves or sets something`;
  if (new Set(commands.map(({ code }) => code)).size !== commands.length) return 'a word stands in it twice';
  const dwell = words.find(({ letter }) => letter === 'P');
  if (isDwell && !(dwell && dwell.value >= 0 && dwell.value <= MOST_DWELL_S))
    return `a dwell takes P of 0 to ${MOST_DWELL_S} s`;
  return undefined;
}
