import { formatLength } from '../format-length.js';
import { materialOf } from '../material.js';
import { movementBand } from '../movement-band.js';
import type { Site } from '../site.js';
import { judgeHeld } from './held.js';
import { judged, notJudged } from './limits.js';
import type { CheckOf, CheckRule } from './rule.js';
import { withMovement } from './single.js';
import { cautionWhenHeld, STRAIN_CAUTION, STRAIN_SOURCE } from './splitting.js';
import { neededTravel, travelLimits } from './travel.js';

const CAUTIONS = [
  STRAIN_CAUTION,
  'Strain of 0.00125 while it shrinks and 0.004 while it swells is trusted by judgement; creep is not counted on',
];
const RIGID = 'Assumed: what holds it does not move along its grain, which is on the safe side';

/** A board glued across the grain of another, check 9 of the README: restrained strain, and the free mismatch in mm. */
export const crossGrainJoint: CheckRule<'cross-grain-joint'> = {
  judge: (check, site) =>
    withMovement(check, site, (band) =>
      judgeHeld(
        {
          widthMm: check.widthMm,
          toleratedMm: check.toleratedMismatchMm,
          cut: 'width of the glued cross-grain joint',
        },
        band,
        site.toleranceMm,
      ),
    ),
  note: freeMismatch,
  assumptions: [RIGID],
  sources: ['Derived, check 9 of the README: restrained strain', STRAIN_SOURCE],
  tradeRule: 'Trade: keep it narrow; no figure that can be cited',
  cautions: ({ toleratedMismatchMm }, verdict) =>
    toleratedMismatchMm === undefined ? CAUTIONS : cautionWhenHeld(verdict),
};

/** A wide tenon glued across the grain of its mortise, check 10 of the README. */
export const wideTenon: CheckRule<'wide-tenon'> = {
  judge: (check, site) =>
    withMovement(check, site, (band) =>
      judgeHeld(
        { widthMm: check.widthMm, toleratedMm: check.toleratedMismatchMm, cut: 'width of one glued tenon' },
        band,
        site.toleranceMm,
      ),
    ),
  note: (check, site, { verdict }) =>
    verdict === 'ok'
      ? freeMismatch(check, site)
      : `${freeMismatch(check, site)} Make two tenons: glue one, and give the other a mortise longer by its movement.`,
  assumptions: [RIGID, 'Assumed: the tenon is glued over its whole width'],
  sources: ['Derived, check 10 of the README: restrained strain over the tenon’s width', STRAIN_SOURCE],
  cautions: ({ toleratedMismatchMm }, verdict) =>
    toleratedMismatchMm === undefined ? CAUTIONS : cautionWhenHeld(verdict),
};

/**
 * Runners, mouldings, cleats and backs across the grain of a case's side, check 12 of the README: fixed at one end with slots, travel from that
 * end; glued all along, held.
 */
export const carcass: CheckRule<'carcass'> = {
  judge: (check, site) =>
    withMovement(check, site, (band) => {
      if (check.fixing === 'full-length')
        return judgeHeld({ widthMm: check.widthMm, toleratedMm: undefined, cut: '' }, band, site.toleranceMm);
      const { inwardTravelMm, outwardTravelMm } = check;
      if (inwardTravelMm === undefined || outwardTravelMm === undefined)
        return notJudged('Missing: inwardTravelMm and outwardTravelMm of the slots.');
      const slot = {
        reachMm: check.reachMm ?? check.widthMm,
        inwardMm: inwardTravelMm,
        outwardMm: outwardTravelMm,
      };
      const needed = neededTravel(slot, band, site.toleranceMm);
      return judged(
        travelLimits(slot, band, site.toleranceMm),
        [
          { dimension: 'travel of the farthest slot inwards', mm: needed.inwardMm, safe: 'up' },
          { dimension: 'travel of the farthest slot outwards', mm: needed.outwardMm, safe: 'up' },
        ],
        false,
      );
    }),
  note: (check, _site, { verdict }) =>
    check.fixing === 'full-length' && verdict !== 'ok' ? 'Glue it at the front only and slot the rest.' : '',
  assumptions: [RIGID],
  sources: ['Derived, check 12 of the README: travel from the fixed end', STRAIN_SOURCE],
  tradeRule: 'Trade: glue the front only',
  cautions: ({ fixing }, verdict) => (fixing === 'full-length' ? CAUTIONS : cautionWhenHeld(verdict)),
};

function freeMismatch(check: CheckOf<'cross-grain-joint'> | CheckOf<'wide-tenon'>, site: Site): string {
  const material = materialOf(check);
  if (material.kind === 'missing') return '';
  const { swellRatio, shrinkRatio } = movementBand(material, site).likely;
  return (
    `Free, it would shrink by ${formatLength(check.widthMm * shrinkRatio)} and grow by ` +
    `${formatLength(check.widthMm * swellRatio)}.`
  );
}
