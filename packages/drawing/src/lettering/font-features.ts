import { type Finding, finding } from '@millwright/contracts';
import { type AxisSetting, guarded, nominalGlyph, type ShaperFont, tagNumber } from './font.js';
import { viewOf } from './font-damaged.js';
import type { FeatureSetting } from './shape.js';

/** Features and axes read at once; a font with more of one of them does not exist. */
const MOST_TAGS = 4096;
const MOST_AXES = 64;
const AXIS_BYTES = 32;
/** Kerning can come from the table kern as well, which has no list of features. */
const WITHOUT_LIST = new Set(['kern']);

/** Findings on what was asked for and the font cannot do: features it does not have, axes it does not vary by, values beyond an axis. */
export function unmetWishes(
  font: ShaperFont,
  features: readonly FeatureSetting[],
  variations: readonly AxisSetting[],
): readonly Finding[] {
  return guarded(() => [
    ...(features.length > 0 ? unknownFeatures(font, features) : []),
    ...(variations.length > 0 ? unknownAxes(font, variations) : []),
  ]);
}

/** Letters of scripts that have other forms at the beginning, in the middle and at the end of a word: Arabic, Syriac, N’Ko, Mandaic. */
const FORMS_BY_PLACE = /[\u0620-\u074a\u0750-\u077f\u07ca-\u07ea\u0840-\u0858\u08a0-\u08c9]/;
const PLACE_FEATURES = ['init', 'medi', 'fina'];
/** Marks of Latin, Greek and Cyrillic, Hebrew and Arabic. */
const COMBINING = /[\u0300-\u036f\u0591-\u05bd\u064b-\u065f]/;

/**
 * Findings on what a text needs and the font has no tables for: forms of Arabic letters by their place in the word, places of marks that stand on no
 * letter of their own. HarfBuzz as harfbuzzjs compiles it does without them, and the result would be wrong without a word.
 */
export function missingTables(font: ShaperFont, given: string): readonly Finding[] {
  return guarded(() => {
    // As the shaper takes it: composed where the font has the character, else letter and mark.
    const text = Array.from(given.normalize('NFC'), (character) =>
      nominalGlyph(font, character.codePointAt(0)!) === 0 ? character.normalize('NFD') : character,
    ).join('');
    const lacks = (table: string, tags: readonly string[]) => {
      const known = new Set(featureTags(font, table));
      return tags.every((tag) => !known.has(tagNumber(tag)));
    };
    const problems = [
      ...(FORMS_BY_PLACE.test(text) && lacks('GSUB', PLACE_FEATURES) ? ['letters that join in a word'] : []),
      ...(COMBINING.test(text) && lacks('GPOS', ['mark'])
        ? ['marks on letters it has no character for']
        : []),
    ];
    return problems.map((what) =>
      finding('LETTERING_JOINING_MISSING', {
        message: `The text has ${what}, and the font has no tables for them: they will look wrong. Use a font made for this script.`,
      }),
    );
  });
}

function unknownFeatures(font: ShaperFont, features: readonly FeatureSetting[]): readonly Finding[] {
  const known = new Set(['GSUB', 'GPOS'].flatMap((table) => featureTags(font, table)));
  return features
    .filter(({ tag, value }) => value > 0 && !WITHOUT_LIST.has(tag) && !known.has(tagNumber(tag)))
    .map(({ tag }) =>
      finding('LETTERING_FEATURE_UNKNOWN', {
        message: `The font has no feature "${tag}", so asking for it changes nothing. It has ${known.size} others.`,
      }),
    );
}

/** Tags of the features in GSUB or GPOS, as numbers. */
export function featureTags({ harfbuzz, facePointer, lend }: ShaperFont, table: string): readonly number[] {
  const { call, memory } = harfbuzz;
  const room = new Uint8Array(4 + MOST_TAGS * 4);
  viewOf(room).setUint32(0, MOST_TAGS, true);
  return lend(room, (pointer) => {
    call.hb_ot_layout_table_get_feature_tags!(facePointer, tagNumber(table), 0, pointer, pointer + 4);
    const view = new DataView(memory.buffer);
    const nTags = Math.min(view.getUint32(pointer, true), MOST_TAGS);
    return Array.from({ length: nTags }, (_, i) => view.getUint32(pointer + 4 + i * 4, true));
  });
}

interface Axis {
  readonly tag: number;
  readonly least: number;
  readonly most: number;
}

function unknownAxes(font: ShaperFont, variations: readonly AxisSetting[]): readonly Finding[] {
  const axes = axesOf(font);
  return variations.flatMap(({ tag, value }): Finding[] => {
    const axis = axes.find((each) => each.tag === tagNumber(tag));
    if (axis === undefined) {
      const message = `The font does not vary by "${tag}" (it has ${axes.length} axes), so asking for ${value} changes nothing.`;
      return [finding('LETTERING_AXIS_UNKNOWN', { message })];
    }
    if (value >= axis.least && value <= axis.most) return [];
    const nearest = value < axis.least ? axis.least : axis.most;
    return [
      finding('LETTERING_AXIS_UNKNOWN', {
        message: `"${tag}" goes from ${axis.least} to ${axis.most} in this font; ${value} was asked for, ${nearest} is used.`,
      }),
    ];
  });
}

function axesOf({ harfbuzz, facePointer, lend }: ShaperFont): readonly Axis[] {
  const { call, memory } = harfbuzz;
  const room = new Uint8Array(4 + MOST_AXES * AXIS_BYTES);
  viewOf(room).setUint32(0, MOST_AXES, true);
  return lend(room, (pointer) => {
    call.hb_ot_var_get_axis_infos!(facePointer, 0, pointer, pointer + 4);
    const view = new DataView(memory.buffer);
    const nAxes = Math.min(view.getUint32(pointer, true), MOST_AXES);
    return Array.from({ length: nAxes }, (_, i) => {
      const at = pointer + 4 + i * AXIS_BYTES;
      return {
        tag: view.getUint32(at + 4, true),
        least: view.getFloat32(at + 16, true),
        most: view.getFloat32(at + 24, true),
      };
    });
  });
}
