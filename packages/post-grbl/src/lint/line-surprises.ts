import type { ProgramRemark } from '@millwright/contracts';
import { remedies } from './remedies.js';

/** What GRBL takes in a way that nobody expects: code, and what happens. */
const SURPRISES = {
  CODE_AFTER_END: 'Code follows M2 or M30: GRBL executes it.',
  DIGITS_DROPPED: 'GRBL uses 8 digits of a number, leading zeros included, and drops the rest.',
  DECIMALS_VANISH: 'Decimals of a G or M number below 0.005 vanish: GRBL takes the word without them.',
  DWELL_LIKELY_MS: 'A dwell of minutes: GRBL takes P in seconds.',
  FEED_ON_RAPID: 'A feed on a G0: GRBL drives it at full rate all the same, into the wood too.',
  FEED_RAISED: 'GRBL drives no slower than 1 mm/min.',
  G10_WITHOUT_P: 'G10 L2 without P changes the work system in force.',
  G49_TAKES_AXES: 'G49 swallows the axis words of its line: the machine does not move.',
  LINE_NUMBER_WRAPS: 'A line number of 2147483648 or more is accepted and means nothing.',
  NUMBER_HAS_BLANK: 'Blanks stand inside a number: GRBL joins its parts into one.',
  NUMBER_WRAPS: 'A G, M, L or P number above 255 counts modulo 256: GRBL takes it for another word.',
  SLASH_EXECUTES: 'A line with a block delete (/): GRBL executes it.',
  STOP_IGNORED: 'M1, the optional stop, is ignored.',
} as const;

/** Name of a surprise. */
export type Surprise = keyof typeof SURPRISES;

/** Longest dwell that is taken as seconds, s. */
const LONGEST_DWELL_S = 60;
/** Slowest feed, mm/min; in inches per minute it is slower still. */
const LEAST_FEED = 1;
const MAX_DIGITS = 8;
/** Least change of a value by dropped digits that is worth a word. */
const LEAST_CHANGE = 5e-5;
const BLANK_IN_NUMBER = /[A-Z][+-]?[\d.]*[\d.]\s+[\d.]/i;
const WORDS = /([A-Z])([+-]?\d*\.?\d*)/g;

/** Code of a line: without comments, upper case, blanks kept. */
export function codeOfLine(text: string): string {
  return text
    .replace(/\([^)]*\)?/g, '')
    .replace(/;.*$/, '')
    .toUpperCase()
    .trim();
}

/** What in a line GRBL takes in a surprising way. */
export function lineSurprises(text: string): Surprise[] {
  const code = codeOfLine(text);
  if (code === '' || code.startsWith('$')) return [];
  const found = new Set<Surprise>();
  if (code.includes('/')) found.add('SLASH_EXECUTES');
  if (BLANK_IN_NUMBER.test(code)) found.add('NUMBER_HAS_BLANK');
  const tight = code.replace(/[\s/]/g, '');
  const names: string[] = [];
  for (const [, letter = '', number = ''] of tight.matchAll(WORDS)) {
    const value = Number(number);
    names.push(letter + String(value));
    if ('GMLP'.includes(letter) && value >= 256 && wraps(letter, tight)) found.add('NUMBER_WRAPS');
    if (dropsDigits(number)) found.add('DIGITS_DROPPED');
    if ('GM'.includes(letter) && vanishes(value)) found.add('DECIMALS_VANISH');
    if (letter === 'N' && value >= 2147483648) found.add('LINE_NUMBER_WRAPS');
    if (letter === 'F' && value > 0 && value < LEAST_FEED) found.add('FEED_RAISED');
    if (letter === 'M' && value === 1) found.add('STOP_IGNORED');
    if (letter === 'P' && value > LONGEST_DWELL_S && /G0*4(?![\d.])/.test(tight))
      found.add('DWELL_LIKELY_MS');
  }
  if (names.includes('G49') && names.some((name) => /^[XYZ]/.test(name))) found.add('G49_TAKES_AXES');
  if (names.includes('G0') && /F[\d.]/.test(tight) && names.some((name) => /^[XYZ]/.test(name)))
    found.add('FEED_ON_RAPID');
  if (names.includes('G10') && !names.some((name) => name.startsWith('P'))) found.add('G10_WITHOUT_P');
  return [...found];
}

/** A remark on a surprise. */
export function surpriseRemark(line: number, code: Surprise): ProgramRemark {
  return { line, severity: 'warning', code, message: SURPRISES[code], remedy: remedies[code] ?? '' };
}

/** Whether decimals are there and round to no hundredth. */
function vanishes(value: number): boolean {
  const rest = value - Math.floor(value);
  return rest > 0 && rest < 0.005;
}

/** L and P are short numbers only under G10. */
function wraps(letter: string, code: string): boolean {
  return letter === 'G' || letter === 'M' || /G10(?!\d)/.test(code);
}

function dropsDigits(number: string): boolean {
  const digits = number.replace(/[^\d]/g, '');
  if (digits.length <= MAX_DIGITS) return false;
  const point = number.replace(/[+-]/, '').indexOf('.');
  const nWhole = point < 0 ? digits.length : point;
  const kept = Number(digits.slice(0, MAX_DIGITS));
  const taken = kept * Number(`1e${nWhole - MAX_DIGITS}`);
  return Math.abs(taken - Math.abs(Number(number))) > LEAST_CHANGE;
}
