import { nominalGlyph, type ShaperFont } from './font.js';

/** Where symbol fonts keep their characters: U+F000 and what is typed (OpenType specification, "cmap", platform 3, encoding 0). */
const PRIVATE_AREA = 0xf000;
const LAST_TYPED = 0xff;

/**
 * A line as a symbol font wants it: characters up to U+00FF it lacks, and has in the private area, go there. Every UTF-16 unit stays in its place.
 */
export function symbolText(font: ShaperFont, line: string): string {
  return Array.from(line, (character) => {
    const codePoint = character.codePointAt(0)!;
    const isLacked = codePoint <= LAST_TYPED && nominalGlyph(font, codePoint) === 0;
    return isLacked && nominalGlyph(font, PRIVATE_AREA + codePoint) !== 0
      ? String.fromCharCode(PRIVATE_AREA + codePoint)
      : character;
  }).join('');
}
