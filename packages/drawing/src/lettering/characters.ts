import { type Finding, type FindingCode, finding } from '@millwright/contracts';

/** How many characters a finding names; the rest is counted. */
const MOST_NAMED = 20;
/** First and last character of what is not seen: spaces, controls, marks of direction and joining, variation selectors, tags (Unicode 16). */
const UNSEEN: readonly (readonly [first: number, last: number])[] = [
  [0x0000, 0x0020],
  [0x007f, 0x00a0],
  [0x00ad, 0x00ad],
  [0x034f, 0x034f],
  [0x061c, 0x061c],
  [0x115f, 0x1160],
  [0x1680, 0x1680],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x2000, 0x200f],
  [0x2028, 0x202f],
  [0x205f, 0x206f],
  [0x2800, 0x2800],
  [0x3000, 0x3000],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0x1bca0, 0x1bca3],
  [0x1d173, 0x1d17a],
  [0xe0000, 0xe0fff],
];

/** Whether nothing is to be seen of a text: spaces and invisible characters only. */
export function isUnseen(text: string): boolean {
  return [...text].every((character) => {
    const codePoint = character.codePointAt(0)!;
    return UNSEEN.some(([first, last]) => codePoint >= first && codePoint <= last);
  });
}

/** A character with its number, fit for a message: `“ß” (U+00DF)`. */
export function named(text: string): string {
  const numbers = [...text].map(
    (character) => `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`,
  );
  const isPlain = !/[\p{Cc}\p{Cs}]/u.test(text) && !isUnseen(text);
  return isPlain ? `“${text}” (${numbers.join(' ')})` : numbers.join(' ');
}

/**
 * A finding about characters, each named once in the order of the text; nothing when there are none.
 * @param sentence - what is said of them, given their names
 */
export function characterFinding(
  code: FindingCode,
  texts: readonly string[],
  sentence: (names: string) => string,
): readonly Finding[] {
  if (texts.length === 0) return [];
  const unique = [...new Set(texts)];
  const more = unique.length > MOST_NAMED ? ` and ${unique.length - MOST_NAMED} more` : '';
  const names = unique.slice(0, MOST_NAMED).map(named).join(', ') + more;
  return [finding(code, { message: sentence(names), count: texts.length })];
}
