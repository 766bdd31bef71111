import type { Scene } from './scene.js';
import { captionsOf } from './svg-captions.js';
import type { ToPage } from './svg-path.js';

/** Share of a letter's height that it is wide, on average, in the sans-serif faces asked for. */
export const LETTER_WIDTH_RATIO = 0.56;

/** Letters of a caption that the page is made wide enough for. */
const MAX_CAPTION_LETTERS = 120;

/** The page and what is measured by its size. */
export interface Page {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Width of lines, mm: thin on a small part, visible on a whole sheet. */
  readonly lineMm: number;
  /** Height of the caption's letters, mm. */
  readonly captionMm: number;
  readonly toPage: ToPage;
}

/** The page a scene is drawn on: a border around, and room for a caption above. */
export function pageOf(scene: Scene): Page {
  const { box, sheets } = scene;
  const width = box.maxXMm - box.minXMm;
  const height = box.maxYMm - box.minYMm;
  // Lines and letters are as on one sheet, however many stand side by side.
  const one = sheets[0]?.sheet ?? { widthMm: width, heightMm: height };
  const diagonal = Math.sqrt(one.widthMm * one.widthMm + one.heightMm * one.heightMm);
  const captionMm = Math.max(3, Math.min(diagonal / 60, one.widthMm / 28));
  const border = 2 * captionMm;
  const captionEnd = captionsOf(scene).reduce(
    (end, { text, xMm = 0 }) =>
      Math.max(
        end,
        xMm + border + Math.min(text.length, MAX_CAPTION_LETTERS) * LETTER_WIDTH_RATIO * captionMm,
      ),
    0,
  );
  // The caption stands in the border above; the page is rounded to whole mm, so that its size reads well.
  const sheetTopY = sheets.reduce((highest, { sheet }) => Math.max(highest, sheet.heightMm), 0);
  const topY = Math.max(box.maxYMm, sheets.length === 0 ? box.maxYMm : sheetTopY);
  const originY = sheets.length === 0 ? topY : sheetTopY;
  const originX = sheets.length === 0 ? box.minXMm : 0;
  return {
    left: box.minXMm - originX - border,
    top: originY - topY - border - captionMm,
    width: Math.ceil(Math.max(width + 2 * border, captionEnd + border)),
    height: Math.ceil(height + 2 * border + captionMm),
    lineMm: Math.max(0.2, diagonal / 2400),
    captionMm,
    toPage: (x, y) => [x - originX, originY - y],
  };
}
