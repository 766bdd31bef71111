import { isMillwrightError } from '@millwright/contracts';
import { addCallback } from './callback.js';
import { damaged } from './font-damaged.js';
import { type Harfbuzz, startHarfbuzz } from './harfbuzz-module.js';

/** Positions are asked for in this fraction of a font unit, so that letters of a variable font are not moved to whole units. */
export const STEPS_PER_UNIT = 64;
const MODE_WRITABLE = 2;
/** How far from its origin a glyph may draw, em: the longest ligatures known, whole Arabic phrases, reach 20. */
const MOST_EMS = 100;

/** A font in the shaper. Everything in it is measured in steps: `unitsPerEm` · {@link STEPS_PER_UNIT} of them make the em. */
export interface ShaperFont {
  readonly harfbuzz: Harfbuzz;
  readonly facePointer: number;
  readonly fontPointer: number;
  readonly unitsPerEm: number;
  readonly stepsPerEm: number;
  /** Copies numbers into the shaper's memory, lets `work` use their address, and frees it. */
  readonly lend: <Result>(bytes: Uint8Array, work: (pointer: number) => Result) => Result;
}

/** A setting of a variable font: 4-letter tag of the axis and the value on its scale. */
export interface AxisSetting {
  readonly tag: string;
  readonly value: number;
}

/**
 * Opens a font.
 * @param sfnt - the bytes of a TTF, OTF or collection, see fontFile
 * @throws MillwrightError LETTERING_FONT_DAMAGED, GEOMETRY_WASM_UNAVAILABLE
 */
export async function openFont(
  sfnt: Uint8Array,
  fontIndex: number,
  variations: readonly AxisSetting[],
): Promise<ShaperFont> {
  const harfbuzz = await startHarfbuzz();
  return guarded(() => {
    const { call } = harfbuzz;
    const data = copyIn(harfbuzz, sfnt);
    const facePointer = call.hb_face_create!(
      call.hb_blob_create!(data, sfnt.length, MODE_WRITABLE, 0, 0),
      fontIndex,
    );
    const unitsPerEm = call.hb_face_get_upem!(facePointer);
    const fontPointer = call.hb_font_create!(facePointer);
    const stepsPerEm = unitsPerEm * STEPS_PER_UNIT;
    call.hb_font_set_scale!(fontPointer, stepsPerEm, stepsPerEm);
    const lend: ShaperFont['lend'] = (bytes, work) => {
      const pointer = copyIn(harfbuzz, bytes);
      const result = work(pointer);
      call.free!(pointer);
      return result;
    };
    if (variations.length > 0) {
      lend(variationBytes(variations), (pointer) =>
        call.hb_font_set_variations!(fontPointer, pointer, variations.length),
      );
    }
    return { harfbuzz, facePointer, fontPointer, unitsPerEm, stepsPerEm, lend };
  });
}

/**
 * Runs what calls the shaper. A trap in WASM (memory exhausted, a table that sends the shaper astray) is the font's fault and becomes a coded error.
 * @throws MillwrightError LETTERING_FONT_DAMAGED, and what `work` throws with a code
 */
export function guarded<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (thrown) {
    if (isMillwrightError(thrown)) throw thrown;
    throw damaged(`the shaper stopped at it (${thrown instanceof Error ? thrown.message : String(thrown)})`);
  }
}

/** A 4-letter tag as the number OpenType makes of it. */
export const tagNumber = (tag: string): number =>
  [...tag.padEnd(4)].reduce((number, letter) => ((number << 8) | (letter.charCodeAt(0) & 255)) >>> 0, 0);

/** The bytes of a table, empty where the font has none. They are copied out of the shaper's memory. */
export function tableBytes({ harfbuzz, facePointer }: ShaperFont, tag: string): Uint8Array {
  const { call, memory } = harfbuzz;
  const blob = call.hb_face_reference_table!(facePointer, tagNumber(tag));
  const length = call.hb_blob_get_length!(blob);
  const at = call.hb_blob_get_data!(blob, 0);
  const bytes = new Uint8Array(memory.buffer).slice(at, at + length);
  call.hb_blob_destroy!(blob);
  return bytes;
}

/** Glyph of a character by itself; 0 where the font has none. */
export function nominalGlyph({ harfbuzz, fontPointer, lend }: ShaperFont, codePoint: number): number {
  return lend(new Uint8Array(4), (pointer) => {
    harfbuzz.call.hb_font_get_nominal_glyph!(fontPointer, codePoint, pointer);
    return new DataView(harfbuzz.memory.buffer).getUint32(pointer, true);
  });
}

/** A stroke of an outline as the font draws it: `M x y`, `L x y`, `Q cx cy x y`, `C c1x c1y c2x c2y x y` in steps, Y up. */
export type DrawCommand = readonly [kind: 'M' | 'L' | 'Q' | 'C', ...numbers: number[]];

/**
 * A function that gives the outline of a glyph: sub-paths to be closed, each begun by an M.
 * @throws MillwrightError LETTERING_FONT_DAMAGED, by the function
 */
export function outlineReader(font: ShaperFont): (glyphId: number) => readonly DrawCommand[] {
  const { harfbuzz, fontPointer } = font;
  const { call } = harfbuzz;
  let commands: DrawCommand[] = [];
  const draw = call.hb_draw_funcs_create!();
  // Behind the three pointers (functions, data, state) and before the last (user data) stand the coordinates.
  const listen = (kind: DrawCommand[0], nNumbers: number) =>
    addCallback(harfbuzz, `iii${'f'.repeat(nNumbers)}i`, (...numbers) => {
      commands.push([kind, ...numbers.slice(3, 3 + nNumbers)]);
    });
  call.hb_draw_funcs_set_move_to_func!(draw, listen('M', 2), 0, 0);
  call.hb_draw_funcs_set_line_to_func!(draw, listen('L', 2), 0, 0);
  call.hb_draw_funcs_set_quadratic_to_func!(draw, listen('Q', 4), 0, 0);
  call.hb_draw_funcs_set_cubic_to_func!(draw, listen('C', 6), 0, 0);
  return (glyphId) =>
    guarded(() => {
      commands = [];
      call.hb_font_draw_glyph!(fontPointer, glyphId, draw, 0);
      const most = MOST_EMS * font.stepsPerEm;
      if (commands.some(([, ...numbers]) => numbers.some((number) => !(Math.abs(number) <= most))))
        throw damaged(`glyph ${glyphId} reaches farther than ${MOST_EMS} em from its origin`, { glyphId });
      return commands;
    });
}

function copyIn({ call, memory }: Harfbuzz, bytes: Uint8Array): number {
  const pointer = call.malloc!(Math.max(1, bytes.length));
  if (pointer === 0) throw damaged(`its ${bytes.length} bytes do not fit into the shaper’s memory`);
  new Uint8Array(memory.buffer).set(bytes, pointer);
  return pointer;
}

function variationBytes(variations: readonly AxisSetting[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(variations.length * 8));
  for (const [i, { tag, value }] of variations.entries()) {
    view.setUint32(i * 8, tagNumber(tag), true);
    view.setFloat32(i * 8 + 4, value, true);
  }
  return new Uint8Array(view.buffer);
}
