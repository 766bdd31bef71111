import { unescaped } from './escapes.js';

/** Signs of `%%` codes in TEXT (AutoCAD manual, "Control codes and special text characters"). */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['c', 'Ø'],
  ['d', '°'],
  ['p', '±'],
  ['%', '%'],
]);

/** Letters of a label at most. */
const MAX_LENGTH = 2_000;
/** Letters of a text that are looked at; the rest could only be formatting. */
const MAX_SOURCE_LENGTH = 50_000;

/** The words of a TEXT or ATTRIB: signs resolved, underlining dropped. `%%` and three digits are the letter of that number. */
export function plainText(value: string): string {
  return tidy(withSigns(unescaped(value.slice(0, MAX_SOURCE_LENGTH))));
}

/**
 * The words of an MTEXT without its formatting: `\P`, `\X`, `\N` and `\~` are blanks, `\S1^2;` a fraction, `\A1; \H2x; \f…;` and the like
 * say how it looks, braces group.
 */
export function plainMText(value: string): string {
  const source = value.slice(0, MAX_SOURCE_LENGTH);
  // A fraction's caret is no escape, so fractions go first; a letter that an escape stands for is no formatting, so escapes go last.
  const bare = source
    .replace(/\\\\/g, '\u0001')
    .replace(/\\\{/g, '\u0002')
    .replace(/\\\}/g, '\u0003')
    .replace(/\\[PXN~]/g, ' ')
    .replace(/\\S([^;]*);/g, (_, fraction: string) => fraction.replace(/\s*[\^#]\s*/, '/'))
    .replace(/\\[ACFHQTWfpc][^;\\]*;/g, '')
    .replace(/\\[LlOoKk]/g, '')
    .replace(/[{}]/g, '');
  const words = unescaped(bare)
    .replace(/\u0001/g, '\\')
    .replace(/\u0002/g, '{')
    .replace(/\u0003/g, '}');
  return tidy(withSigns(words));
}

function withSigns(words: string): string {
  return words
    .replace(/%%(\d{3})/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/%%([a-zA-Z%])/g, (_, letter: string) => SIGNS.get(letter.toLowerCase()) ?? '');
}

function tidy(text: string): string {
  return text
    .replace(/[\s\u0000-\u001f]+/g, ' ')
    .trim()
    .slice(0, MAX_LENGTH);
}
