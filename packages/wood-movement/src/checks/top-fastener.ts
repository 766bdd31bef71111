import { judged } from './limits.js';
import type { CheckRule } from './rule.js';
import { withMovement } from './single.js';
import { cautionWhenHeld, STRAIN_SOURCE } from './splitting.js';
import { neededTravel, travelLimits } from './travel.js';

/** Widest top for figure-eight fasteners by the rule of the trade, mm: 18 in. */
const FIGURE_EIGHT_MM = 457.2;

/**
 * A top on fasteners that slide, swing or ride in slots, check 5 of the README. The farthest one travels with half the width (fixed at the
 * centre) or all of it (fixed at an edge).
 */
export const topFastener: CheckRule<'top-fastener'> = {
  judge: (check, site) =>
    withMovement(check, site, (band) => {
      const slot = {
        reachMm: check.fixedAt === 'centre' ? check.widthMm / 2 : check.widthMm,
        inwardMm: check.slotTravelMm,
        outwardMm: check.outwardTravelMm ?? check.slotTravelMm,
      };
      const limits = travelLimits(slot, band, site.toleranceMm);
      const { inwardMm, outwardMm } = neededTravel(slot, band, site.toleranceMm);
      if (check.outwardTravelMm === undefined)
        return judged(limits, [
          { dimension: 'travel of each fastener each way', mm: Math.max(inwardMm, outwardMm), safe: 'up' },
        ]);
      return judged(
        limits,
        [
          { dimension: 'travel of the farthest fastener inwards', mm: inwardMm, safe: 'up' },
          { dimension: 'travel of the farthest fastener outwards', mm: outwardMm, safe: 'up' },
        ],
        false,
      );
    }),
  note: (check) =>
    check.fastener === 'figure-eight' && check.widthMm > FIGURE_EIGHT_MM
      ? 'The trade uses figure-eight fasteners only to about 457 mm (18 in) of width; use buttons or slots.'
      : '',
  assumptions: ['Assumed: the travel given is what the farthest fastener has on the build day'],
  sources: ['Derived, check 5 of the README: travel at the farthest fastener', STRAIN_SOURCE],
  tradeRule: 'Trade: figure-eight fasteners only to about 18 in, buttons in slots beyond (Woodcraft)',
  cautions: (_check, verdict) => cautionWhenHeld(verdict),
};
