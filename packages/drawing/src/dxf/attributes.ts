import { COLOUR_BY_LAYER } from './colour.js';
import type { DxfRecord } from './record.js';

/** What all entities may have, whatever they are. */
export interface EntityAttributes {
  /** Tag of the layer's name (8), −1 when absent. */
  readonly layerTag: number;
  /** Tag of the line type's name (6), −1 when absent. */
  readonly lineTypeTag: number;
  /** 62, absolute; `BYLAYER` when absent. */
  readonly colour: number;
  /** 420; −1 when absent. */
  readonly trueColour: number;
  readonly isInvisible: boolean;
  readonly isInPaperSpace: boolean;
  /** 210, 220, 230; along +Z when absent. */
  readonly extrusion: readonly [x: number, y: number, z: number] | undefined;
}

/**
 * Reads the attributes that all entities may have in one pass over the tags; the first of each counts.
 * @throws MillwrightError DRAWING_DXF_MALFORMED
 */
export function attributesOf(record: DxfRecord): EntityAttributes {
  const { tags, from, to } = record;
  const { codes } = tags;
  let layerTag = -1;
  let lineTypeTag = -1;
  let colourTag = -1;
  let trueColourTag = -1;
  let invisibleTag = -1;
  let paperTag = -1;
  let hasExtrusion = false;
  for (let tag = from; tag < to; tag++) {
    switch (codes[tag]) {
      case 8:
        if (layerTag < 0) layerTag = tag;
        break;
      case 6:
        if (lineTypeTag < 0) lineTypeTag = tag;
        break;
      case 62:
        if (colourTag < 0) colourTag = tag;
        break;
      case 420:
        if (trueColourTag < 0) trueColourTag = tag;
        break;
      case 60:
        if (invisibleTag < 0) invisibleTag = tag;
        break;
      case 67:
        if (paperTag < 0) paperTag = tag;
        break;
      case 210:
      case 220:
      case 230:
        hasExtrusion = true;
        break;
      default:
    }
  }
  return {
    layerTag,
    lineTypeTag,
    colour: colourTag < 0 ? COLOUR_BY_LAYER : Math.abs(tags.number(colourTag)),
    trueColour: trueColourTag < 0 ? -1 : tags.number(trueColourTag),
    isInvisible: invisibleTag >= 0 && tags.number(invisibleTag) === 1,
    isInPaperSpace: paperTag >= 0 && tags.number(paperTag) === 1,
    extrusion: hasExtrusion
      ? [record.number(210, 0), record.number(220, 0), record.number(230, 1)]
      : undefined,
  };
}
