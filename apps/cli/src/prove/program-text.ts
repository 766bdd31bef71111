import { MillwrightError } from '@millwright/contracts';

/** How files begin that people name in place of a program, and what they are. */
const OTHERS: readonly (readonly [RegExp, string])[] = [
  [/^\s*(<\?xml|<!doctype svg|<svg)/i, 'an SVG drawing'],
  [/^\s*(999\s+\S.*\s+)*0\s+SECTION\b/i, 'a DXF drawing'],
  [/^\s*<(!doctype html|html)/i, 'a web page'],
  [/^\s*\{/, 'a JSON file'],
  [/^%PDF-/, 'a PDF'],
];

/**
 * The text of a program.
 * @throws MillwrightError FILE_UNREADABLE: the file is plainly something else, or is encoded so that a controller would not get these letters
 */
export function programText(bytes: Uint8Array, file: string): string {
  if (bytes.length === 0) refuse(`${file} is empty.`, 'Export the program again.');
  if (bytes.includes(0)) {
    const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    if (isWide) {
      refuse(`${file} is text in UTF-16, which controllers do not read.`, 'Save it as ASCII or UTF-8.');
    }
    refuse(
      `${file} is no text: it has bytes that are 0.`,
      'Name the G-code file; if it is one, save it as ASCII or UTF-8.',
    );
  }
  const text = new TextDecoder().decode(bytes);
  const start = text.slice(0, 1000);
  const other = OTHERS.find(([pattern]) => pattern.test(start));
  if (other !== undefined) {
    const isDrawing = other[1].endsWith('drawing');
    refuse(
      `${file} is ${other[1]}, not a program.`,
      isDrawing ? 'Name the G-code file; millwright demo makes one of a drawing.' : 'Name the G-code file.',
    );
  }
  return text;
}

function refuse(message: string, hint: string): never {
  throw new MillwrightError('FILE_UNREADABLE', { message, hint });
}
