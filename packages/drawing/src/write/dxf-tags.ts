import { decimal } from './number.js';

/** Group codes and values, in the order of the file. */
export type Tags = readonly (readonly [code: number, value: string])[];

/** Digits of a bulge: half a chord of ten metres times 10⁻¹² is far below a micrometre. */
const BULGE_DIGITS = 12;

/** The text of a file: codes padded to three, as AutoCAD writes them, lines ended by CR LF. */
export function dxfText(tags: Tags): string {
  return `${tags.map(([code, value]) => `${String(code).padStart(3)}\r\n${value}`).join('\r\n')}\r\n`;
}

/** A section of the file. */
export function section(name: string, content: Tags): Tags {
  return [[0, 'SECTION'], [2, name], ...content, [0, 'ENDSEC']];
}

/** A point in the plane; `code` is that of X. */
export function point(code: number, x: number, y: number): Tags {
  return [...pair(code, x, y), [code + 20, '0']];
}

/** X and Y only, as in LWPOLYLINE. */
export function pair(code: number, x: number, y: number): Tags {
  return [
    [code, decimal(x)],
    [code + 10, decimal(y)],
  ];
}

/** The bulge of a vertex, where it has one. */
export function bulgeTag(bulge: number): Tags {
  const text = decimal(bulge, BULGE_DIGITS);
  return text === '0' ? [] : [[42, text]];
}

/**
 * Text in ASCII: other letters as `\U+XXXX` (UTF-16 units), line ends, which would break the file, as blanks. What a reader
 * would take for a code is written so that it comes out as it was: `%%`, `^x`, and `\U+` itself.
 */
export function plainAscii(words: string): string {
  return words
    .replace(/[\u0000-\u001f\u007f]+/g, ' ')
    .replace(/\\(?=[UM]\+)/gi, '\\U+005C')
    .replace(/\^/g, '^ ')
    .replace(/%(?=%)|(?<=%)%/g, '%%%')
    .replace(/[^\x20-\x7e]/g, codeUnit);
}

/** A letter outside ASCII as DXF writes it in names and texts. */
export function codeUnit(letter: string): string {
  return `\\U+${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
