/** Signs of `%%` codes in TEXT (AutoCAD manual, "Control codes and special text characters"). */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['c', 'Ø'],
  ['d', '°'],
  ['p', '±'],
  ['%', '%'],
]);

/** The words of a TEXT or ATTRIB: signs resolved, underlining dropped. */
export function plainText(value: string): string {
  return tidy(
    unicode(value).replace(/%%([a-zA-Z%])/g, (_, letter: string) => SIGNS.get(letter.toLowerCase()) ?? ''),
  );
}

/**
 * The words of an MTEXT without its formatting: `\P` and `\~` are blanks, `\S1^2;` a fraction, `\A1; \H2x; \f…;` and the like say
 * how it looks, braces group.
 */
export function plainMText(value: string): string {
  const words = unicode(value)
    .replace(/\\\\/g, '\u0001')
    .replace(/\\\{/g, '\u0002')
    .replace(/\\\}/g, '\u0003')
    .replace(/\\[PX~]/g, ' ')
    .replace(/\\S([^;]*);/g, (_, fraction: string) => fraction.replace(/[\^#]/, '/'))
    .replace(/\\[ACFHQTWfp][^;\\]*;/g, '')
    .replace(/\\[LlOoKk]/g, '')
    .replace(/[{}]/g, '')
    .replace(/\u0001/g, '\\')
    .replace(/\u0002/g, '{')
    .replace(/\u0003/g, '}');
  return plainText(words);
}

/** `\U+XXXX` stands for a character in every version; `\M+nXXXX` for one of an Asian code page, which is shown as a square. */
function unicode(value: string): string {
  return value
    .replace(/\\U\+([0-9A-Fa-f]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\M\+[0-9][0-9A-Fa-f]{4}/g, '□');
}

function tidy(text: string): string {
  return text
    .replace(/\^I/g, ' ')
    .replace(/[\s\u0000-\u001f]+/g, ' ')
    .trim()
    .slice(0, 2000);
}
