import { judged, limitOf } from './limits.js';
import type { CheckRule } from './rule.js';
import { withMovement } from './single.js';

/**
 * A mitred frame of solid wood, check 11 of the README. A member that changes its width by the ratio `e` and keeps its length turns the mitre from
 * (w, w) to (w, (1 + e) w) at its heel; the two heels part by `e w √2`.
 */
export const mitredFrame: CheckRule<'mitred-frame'> = {
  judge: (check, site) =>
    withMovement(check, site, (band) => {
      const { widthMm, toleratedGapMm } = check;
      const worst = Math.SQRT2 * Math.max(band.most.shrinkRatio, band.most.swellRatio);
      const widestMm = worst === 0 ? widthMm : Math.min(widthMm, toleratedGapMm / worst - site.toleranceMm);
      return judged(
        [
          limitOf(
            INSIDE,
            band,
            site.toleranceMm,
            ({ shrinkRatio }, t) => toleratedGapMm - Math.SQRT2 * (widthMm + t) * shrinkRatio,
          ),
          limitOf(
            OUTSIDE,
            band,
            site.toleranceMm,
            ({ swellRatio }, t) => toleratedGapMm - Math.SQRT2 * (widthMm + t) * swellRatio,
          ),
        ],
        widestMm > 0 ? [{ dimension: 'width of a member', mm: widestMm, safe: 'down' }] : [],
      );
    }),
  note: (_check, _site, { verdict }) =>
    verdict === 'ok' || verdict === 'not-judged'
      ? ''
      : 'Mitre a narrower member, or veneer a sheet material.',
  assumptions: [
    'Assumed: the members keep their length and the corners of the frame stay square',
    'Assumed: the corner is tight on the build day; glue is not counted on to hold it',
  ],
  sources: ['Derived, check 11 of the README: opening of a mitre, e w √2'],
  tradeRule: 'Trade: wide solid mitres fail (Woodweb)',
};

const INSIDE = {
  name: 'opening still good at the inside of the mitre',
  season: 'driest',
  failure: 'set-or-slip',
} as const;
const OUTSIDE = {
  name: 'opening still good at the outside of the mitre',
  season: 'wettest',
  failure: 'set-or-slip',
} as const;
