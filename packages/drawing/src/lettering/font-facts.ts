import { type LetteringFont, sha256 } from '@millwright/contracts';
import { type ShaperFont, tableBytes } from './font.js';
import { viewOf } from './font-damaged.js';

/** OpenType name ids: typographic family and style stand before the plain ones where a font has both. */
const FAMILY_IDS = [16, 1];
const STYLE_IDS = [17, 2];
const VERSION_IDS = [5];
/** Longest name kept. */
const MAX_NAME_LETTERS = 200;
/** Offset of fsType in OS/2, and of sCapHeight, which version 2 brought (OpenType specification, "OS/2"). */
const FS_TYPE_AT = 8;
const CAP_HEIGHT_AT = 88;
/** Offsets of ascender, descender and line gap in hhea. */
const HHEA_AT = 4;

/** Sizes of a font in its own units, baseline at 0. */
export interface FontMetrics {
  readonly capHeight: number | undefined;
  readonly lineSpacing: number;
}

/** What a font says of itself. @param bytes - the file as it was given */
export function fontFacts(font: ShaperFont, bytes: Uint8Array): LetteringFont {
  return {
    family: nameOf(font, FAMILY_IDS),
    style: nameOf(font, STYLE_IDS),
    version: nameOf(font, VERSION_IDS),
    sha256: sha256(bytes),
    unitsPerEm: font.unitsPerEm,
    embedding: embeddingOf(tableBytes(font, 'OS/2')),
  };
}

/** Cap height and distance of lines, where the font says them; the distance is 1.2 em where it says nothing of use. */
export function fontMetrics(font: ShaperFont): FontMetrics {
  const os2 = tableBytes(font, 'OS/2');
  const hhea = tableBytes(font, 'hhea');
  const capHeight =
    os2.length >= CAP_HEIGHT_AT + 2 && viewOf(os2).getUint16(0) >= 2
      ? viewOf(os2).getInt16(CAP_HEIGHT_AT)
      : 0;
  const spacing =
    hhea.length < HHEA_AT + 6
      ? 0
      : viewOf(hhea).getInt16(HHEA_AT) -
        viewOf(hhea).getInt16(HHEA_AT + 2) +
        viewOf(hhea).getInt16(HHEA_AT + 4);
  return {
    capHeight: capHeight > 0 ? capHeight : undefined,
    lineSpacing: spacing > 0 ? spacing : font.unitsPerEm * 1.2,
  };
}

/** The usage permissions, bits 0 to 3 of fsType; of several, as old fonts set them, the most generous counts. */
function embeddingOf(os2: Uint8Array): LetteringFont['embedding'] {
  if (os2.length < FS_TYPE_AT + 2) return 'unknown';
  const permissions = viewOf(os2).getUint16(FS_TYPE_AT) & 0x000e;
  if (permissions === 0) return 'installable';
  if (permissions & 0x0008) return 'editable';
  return permissions & 0x0004 ? 'preview-and-print' : 'restricted';
}

function nameOf(font: ShaperFont, nameIds: readonly number[]): string {
  for (const nameId of nameIds) {
    const name = nameById(font, nameId);
    if (name !== '') return name;
  }
  return '';
}

function nameById({ harfbuzz, facePointer, lend }: ShaperFont, nameId: number): string {
  const { call, memory } = harfbuzz;
  const language = lend(Uint8Array.from([101, 110]), (pointer) => call.hb_language_from_string!(pointer, 2));
  const room = new Uint8Array(4 + (MAX_NAME_LETTERS + 1) * 2);
  viewOf(room).setUint32(0, MAX_NAME_LETTERS + 1, true);
  return lend(room, (pointer) => {
    call.hb_ot_name_get_utf16!(facePointer, nameId, language, pointer, pointer + 4);
    const view = new DataView(memory.buffer);
    const nLetters = Math.min(view.getUint32(pointer, true), MAX_NAME_LETTERS);
    const letters = Array.from({ length: nLetters }, (_, i) => view.getUint16(pointer + 4 + i * 2, true));
    return String.fromCharCode(...letters).replace(/[\p{Cc}\p{Cs}]/gu, '');
  });
}
