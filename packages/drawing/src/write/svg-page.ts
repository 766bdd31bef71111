import type { Scene } from './scene.js';
import type { ToPage } from './svg-path.js';

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
export function pageOf({ box, sheets }: Scene): Page {
  const width = box.maxXMm - box.minXMm;
  const height = box.maxYMm - box.minYMm;
  // Lines and letters are as on one sheet, however many stand side by side.
  const one = sheets[0]?.sheet ?? { widthMm: width, heightMm: height };
  const diagonal = Math.sqrt(one.widthMm * one.widthMm + one.heightMm * one.heightMm);
  const captionMm = Math.max(3, Math.min(diagonal / 60, one.widthMm / 28));
  const border = 2 * captionMm;
  // The caption stands in the border above; the page is rounded to whole mm, so that its size reads well.
  const sheetTopY = sheets.reduce((highest, { sheet }) => Math.max(highest, sheet.heightMm), 0);
  const topY = Math.max(box.maxYMm, sheets.length === 0 ? box.maxYMm : sheetTopY);
  const originY = sheets.length === 0 ? topY : sheetTopY;
  const originX = sheets.length === 0 ? box.minXMm : 0;
  return {
    left: box.minXMm - originX - border,
    top: originY - topY - border - captionMm,
    width: Math.ceil(width + 2 * border),
    height: Math.ceil(height + 2 * border + captionMm),
    lineMm: Math.max(0.2, diagonal / 2400),
    captionMm,
    toPage: (x, y) => [x - originX, originY - y],
  };
}
