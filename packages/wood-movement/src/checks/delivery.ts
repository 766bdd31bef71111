import { changeRatio } from '../change-of-width.js';
import { daysToReach, diffusedShare } from '../drying.js';
import { slowedDays } from '../finishes.js';
import type { WoodMaterial } from '../material.js';
import { moistureOfPct, type Site } from '../site.js';
import { type Judgement, judged, type Limit } from './limits.js';
import type { CheckOf, CheckRule } from './rule.js';
import { withMovement } from './single.js';

/**
 * Diffusion that may be this much slower or faster than the usual figure: the square root of the eightfold that it rises from 2.5 to 18 % moisture
 * (Simpson, aspen), on both sides of it.
 */
const DIFFUSION_FACTOR = 2.83;

/**
 * Wood that comes from a shop into other air, check 18 of the README: what it will still move after it has rested there.
 * `W e (1 − share of change made)`, the share by section 2.4 for a bare board with both faces open.
 */
export const delivery: CheckRule<'delivery'> = {
  judge: (check, site) =>
    withMovement(check, site, (_band, material) => judgeDelivery(check, material as WoodMaterial, site)),
  note: (check, site) => {
    const arrivesPct = moistureOfPct(check.arrival);
    const outside = site.builtPct < site.driestPct || site.builtPct > site.wettestPct;
    const days = (share: number) => daysText(slowDown(check, daysToReach(check.thicknessMm, share)));
    return (
      `It comes at ${site.builtPct.toFixed(1)} % into air that keeps ${arrivesPct.toFixed(1)} %` +
      `${outside ? ', and the shop lies outside the year of the place' : ''}. Half of the change takes about ${days(0.5)}, nine tenths ${days(0.9)}.`
    );
  },
  assumptions: [
    'Assumed: it rests with both faces open and in stickers; a close stack takes far longer',
    'Assumed: diffusion between a third and three times 1e-6 cm²/s; a finish only takes longer and never ends elsewhere',
    'Judged: the change still to come towards the air of arrival, not the seasons after it',
  ],
  sources: [
    'Derived, check 18 of the README: plane sheet with both faces open, Crank, The Mathematics of Diffusion',
  ],
  cautions: () => [
    'Diffusion differs between woods and rises with moisture: days are right to a factor of three',
  ],
};

function judgeDelivery(check: CheckOf<'delivery'>, wood: WoodMaterial, site: Site): Judgement {
  const arrivesPct = moistureOfPct(check.arrival);
  const { builtPct, readingPct } = site;
  const ratio = (scale: number, fromPct: number) =>
    changeRatio(wood.shrinkagePct * scale, wood.saturationPct, Math.max(0, fromPct), arrivesPct);
  const leftAfter = (factor: number) =>
    1 - diffusedShare(check.thicknessMm, quickened(check, check.restDays) * factor);
  const [usual, slow, quick] = [leftAfter(1), leftAfter(1 / DIFFUSION_FACTOR), leftAfter(DIFFUSION_FACTOR)];
  const t = site.toleranceMm;
  const more = 1 + wood.bandRatio;
  const less = 1 - wood.bandRatio;
  const limit = (season: 'driest' | 'wettest', sign: 1 | -1): Limit => {
    const still = (widthMm: number, change: number, share: number) =>
      check.toleratedChangeMm - widthMm * Math.max(0, sign * change) * share;
    return {
      name: sign > 0 ? 'growth still good after fitting' : 'shrinkage still good after fitting',
      season,
      failure: sign > 0 ? 'jams' : 'set-or-slip',
      marginMm: still(check.widthMm, ratio(1, builtPct), usual),
      leastMarginMm: still(check.widthMm + t, ratio(more, builtPct - sign * readingPct), slow),
      mostMarginMm: still(Math.max(0, check.widthMm - t), ratio(less, builtPct + sign * readingPct), quick),
    };
  };
  return judged([limit('wettest', 1), limit('driest', -1)]);
}

/** Bare days that do as much as days under the finish. */
const quickened = (check: CheckOf<'delivery'>, days: number) =>
  check.finish === undefined ? days : days / slowedDays(check.finish, 1);

/** Days under the finish that do as much as bare days. */
const slowDown = (check: CheckOf<'delivery'>, days: number) =>
  check.finish === undefined ? days : slowedDays(check.finish, days);

function daysText(days: number): string {
  if (days < 1) return 'a day';
  if (days < 60) return `${Math.round(days)} days`;
  return days < 3650 ? `${Math.round(days / 30)} months` : 'ten years or more';
}
