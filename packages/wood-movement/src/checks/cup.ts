import { changeRatio } from '../change-of-width.js';
import { cupMm } from '../curved-board.js';
import type { Site } from '../site.js';
import { findSpecies, type Species } from '../species.js';
import { type Judgement, judged, type Limit, notJudged } from './limits.js';
import type { CheckOf, CheckRule } from './rule.js';
import { withMovement } from './single.js';

/**
 * Cup of a flat-sawn board against a flatness that is still good, check 16 of the README: curved rings, every point at a distance `r` and angle
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
  sources: ['Derived, check 16 of the README: curved rings under free uniform drying'],
};

type Cupping = Species & { readonly saturationPct: number };

function judgeCup(check: CheckOf<'cup'>, wood: Cupping, site: Site): Judgement {
  const dry = cupLimit(DRY, check, wood, site);
  const wet = cupLimit(WET, check, wood, site);
  const limits: [Limit, Limit] = [dry.limit, wet.limit];
  const [worse, better] = dry.limit.leastMarginMm < wet.limit.leastMarginMm ? [dry, wet] : [wet, dry];
  let flatMm = widestFlat(check, worse);
  if (flatMm < check.widthMm && better.leastMarginMm(flatMm) < 0)
    flatMm = Math.min(flatMm, widestFlat(check, better));
  return judged(
    limits,
    flatMm > site.toleranceMm ? [{ dimension: 'width of a board or strip', mm: flatMm, safe: 'down' }] : [],
  );
}

const DRY = { name: 'flatness as it dries', season: 'driest' } as const;
const WET = { name: 'flatness as it gets damp', season: 'wettest' } as const;

/** A limit, and its lower end as a function of the width. */
interface CupLimit {
  readonly limit: Limit;
  readonly leastMarginMm: (widthMm: number) => number;
}

function cupLimit(
  about: typeof DRY | typeof WET,
  check: CheckOf<'cup'>,
  wood: Cupping,
  site: Site,
): CupLimit {
  const { builtPct, readingPct, toleranceMm } = site;
  const dry = about.season === 'driest';
  const away = dry ? readingPct : -readingPct;
  const towards = dry ? site.driestPct : site.wettestPct;
  const marginFor = (scale: number, reading: number) => {
    // The build day itself counts as part of the year: a board built wetter than its wettest has nothing to swell.
    const from = dry ? Math.max(reading, towards) : Math.min(Math.max(0, reading), towards);
    const radialRatio = changeRatio(
      (wood.radialShrinkagePct ?? 0) * scale,
      wood.saturationPct,
      from,
      towards,
    );
    const tangentialRatio = changeRatio(
      (wood.tangentialShrinkagePct ?? 0) * scale,
      wood.saturationPct,
      from,
      towards,
    );
    const { pithDistanceMm, toleratedCupMm } = check;
    return (widthMm: number) =>
      toleratedCupMm - cupMm({ widthMm: Math.max(0, widthMm), pithDistanceMm, radialRatio, tangentialRatio });
  };
  const worst = marginFor(1 + wood.bandRatio, builtPct + away);
  const leastMarginMm = (widthMm: number) => worst(widthMm + toleranceMm);
  return {
    leastMarginMm,
    limit: {
      ...about,
      failure: 'set-or-slip',
      marginMm: marginFor(1, builtPct)(check.widthMm),
      leastMarginMm: leastMarginMm(check.widthMm),
      mostMarginMm: marginFor(1 - wood.bandRatio, builtPct - away)(check.widthMm - toleranceMm),
    },
  };
}

/** Steps when looking for the widest flat board; cup grows nearly with the square of the width, so that a handful is enough. */
const MAX_STEPS = 60;

/** A width is found once its margin is this small, mm. */
const FOUND_MM = 1e-6;

/** The widest board, up to the one asked for, that stays flat anywhere in the band: false position over the square of the width, mm. */
function widestFlat({ widthMm, toleratedCupMm }: CheckOf<'cup'>, { limit, leastMarginMm }: CupLimit): number {
  if (limit.leastMarginMm >= 0) return widthMm;
  let [flat, cupped] = [0, widthMm * widthMm];
  let [atFlat, atCupped] = [toleratedCupMm, limit.leastMarginMm];
  for (let step = 0; step < MAX_STEPS && atFlat > FOUND_MM; step++) {
    const middle = flat + ((cupped - flat) * atFlat) / (atFlat - atCupped);
    const margin = leastMarginMm(Math.sqrt(middle));
    if (margin >= 0) {
      [flat, atFlat] = [middle, margin];
      atCupped /= 2;
    } else {
      [cupped, atCupped] = [middle, margin];
      atFlat /= 2;
    }
  }
  return Math.sqrt(flat);
}
