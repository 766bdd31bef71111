import { materialOf } from '../material.js';
import type { MovementBand } from '../movement-band.js';
import { movementBand } from '../movement-band.js';
import { allHold, type Judgement, judged, type Limit, limitOf } from './limits.js';
import type { CheckOf, CheckRule } from './rule.js';
import { withMovement } from './single.js';

/**
 * Room left on the build day for what is still to come, check 3 of the README: growth to the wettest and shrinkage to the driest counted from the
 * moisture of the build day, not half and half. `growth room − W e₊` and `shrinkage room + W e₋`.
 */
export const buildSeason: CheckRule<'build-season'> = {
  judge: (check, site) => withMovement(check, site, (band) => judgeSeason(check, band, site.toleranceMm)),
  note: (check, site) => {
    const material = materialOf(check);
    if (material.kind === 'missing') return '';
    const { swellRatio, shrinkRatio } = movementBand(material, site).likely;
    const total = swellRatio + shrinkRatio;
    if (total === 0) return 'Nothing moves between the build day and the ends of the year.';
    const sharePct = Math.round((100 * swellRatio) / total);
    return `Of all movement from this build day ${sharePct} % is growth still to come and ${100 - sharePct} % shrinkage.`;
  },
  assumptions: ['Assumed: the part and its opening are each off by the cutting tolerance at once'],
  sources: ['Derived, check 3 of the README: growth and shrinkage split by the build-day moisture'],
  tradeRule:
    'Trade: built in the driest season all movement is growth; in between, half and half (Varju, Canadian Home Workshop)',
};

function judgeSeason(check: CheckOf<'build-season'>, band: MovementBand, t: number): Judgement {
  const { widthMm } = check;
  const [mostMm, leastMm] = [widthMm + check.growthRoomMm, widthMm - check.shrinkageRoomMm];
  const limits: [Limit, Limit] = [
    limitOf(GROW, band, t, ({ swellRatio }, t) => mostMm - t - (widthMm + t) * (1 + swellRatio)),
    limitOf(SHRINK, band, t, ({ shrinkRatio }, t) => (widthMm - t) * (1 - shrinkRatio) - (leastMm + t)),
  ];
  const widestMm = (mostMm - t) / (1 + band.most.swellRatio) - t;
  const narrowestMm = Math.max(0, leastMm + t) / (1 - band.most.shrinkRatio) + t;
  const safe = { leastMm: narrowestMm, mostMm: widestMm };
  if (allHold(limits)) return judged(limits, [{ dimension: WIDTH, mm: widthMm, safe }]);
  if (narrowestMm <= widestMm && widestMm > 0)
    return judged(limits, [{ dimension: WIDTH, mm: (narrowestMm + widestMm) / 2, safe }]);
  return judged(
    limits,
    [
      { dimension: 'room to grow', mm: (widthMm + t) * (1 + band.most.swellRatio) + t - widthMm, safe: 'up' },
      {
        dimension: 'room to shrink',
        mm: widthMm - ((widthMm - t) * (1 - band.most.shrinkRatio) - t),
        safe: 'up',
      },
    ],
    false,
  );
}

const WIDTH = 'width of the part, in the same opening';
const GROW = { name: 'room to grow', season: 'wettest', failure: 'jams' } as const;
const SHRINK = { name: 'room to shrink', season: 'driest', failure: 'falls-out' } as const;
