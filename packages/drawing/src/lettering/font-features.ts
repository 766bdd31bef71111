import { type Finding, finding } from '@millwright/contracts';
import { type AxisSetting, guarded, type ShaperFont, tagNumber } from './font.js';
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
