import type { Pass } from './run-pass.js';

/**
 * How good a pass is, most important first, less is better: copies without a place, sheets, area of those sheets (mm²), length used of the
 * last one (mm).
 */
export type Quality = readonly [nUnplaced: number, nSheets: number, sheetsMm2: number, lastUsedMm: number];

/** The quality of a pass; items that it did not come to count as unplaced. */
export function qualityOf({ plan, outcomes, sheets }: Pass): Quality {
  const nPlaced = outcomes.filter(({ at }) => at !== undefined).length;
  const sheetsMm2 = sheets.reduce((sum, { stock }) => sum + stock.sheet.widthMm * stock.sheet.heightMm, 0);
  return [
    plan.order.length - nPlaced,
    sheets.length,
    sheetsMm2,
    sheets[sheets.length - 1]?.usedLengthMm() ?? 0,
  ];
}

/** Negative when `a` is better than `b`, 0 when they are as good, positive when it is worse. */
export function compareQuality(a: Quality, b: Quality): number {
  const differing = a.findIndex((value, i) => value !== b[i]);
  return differing < 0 ? 0 : a[differing]! - b[differing]!;
}
