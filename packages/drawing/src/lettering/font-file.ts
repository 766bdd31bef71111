import { MillwrightError } from '@millwright/contracts';
import { damaged, viewOf } from './font-damaged.js';
import { requireFontWithin } from './font-limits.js';
import { unpackWoff } from './woff.js';

const TRUETYPE = 0x00010000;
const TRUE = 0x74727565;
const OTTO = 0x4f54544f;
const TTCF = 0x74746366;
const WOFF = 0x774f4646;
const WOFF2 = 0x774f4632;
/** Tables one font may have; OpenType registers about 60. */
const MAX_TABLES = 256;
const HEAD_BYTES = 12;
const ENTRY_BYTES = 16;
/** Every font has these; outlines are looked for apart. */
const REQUIRED = ['cmap', 'head', 'hhea', 'hmtx', 'maxp'];
const OUTLINES = ['glyf', 'CFF ', 'CFF2'];

/** A table of an sfnt file. */
export interface FontTable {
  readonly tag: string;
  readonly offset: number;
  readonly length: number;
}

/**
 * The bytes of an OpenType font as the shaper reads them: TTF, OTF and collections as they are, WOFF unpacked. The directory is checked, not
 * the tables' contents.
 * @param fontIndex - which font of a collection, from 0; 0 for all other files
 * @throws MillwrightError LETTERING_FONT_UNKNOWN, LETTERING_FONT_WOFF2, LETTERING_FONT_DAMAGED, INPUT_TOO_LARGE
 */
export async function fontFile(bytes: Uint8Array, fontIndex: number): Promise<Uint8Array> {
  requireFontWithin(bytes.length);
  const view = viewOf(bytes);
  const magic = bytes.length >= 4 ? view.getUint32(0) : 0;
  if (magic === WOFF2) {
    throw new MillwrightError('LETTERING_FONT_WOFF2', {
      message: 'The font is a WOFF2 file, which is packed for the web; it is not unpacked here.',
      hint: 'Give the TTF or OTF file the font was made from, or convert it, e.g. with woff2_decompress.',
      data: { format: 'woff2' },
    });
  }
  const sfnt = magic === WOFF ? await unpackWoff(bytes) : bytes;
  checkDirectory(sfnt, fontIndex);
  return sfnt;
}

/** The tables of one font, in the file's order. */
export function tablesOf(bytes: Uint8Array, fontIndex: number): readonly FontTable[] {
  const view = viewOf(bytes);
  const start = startOfFont(view, fontIndex);
  if (bytes.length < start + HEAD_BYTES) throw damaged('it breaks off in its head');
  const nTables = view.getUint16(start + 4);
  if (nTables > MAX_TABLES) throw damaged(`it lists ${nTables} tables; at most ${MAX_TABLES} are read`);
  if (bytes.length < start + HEAD_BYTES + nTables * ENTRY_BYTES)
    throw damaged('it breaks off in its table directory');
  return Array.from({ length: nTables }, (_, i) => {
    const at = start + HEAD_BYTES + i * ENTRY_BYTES;
    const tag = String.fromCharCode(...bytes.subarray(at, at + 4));
    return { tag, offset: view.getUint32(at + 8), length: view.getUint32(at + 12) };
  });
}

function startOfFont(view: DataView, fontIndex: number): number {
  const magic = view.byteLength >= 4 ? view.getUint32(0) : 0;
  if (magic === TTCF) {
    const nFonts = view.byteLength >= 12 ? view.getUint32(8) : 0;
    requireIndex(fontIndex, nFonts);
    if (view.byteLength < 16 + fontIndex * 4) throw damaged('the collection breaks off in its head');
    return view.getUint32(12 + fontIndex * 4);
  }
  if (magic !== TRUETYPE && magic !== TRUE && magic !== OTTO) {
    throw new MillwrightError('LETTERING_FONT_UNKNOWN', {
      message: `The ${view.byteLength} bytes given are no OpenType font: they begin with 0x${magic.toString(16).padStart(8, '0')}.`,
      hint: 'Give the bytes of a .ttf, .otf, .ttc or .woff file; single-line .svg fonts go to engraveText.',
      data: { sizeBytes: view.byteLength, magic },
    });
  }
  requireIndex(fontIndex, 1);
  return 0;
}

function requireIndex(fontIndex: number, nFonts: number): void {
  if (fontIndex < nFonts) return;
  throw new MillwrightError('INPUT_INVALID', {
    message: `fontIndex is ${fontIndex}, but the file holds ${nFonts} ${nFonts === 1 ? 'font' : 'fonts'}.`,
    hint: 'Count from 0; only collections (.ttc) hold more than one font.',
    data: { path: 'fontIndex', value: fontIndex, limit: nFonts - 1 },
  });
}

function checkDirectory(bytes: Uint8Array, fontIndex: number): void {
  const tables = tablesOf(bytes, fontIndex);
  for (const { tag, offset, length } of tables) {
    if (offset + length > bytes.length) {
      throw damaged(`table ${JSON.stringify(tag)} ends at byte ${offset + length} of ${bytes.length}`, {
        tag,
        endByte: offset + length,
        sizeBytes: bytes.length,
      });
    }
  }
  const tags = new Set(tables.map(({ tag }) => tag));
  const missing = REQUIRED.filter((tag) => !tags.has(tag));
  if (missing.length > 0) throw damaged(`it has no table ${missing.join(', ')}`, { missing });
  if (!OUTLINES.some((tag) => tags.has(tag)))
    throw damaged('it has no outlines, only pictures of its letters', { missing: OUTLINES });
}
