import { changeRatio } from './change-of-width.js';
import { requireInRange } from './require-in-range.js';

/**
 * Shrinkage along the grain from green to ovendry, percent: 0.1 to 0.3 for normal wood (FPL 1093, 1960), up to about 2 for juvenile and reaction
 * wood (Oregon State University EM 8600). The middle of normal wood is taken as expected.
 */
const LONGITUDINAL = {
  normal: { leastPct: 0.1, likelyPct: 0.2, mostPct: 0.3 },
  'juvenile-or-reaction': { leastPct: 0.3, likelyPct: 1, mostPct: 2 },
} as const;

/** Fibre saturation the handbook uses where nothing else is known, percent. */
const USUAL_SATURATION_PCT = 30;

/**
 * How much a board's length changes along its grain between two moisture contents: as expected, and the least and the most that was published.
 * @param change.lengthMm - mm, > 0
 * @param change.fromMoisturePct - 0 to 30 %
 * @param change.toMoisturePct - 0 to 30 %
 * @param change.grain - `normal` (the default) or `juvenile-or-reaction`
 * @returns mm, positive when it grows
 * @throws MillwrightError INPUT_INVALID
 */
export function changeOfLengthMm(change: {
  readonly lengthMm: number;
  readonly fromMoisturePct: number;
  readonly toMoisturePct: number;
  readonly grain?: keyof typeof LONGITUDINAL;
}): { readonly leastMm: number; readonly likelyMm: number; readonly mostMm: number } {
  const { lengthMm, fromMoisturePct, toMoisturePct, grain = 'normal' } = change;
  requireInRange({ name: 'lengthMm', value: lengthMm, min: Number.MIN_VALUE, max: 1e7, unit: 'mm' });
  requireInRange({ name: 'fromMoisturePct', value: fromMoisturePct, min: 0, max: 30, unit: '%' });
  requireInRange({ name: 'toMoisturePct', value: toMoisturePct, min: 0, max: 30, unit: '%' });
  const { leastPct, likelyPct, mostPct } = LONGITUDINAL[grain];
  const changeMm = (shrinkagePct: number) =>
    lengthMm * changeRatio(shrinkagePct, USUAL_SATURATION_PCT, fromMoisturePct, toMoisturePct);
  return { leastMm: changeMm(leastPct), likelyMm: changeMm(likelyPct), mostMm: changeMm(mostPct) };
}
