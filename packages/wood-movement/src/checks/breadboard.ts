import { formatLength } from '../format-length.js';
import { materialOf } from '../material.js';
import { type MovementBand, movementBand } from '../movement-band.js';
import { type Cut, type Judgement, judged, type Limit, limitOf } from './limits.js';
import type { CheckOf, CheckRule } from './rule.js';
import { withMovement } from './single.js';
import { cautionWhenHeld, STRAIN_SOURCE } from './splitting.js';
import { neededTravel, travelLimits } from './travel.js';

/**
 * A breadboard end, check 4 of the README: a pin at a distance `x` from where the top is fixed needs a slot of `pin + x (e₊ − e₋) + play`, and the
 * tongue has to stay shorter than its mortise when it is widest.
 */
export const breadboard: CheckRule<'breadboard'> = {
  judge: (check, site) => withMovement(check, site, (band) => judgeEnd(check, band, site.toleranceMm)),
  note: (check, site) => {
    const material = materialOf(check);
    if (material.kind === 'missing') return '';
    const { swellRatio, shrinkRatio } = movementBand(material, site).likely;
    const movingMm = check.fixedAt === 'centre' ? check.widthMm / 2 : check.widthMm;
    return (
      `${check.fixedAt === 'centre' ? 'At each edge' : 'At the free edge'} the top will stand ${formatLength(movingMm * swellRatio)} proud of its end at the ` +
      `wettest and ${formatLength(movingMm * shrinkRatio)} short of it at the driest, cut flush today.`
    );
  },
  assumptions: [
    'Assumed: the end does not move along its grain, which is on the safe side',
    'Assumed: the travel given is what the slot of the farthest pin leaves on the build day',
  ],
  sources: ['Derived, check 4 of the README: slot and tongue of a breadboard end', STRAIN_SOURCE],
  tradeRule:
    'Trade: tongue 1/4 in shorter than its mortise, the end cut to the widest season (Wood magazine)',
  cautions: (_check, verdict) => cautionWhenHeld(verdict),
};

function judgeEnd(check: CheckOf<'breadboard'>, band: MovementBand, t: number): Judgement {
  const reachMm = check.pinReachMm ?? (check.fixedAt === 'centre' ? check.widthMm / 2 : check.widthMm);
  const slot = { reachMm, inwardMm: check.inwardTravelMm, outwardMm: check.outwardTravelMm };
  const { inwardMm, outwardMm } = neededTravel(slot, band, t);
  const limits: [Limit, ...Limit[]] = travelLimits(slot, band, t);
  const cuts: Cut[] = [
    {
      dimension: 'length of the slot for the farthest pin',
      mm: check.pinDiameterMm + inwardMm + outwardMm,
      safe: 'up',
    },
    { dimension: 'of it, travel inwards', mm: inwardMm, safe: 'up' },
    { dimension: 'of it, travel outwards', mm: outwardMm, safe: 'up' },
  ];
  const { tongueWidthMm, mortiseWidthMm } = check;
  if (tongueWidthMm !== undefined && mortiseWidthMm !== undefined) {
    const playMm = check.leastPlayMm ?? 0;
    const tongue = limitOf(
      TONGUE,
      band,
      t,
      ({ swellRatio }, t) => mortiseWidthMm - t - (tongueWidthMm + t) * (1 + swellRatio) - playMm,
    );
    limits.push(tongue);
    const longestMm = (mortiseWidthMm - t - playMm) / (1 + band.most.swellRatio) - t;
    if (longestMm > 0)
      cuts.push({ dimension: 'length of the tongue', mm: Math.min(tongueWidthMm, longestMm), safe: 'down' });
  }
  return judged(limits, cuts, limits.length === 2 && inwardMm + outwardMm > 0);
}

const TONGUE = { name: 'room of the tongue in its mortise', season: 'wettest', failure: 'jams' } as const;
