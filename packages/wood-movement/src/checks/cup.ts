import { changeRatio } from '../change-of-width.js';
import { cupMm } from '../curved-board.js';
import { type WoodMaterial, woodOf } from '../material.js';
import type { Site } from '../site.js';
import { type Judgement, judged, type Limit, notJudged } from './limits.js';
import type { CheckOf, CheckRule } from './rule.js';

/**
 * Cup of a flat-sawn board against a flatness that is still good, check 16 of the README: curved rings, every point at a distance `r` and angle
 * `a` from the pith moves to `(r (1 + e_r), a (1 + e_t) / (1 + e_r))`.
 */
export const cup: CheckRule<'cup'> = {
  judge: (check, site) => {
    const wood = woodOf({ ...check, ringAngleDeg: 0 });
    if (wood.kind === 'missing') return notJudged(wood.what);
    if (wood.species.radialShrinkagePct === undefined)
      return notJudged(
        `Missing: a radial figure for ${wood.species.name}; cup is the difference of two directions.`,
      );
    return judgeCup(check, wood, wood.species.radialShrinkagePct, site);
  },
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

function judgeCup(
  check: CheckOf<'cup'>,
  wood: WoodMaterial,
  radialShrinkagePct: number,
  site: Site,
): Judgement {
  const directions = { wood, radialShrinkagePct };
  const dry = cupLimit(DRY, check, directions, site);
  const wet = cupLimit(WET, check, directions, site);
  const limits: [Limit, Limit] = [dry.limit, wet.limit];
  const [worse, better] = dry.limit.leastMarginMm < wet.limit.leastMarginMm ? [dry, wet] : [wet, dry];
  let flatMm = widestFlat(check, worse, site.toleranceMm);
  if (flatMm < check.widthMm && marginAt(check, better.worst, flatMm + site.toleranceMm) < 0)
    flatMm = Math.min(flatMm, widestFlat(check, better, site.toleranceMm));
  return judged(
    limits,
    flatMm > site.toleranceMm ? [{ dimension: 'width of a board or strip', mm: flatMm, safe: 'down' }] : [],
  );
}

const DRY = { name: 'flatness as it dries', season: 'driest' } as const;
const WET = { name: 'flatness as it gets damp', season: 'wettest' } as const;

/** A wood in both directions: `wood` stands along the rings. */
interface Directions {
  readonly wood: WoodMaterial;
  readonly radialShrinkagePct: number;
}

/** Change of size over size across and along the rings, signed. */
interface Ratios {
  readonly radialRatio: number;
  readonly tangentialRatio: number;
}

/** A limit, and the movement at its lower end. */
interface CupLimit {
  readonly limit: Limit;
  readonly worst: Ratios;
}

function cupLimit(
  about: typeof DRY | typeof WET,
  check: CheckOf<'cup'>,
  directions: Directions,
  site: Site,
): CupLimit {
  const { builtPct, readingPct, toleranceMm } = site;
  const { bandRatio } = directions.wood;
  const isDry = about.season === 'driest';
  const away = isDry ? readingPct : -readingPct;
  const towards = isDry ? site.driestPct : site.wettestPct;
  // The build day itself counts as part of the year: a board built wetter than its wettest has nothing to swell.
  const from = (reading: number) =>
    isDry ? Math.max(reading, towards) : Math.min(Math.max(0, reading), towards);
  const worst = ratiosOf(directions, 1 + bandRatio, from(builtPct + away), towards);
  const least = ratiosOf(directions, 1 - bandRatio, from(builtPct - away), towards);
  return {
    worst,
    limit: {
      name: about.name,
      season: about.season,
      failure: 'set-or-slip',
      marginMm: marginAt(check, ratiosOf(directions, 1, from(builtPct), towards), check.widthMm),
      leastMarginMm: marginAt(check, worst, check.widthMm + toleranceMm),
      mostMarginMm: marginAt(check, least, check.widthMm - toleranceMm),
    },
  };
}

function ratiosOf(
  { wood, radialShrinkagePct }: Directions,
  scale: number,
  fromPct: number,
  towardsPct: number,
): Ratios {
  return {
    radialRatio: changeRatio(radialShrinkagePct * scale, wood.saturationPct, fromPct, towardsPct),
    tangentialRatio: changeRatio(wood.shrinkagePct * scale, wood.saturationPct, fromPct, towardsPct),
  };
}

function marginAt(
  { pithDistanceMm, toleratedCupMm }: CheckOf<'cup'>,
  { radialRatio, tangentialRatio }: Ratios,
  widthMm: number,
): number {
  // Without movement there is no cup, and nothing to compute.
  if (tangentialRatio === radialRatio || widthMm <= 0) return toleratedCupMm;
  return toleratedCupMm - cupMm({ widthMm, pithDistanceMm, radialRatio, tangentialRatio });
}

/** Steps when looking for the widest flat board; cup grows nearly with the square of the width, so that a handful is enough. */
const MAX_STEPS = 60;

/** A width is found once its margin is this small, mm. */
const FOUND_MM = 1e-4;

/** The widest board, up to the one asked for, that stays flat anywhere in the band: false position over the square of the width, mm. */
function widestFlat(check: CheckOf<'cup'>, { limit, worst }: CupLimit, toleranceMm: number): number {
  const { widthMm, toleratedCupMm } = check;
  if (limit.leastMarginMm >= 0) return widthMm;
  let [flat, cupped] = [0, widthMm * widthMm];
  let [atFlat, atCupped] = [toleratedCupMm, limit.leastMarginMm];
  for (let step = 0; step < MAX_STEPS && atFlat > FOUND_MM; step++) {
    const middle = flat + ((cupped - flat) * atFlat) / (atFlat - atCupped);
    const margin = marginAt(check, worst, Math.sqrt(middle) + toleranceMm);
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
