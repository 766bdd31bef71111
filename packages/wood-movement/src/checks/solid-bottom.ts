import { judged } from './limits.js';
import type { CheckRule } from './rule.js';
import { withMovement } from './single.js';
import { cautionWhenHeld, STRAIN_SOURCE } from './splitting.js';
import { neededTravel, travelLimits } from './travel.js';

/**
 * A solid bottom of a box or drawer, check 14 of the README: its grain runs side to side, it is glued at the front, and a screw in a slot at
 * the back takes the whole movement, `depth (e₊ − e₋)`.
 */
export const solidBottom: CheckRule<'solid-bottom'> = {
  judge: (check, site) =>
    withMovement(check, site, (band) => {
      const slot = {
        reachMm: check.widthMm,
        inwardMm: check.inwardTravelMm,
        outwardMm: check.outwardTravelMm,
      };
      const { inwardMm, outwardMm } = neededTravel(slot, band, site.toleranceMm);
      return judged(
        travelLimits(slot, band, site.toleranceMm),
        [
          {
            dimension: 'length of the slot at the back',
            mm: (check.screwDiameterMm ?? 0) + inwardMm + outwardMm,
            safe: 'up',
          },
          { dimension: 'of it, travel towards the front', mm: inwardMm, safe: 'up' },
          { dimension: 'of it, travel backwards', mm: outwardMm, safe: 'up' },
        ],
        inwardMm + outwardMm > 0,
      );
    }),
  note: (check) =>
    check.screwDiameterMm === undefined ? 'The length of the slot is said without the screw’s diameter.' : '',
  assumptions: ['Assumed: the bottom is glued at the front only, and its grain runs side to side'],
  sources: ['Derived, check 14 of the README: slot at the back of a solid bottom', STRAIN_SOURCE],
  cautions: (_check, verdict) => cautionWhenHeld(verdict),
};
