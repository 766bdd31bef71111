import { changeRatio } from '../change-of-width.js';
import { cupMm } from '../curved-board.js';
import type { Site } from '../site.js';
import { findSpecies, type Species } from '../species.js';
import { type Judgement, judged, type Limit, notJudged } from './limits.js';
import type { CheckOf, CheckRule } from './rule.js';
import { withMovement } from './single.js';

/** Halvings of the width when looking for the widest strip that stays flat: 10 km / 2⁶⁰ is far below a micrometre. */
const MAX_HALVINGS = 60;

/**
 * Cup of a flat-sawn board against a flatness that is still good, check 16 of the reference: curved rings, every point at a distance `r` and angle
 * `a` from the pith moves to `(r (1 + e_r), a (1 + e_t) / (1 + e_r))`.
 */
export const cup: CheckRule<'cup'> = {
  judge: (check, site) =>
    withMovement({ ...check, ringAngleDeg: 0 }, site, (_band, material) => {
      const species = findSpecies(check.species);
      if (species.radialShrinkagePct === undefined)
        return notJudged(
          `Missing: a radial figure for ${species.name}; cup is the difference of two directions.`,
        );
      return judgeCup(
        check,
        {
          ...species,
          saturationPct: 'saturationPct' in material ? material.saturationPct : species.fibreSaturationPct,
        },
        site,
      );
    }),
  note: (_check, _site, { verdict }) =>
    verdict === 'ok' || verdict === 'not-judged'
      ? ''
      : 'Rip it into narrower strips and turn every other one, or take a board from farther out; a frame or cleats in slots hold it flat.',
  assumptions: [
    'Assumed: both faces settle in the same air; a board wet on one face cups more',
    'Assumed: a board that moves more along the rings moves more across them in the same ratio',
    'Assumed: the board is free; the face nearer the pith is judged, the other cups less',
  ],
  sources: ['Wood movement reference, section 2.3: curved rings under free uniform drying, derived'],
};

type Cupping = Species & { readonly saturationPct: number };

function judgeCup(check: CheckOf<'cup'>, wood: Cupping, site: Site): Judgement {
  const t = site.toleranceMm;
  const limits: [Limit, Limit] = [
    cupLimit('driest', 'flatness as it dries', check, wood, site),
    cupLimit('wettest', 'flatness as it gets damp', check, wood, site),
  ];
  const fits = (widthMm: number) =>
    cupLimit('driest', '', { ...check, widthMm }, wood, site).leastMarginMm >= 0 &&
    cupLimit('wettest', '', { ...check, widthMm }, wood, site).leastMarginMm >= 0;
  if (fits(check.widthMm)) return judged(limits, [{ dimension: STRIP, mm: check.widthMm }]);
  let [flat, cupped] = [0, check.widthMm];
  for (let halving = 0; halving < MAX_HALVINGS && cupped - flat > 1e-6; halving++) {
    const middle = (flat + cupped) / 2;
    if (fits(middle)) flat = middle;
    else cupped = middle;
  }
  return judged(limits, flat > t ? [{ dimension: STRIP, mm: flat }] : []);
}

const STRIP = 'width of a board or strip';

function cupLimit(
  season: 'driest' | 'wettest',
  name: string,
  check: Pick<CheckOf<'cup'>, 'widthMm' | 'pithDistanceMm' | 'toleratedCupMm'>,
  wood: Cupping,
  site: Site,
): Limit {
  const dry = season === 'driest';
  const { builtPct, readingPct } = site;
  const towards = dry ? site.driestPct : site.wettestPct;
  const at = (scale: number, reading: number, t: number) => {
    // The build day itself counts as part of the year: a board built wetter than its wettest has nothing to swell.
    const from = dry ? Math.max(reading, towards) : Math.min(Math.max(0, reading), towards);
    const widthMm = Math.max(0, check.widthMm + t);
    const ratio = (shrinkagePct: number) =>
      changeRatio(shrinkagePct * scale, wood.saturationPct, from, towards);
    return (
      check.toleratedCupMm -
      cupMm({
        widthMm,
        pithDistanceMm: check.pithDistanceMm,
        radialRatio: ratio(wood.radialShrinkagePct ?? 0),
        tangentialRatio: ratio(wood.tangentialShrinkagePct ?? 0),
      })
    );
  };
  const away = dry ? 1 : -1;
  return {
    name,
    season,
    failure: 'set-or-slip',
    marginMm: at(1, builtPct, 0),
    leastMarginMm: at(1 + wood.bandRatio, builtPct + away * readingPct, site.toleranceMm),
    mostMarginMm: at(1 - wood.bandRatio, builtPct - away * readingPct, -site.toleranceMm),
  };
}
