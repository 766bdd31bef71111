import { type Mismatch, mismatchesOf } from '../movement-band.js';
import type { Site } from '../site.js';
import { judgeHeld } from './held.js';
import { judged, type Limit } from './limits.js';
import type { CheckRule } from './rule.js';
import { withMovement, withWoods } from './single.js';
import {
  cautionWhenHeld,
  SAFE_TENSION_RATIO,
  SPLITTING_STRAIN_RATIO,
  STRAIN_CAUTION,
  STRAIN_SOURCE,
} from './splitting.js';

/**
 * Dovetails in mixed stock, check 13 of the README. Boards with their grain the same way round the corner move together; what counts is
 * the difference of their movement over the common width. Whichever board shrinks more is in tension.
 */
export const dovetails: CheckRule<'dovetails'> = {
  judge: (check, site) =>
    withWoods(check.tails, check.pins, (tails, pins) => {
      const [tailsOutgrow, pinsOutgrow] = mismatchesOf(tails, pins, site);
      const { widthMm, toleratedMismatchMm } = check;
      return judged([
        mismatchLimit(TAILS, tailsOutgrow, widthMm, toleratedMismatchMm, site),
        mismatchLimit(PINS, pinsOutgrow, widthMm, toleratedMismatchMm, site),
      ]);
    }),
  note: (check, _site, { verdict }) =>
    verdict === 'ok' || verdict === 'not-judged'
      ? ''
      : `Take both boards from one stock and one cut${check.tails.species === check.pins.species ? ', with the same ring angle' : ''}.`,
  assumptions: [
    'Assumed: each board has its own movement and its own moisture reading within the band',
    'Assumed: both boards settle in the same air',
  ],
  sources: ['Derived, check 13 of the README: difference of movement of two boards', STRAIN_SOURCE],
  tradeRule: 'Trade: tails stand proud of the pins in damp air (rpwoodwork)',
  cautions: ({ toleratedMismatchMm }, verdict) =>
    toleratedMismatchMm === undefined ? [STRAIN_CAUTION] : cautionWhenHeld(verdict),
};

/** An inlay or banding in a ground of solid wood, of check 15 of the README: the difference in size, with its grain or across it. */
export const inlay: CheckRule<'inlay'> = {
  judge: (check, site) =>
    check.grain === 'crossing'
      ? withMovement(check.ground, site, (band) =>
          judgeHeld(
            {
              widthMm: check.widthMm,
              toleratedMm: check.toleratedGapMm,
              cut: 'length of the inlay across the grain of its ground',
            },
            band,
            site.toleranceMm,
          ),
        )
      : withWoods(check.inlay, check.ground, (strip, ground) => {
          const [stripOutgrows, groundOutgrows] = mismatchesOf(strip, ground, site);
          return judged([
            mismatchLimit(STRIP, stripOutgrows, check.widthMm, check.toleratedGapMm, site),
            mismatchLimit(GROUND, groundOutgrows, check.widthMm, check.toleratedGapMm, site),
          ]);
        }),
  note: (check) => (check.grain === 'crossing' ? 'The inlay itself does not move along its grain.' : ''),
  assumptions: ['Assumed: each wood has its own movement and its own moisture reading within the band'],
  sources: ['Derived, check 15 of the README: difference of movement of inlay and ground', STRAIN_SOURCE],
  cautions: (_check, verdict) => cautionWhenHeld(verdict),
};

const TAILS = 'mismatch it may still take as the tails outgrow the pins';
const PINS = 'mismatch it may still take as the pins outgrow the tails';
const STRIP = 'difference still good as the inlay outgrows its ground';
const GROUND = 'gap still good as the ground outgrows its inlay';

function mismatchLimit(
  name: string,
  mismatch: Mismatch,
  widthMm: number,
  toleratedMm: number | undefined,
  site: Site,
): Limit {
  const takesMm = toleratedMm ?? widthMm * SAFE_TENSION_RATIO;
  const t = toleratedMm === undefined ? 0 : site.toleranceMm;
  const heldRatio = mismatch.mostRatio - (toleratedMm ?? 0) / widthMm;
  return {
    name,
    season: mismatch.season,
    failure: heldRatio > SPLITTING_STRAIN_RATIO ? 'split-likely' : 'set-or-slip',
    marginMm: takesMm - widthMm * mismatch.likelyRatio,
    leastMarginMm: takesMm - (widthMm + t) * mismatch.mostRatio,
    mostMarginMm: takesMm - Math.max(0, widthMm - t) * mismatch.leastRatio,
  };
}
