import { guarded, type ShaperFont, tagNumber } from './font.js';
import { requireAtMost } from './font-limits.js';

/** A glyph in its place: what is drawn for one or more characters, in steps of the font (ShaperFont), Y up. */
export interface ShapedGlyph {
  readonly glyphId: number;
  /** Index into the text of the first UTF-16 unit this glyph stands for; shared by all glyphs of a group that belongs together. */
  readonly cluster: number;
  /** How far the pen moves on. */
  readonly advance: number;
  /** From the pen to the glyph's origin. */
  readonly offsetX: number;
  readonly offsetY: number;
}

/** A stretch of text in one script and direction. */
export interface TextRun {
  /** First UTF-16 unit and the unit behind the last. */
  readonly start: number;
  readonly end: number;
  readonly isRightToLeft: boolean;
  /** ISO 15924; absent: as the shaper guesses from the characters. */
  readonly script?: string | undefined;
}

/** An OpenType feature by its 4-letter tag; 0 turns it off, 1 on, more chooses an alternate. */
export interface FeatureSetting {
  readonly tag: string;
  readonly value: number;
}

const LEFT_TO_RIGHT = 4;
const RIGHT_TO_LEFT = 5;
/** hb_buffer_flags_t: the run begins or ends the text. */
const BEGINS_TEXT = 1;
const ENDS_TEXT = 2;
/** Of hb_glyph_info_t and hb_glyph_position_t, bytes. */
const RECORD_BYTES = 20;
/** Glyphs one character may become in a font that decomposes; more is a font gone astray. */
const MAX_GLYPHS_PER_CHARACTER = 64;

/**
 * Glyphs for a run of a line, from left to right whatever its direction: kerning, ligatures, marks on their letters, joined scripts.
 * @param line - all of the line: what stands before and behind the run decides how its ends join
 * @throws MillwrightError LETTERING_FONT_DAMAGED, INPUT_TOO_LARGE
 */
export function shapeRun(
  font: ShaperFont,
  line: string,
  run: TextRun,
  options: { readonly language?: string | undefined; readonly features: readonly FeatureSetting[] },
): readonly ShapedGlyph[] {
  const { harfbuzz, lend, fontPointer } = font;
  const { call, memory } = harfbuzz;
  return guarded(() => {
    const buffer = call.hb_buffer_create!();
    const utf16 = new Uint8Array(line.length * 2);
    const view = new DataView(utf16.buffer);
    for (let i = 0; i < line.length; i++) view.setUint16(i * 2, line.charCodeAt(i), true);
    lend(utf16, (pointer) =>
      call.hb_buffer_add_utf16!(buffer, pointer, line.length, run.start, run.end - run.start),
    );
    call.hb_buffer_set_direction!(buffer, run.isRightToLeft ? RIGHT_TO_LEFT : LEFT_TO_RIGHT);
    call.hb_buffer_set_flags!(
      buffer,
      (run.start === 0 ? BEGINS_TEXT : 0) | (run.end === line.length ? ENDS_TEXT : 0),
    );
    if (run.script !== undefined) {
      lend(ascii(run.script), (pointer) =>
        call.hb_buffer_set_script!(buffer, call.hb_script_from_string!(pointer, run.script!.length)),
      );
    }
    // Without a language the shaper would take the machine's.
    const language = options.language ?? 'und';
    lend(ascii(language), (pointer) =>
      call.hb_buffer_set_language!(buffer, call.hb_language_from_string!(pointer, language.length)),
    );
    call.hb_buffer_guess_segment_properties!(buffer);
    lend(featureBytes(options.features), (pointer) =>
      call.hb_shape!(fontPointer, buffer, pointer, options.features.length),
    );
    const nGlyphs = call.hb_buffer_get_length!(buffer);
    requireAtMost(
      'A run of text becomes',
      nGlyphs,
      (run.end - run.start) * MAX_GLYPHS_PER_CHARACTER,
      'glyphs',
    );
    const glyphs = glyphsAt(memory, nGlyphs, {
      infos: call.hb_buffer_get_glyph_infos!(buffer, 0),
      positions: call.hb_buffer_get_glyph_positions!(buffer, 0),
    });
    call.hb_buffer_destroy!(buffer);
    return glyphs;
  });
}

function glyphsAt(
  memory: WebAssembly.Memory,
  nGlyphs: number,
  at: { readonly infos: number; readonly positions: number },
): readonly ShapedGlyph[] {
  const view = new DataView(memory.buffer);
  return Array.from({ length: nGlyphs }, (_, i) => {
    const info = at.infos + i * RECORD_BYTES;
    const position = at.positions + i * RECORD_BYTES;
    return {
      glyphId: view.getUint32(info, true),
      cluster: view.getUint32(info + 8, true),
      advance: view.getInt32(position, true),
      offsetX: view.getInt32(position + 8, true),
      offsetY: view.getInt32(position + 12, true),
    };
  });
}

/** hb_feature_t: tag, value, and the range, here all of the buffer. */
function featureBytes(features: readonly FeatureSetting[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(features.length * 16));
  for (const [i, { tag, value }] of features.entries()) {
    const numbers = [tagNumber(tag), value, 0, 0xffffffff];
    for (const [j, number] of numbers.entries()) view.setUint32(i * 16 + j * 4, number, true);
  }
  return new Uint8Array(view.buffer);
}

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0) & 127);
