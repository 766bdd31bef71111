import type { MovementBand } from '../movement-band.js';
import { type Cut, type Judgement, judged, type Limit, limitOf } from './limits.js';
import { SAFE_COMPRESSION_RATIO, SAFE_TENSION_RATIO, SPLITTING_STRAIN_RATIO } from './splitting.js';

/**
 * A width of wood that is held by something that does not move with it, checks 9, 10 and 12 of the README.
 *
 * With a tolerated mismatch the joint takes that many millimetres. Without one the strain decides, in three bands: trusted, set or slip, split.
 * The margin is in mm of width either way.
 * @param held.widthMm - the width that is held, mm, > 0
 * @param held.toleratedMm - mismatch the joint is known to take, mm; absent: the strain decides
 * @param held.cut - what to narrow, where narrowing helps
 * @param t - cutting tolerance, mm
 */
export function judgeHeld(
  held: { readonly widthMm: number; readonly toleratedMm: number | undefined; readonly cut: string },
  band: MovementBand,
  t: number,
): Judgement {
  const { widthMm, toleratedMm } = held;
  const takesRatio = (toleratedMm ?? 0) / widthMm;
  const failure =
    band.most.shrinkRatio - takesRatio > SPLITTING_STRAIN_RATIO ? 'split-likely' : 'set-or-slip';
  const dryMm = toleratedMm ?? widthMm * SAFE_TENSION_RATIO;
  const wetMm = toleratedMm ?? widthMm * SAFE_COMPRESSION_RATIO;
  // A tolerated mismatch is a length and a wider part uses more of it; a tolerated strain is the same at any width.
  const over = toleratedMm === undefined ? 0 : t;
  const limits: [Limit, Limit] = [
    limitOf({ ...DRY, failure }, band, over, ({ shrinkRatio }, t) => dryMm - (widthMm + t) * shrinkRatio),
    limitOf(WET, band, over, ({ swellRatio }, t) => wetMm - (widthMm + t) * swellRatio),
  ];
  return judged(limits, widthCuts(held, band, t));
}

const DRY = { name: 'mismatch it may still take as it shrinks', season: 'driest' } as const;
const WET = {
  name: 'mismatch it may still take as it swells',
  season: 'wettest',
  failure: 'set-or-slip',
} as const;

/** Strain does not depend on width, so that only a tolerated mismatch makes a narrower part hold. */
function widthCuts(
  { widthMm, toleratedMm, cut }: { widthMm: number; toleratedMm: number | undefined; cut: string },
  { most }: MovementBand,
  t: number,
): readonly Cut[] {
  if (toleratedMm === undefined) return [];
  const worst = Math.max(most.shrinkRatio, most.swellRatio);
  const widestMm = worst === 0 ? widthMm : Math.min(widthMm, toleratedMm / worst - t);
  return widestMm > 0 ? [{ dimension: cut, mm: widestMm, safe: 'down' }] : [];
}
