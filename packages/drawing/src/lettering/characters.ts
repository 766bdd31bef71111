import type { Finding } from '@millwright/contracts';

/** How many characters a finding names; the rest is counted. */
const MOST_NAMED = 20;
/** Nothing is seen of these: spaces, controls, marks of direction and joining, variation selectors, tags. */
const UNSEEN =
  /^[\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]*$/u;

/** Whether nothing is to be seen of a text: spaces and invisible characters only. */
export const isUnseen = (text: string): boolean => UNSEEN.test(text);

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
  code: string,
  severity: Finding['severity'],
  texts: readonly string[],
  sentence: (names: string) => string,
): readonly Finding[] {
  if (texts.length === 0) return [];
  const unique = [...new Set(texts)];
  const more = unique.length > MOST_NAMED ? ` and ${unique.length - MOST_NAMED} more` : '';
  const names = unique.slice(0, MOST_NAMED).map(named).join(', ') + more;
  return [{ code, severity, message: sentence(names), count: texts.length }];
}
