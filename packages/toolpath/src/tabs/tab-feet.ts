import type { Point } from '@millwright/contracts';
import type { ContourRuler } from './contour-ruler.js';

/** Where tabs stand on a contour. */
export interface TabFeet {
  /** Middle of each tab on the contour. */
  readonly centresMm: readonly Point[];
  /** Longest stretch of the contour without a tab, mm; Infinity without tabs. */
  readonly longestGapMm: number;
}

/**
 * The feet of tabs on the contour that their loop cuts.
 * @param middles - where the tool would be in the middle of each tab
 * @param lengthMm - of a tab
 */
export function tabFeet(ruler: ContourRuler, middles: readonly Point[], lengthMm: number): TabFeet {
  const feet = middles.map((middle) => ruler.footOf(middle));
  const alongMm = feet.map((foot) => foot.alongMm);
  return {
    centresMm: feet.map(({ point }) => point),
    longestGapMm: longestGapMm(alongMm, ruler.lengthMm, lengthMm),
  };
}

function longestGapMm(alongMm: readonly number[], contourLengthMm: number, tabLengthMm: number): number {
  const sorted = [...alongMm].sort((a, b) => a - b);
  let longestMm = 0;
  sorted.forEach((startMm, index) => {
    const next = sorted[index + 1] ?? sorted[0]! + contourLengthMm;
    longestMm = Math.max(longestMm, next - startMm - tabLengthMm);
  });
  return sorted.length === 0 ? Number.POSITIVE_INFINITY : longestMm;
}
