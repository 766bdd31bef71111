import { type WoodMaterial, woodOf } from '../material.js';
import { type Mismatch, type MovementBand, mismatchesOf, movementBand } from '../movement-band.js';
import type { Site } from '../site.js';
import { judged, type Limit, notJudged } from './limits.js';
import type { CheckOf, CheckRule } from './rule.js';

/**
 * Balance of a veneered core, of check 15 of the README: the curvature of a laminate whose faces move differently.
 *
 * Bare back: Timoshenko's two layers (Analysis of Bi-Metal Thermostats, 1925) bend most, whatever the stiffness of the two, at the stiffness ratio 1 / m²
 * (m the ratio of their thicknesses), and there `κ = 3 Δ / 2 h`. Two faces of one wood and cut, equally stiff: half the
 * difference of their movement on either side of the core; with a core that lends no stiffness `κ = Δ a / (a² + t² / 3)`, a the distance between the
 * middles of the faces, t their mean thickness. Unlike faces may differ in stiffness: then even equal movement of both bends the core, at most as one
 * face alone would. So no stiffness has to be known, and the bow `κ w² / 8` is the most that can come of the movement.
 */
export const veneer: CheckRule<'veneer'> = {
  judge: (check, site) => {
    const front = woodOf(check.front);
    if (front.kind === 'missing') return notJudged(front.what);
    if (check.back === undefined || check.backThicknessMm === undefined)
      return judged(bareBack(check, front, site));
    const back = woodOf(check.back);
    if (back.kind === 'missing') return notJudged(back.what);
    if (!isEvenlyThick(check))
      return notJudged(
        `Missing: a formula for faces of ${check.frontThicknessMm} and ${check.backThicknessMm} mm. Veneer both faces with the same thickness, and it can be judged.`,
      );
    return judged(bothFaces(check, front, back, site));
  },
  note: (check, _site, { verdict }) =>
    verdict === 'ok' || verdict === 'not-judged'
      ? ''
      : check.back === undefined
        ? 'Veneer the back too, with the same species, cut and thickness.'
        : 'Take front and back from one flitch, or a thicker core.',
  assumptions: [
    'Assumed: the core moves the same way as its faces and less, so that it is taken not to move',
    'Assumed: no stiffness is known; the margin holds for the worst ratio of stiffness of face and core, and of two faces unless they are of one wood and cut',
    'Assumed: width and core are off by the cutting tolerance, and the thickness of a veneer is as given',
    'Assumed: each face has its own movement and its own moisture within the band',
  ],
  sources: [
    'Timoshenko, Analysis of Bi-Metal Thermostats (1925): curvature of two layers; bound over all stiffness ratios, derived',
  ],
  tradeRule: 'Trade: an odd, symmetric layup; thin face, thick core (AWI)',
  cautions: () => ['The bow is an upper bound: stiffness of veneer and core was not read'],
};

/** Faces count as equally thick within this ratio: veneer of one name differs by that much. */
const EVEN_RATIO = 0.1;

const isEvenlyThick = ({ frontThicknessMm, backThicknessMm = 0 }: CheckOf<'veneer'>) =>
  Math.abs(frontThicknessMm - backThicknessMm) <= EVEN_RATIO * Math.max(frontThicknessMm, backThicknessMm);

function bareBack(check: CheckOf<'veneer'>, front: WoodMaterial, site: Site): [Limit, Limit] {
  const { likely, least, most } = movementBand(front, site);
  return [
    bowLimit(check, site, unlikeBow, {
      name: 'flatness, hollow on the veneered face',
      season: 'driest',
      likelyRatio: likely.shrinkRatio,
      leastRatio: least.shrinkRatio,
      mostRatio: most.shrinkRatio,
    }),
    bowLimit(check, site, unlikeBow, {
      name: 'flatness, round on the veneered face',
      season: 'wettest',
      likelyRatio: likely.swellRatio,
      leastRatio: least.swellRatio,
      mostRatio: most.swellRatio,
    }),
  ];
}

function bothFaces(
  check: CheckOf<'veneer'>,
  front: WoodMaterial,
  back: WoodMaterial,
  site: Site,
): [Limit, Limit] {
  const [frontOutgrows, backOutgrows] = mismatchesOf(front, back, site);
  if (areAlike(check))
    return [
      bowLimit(check, site, alikeBow, { name: ROUND_ON_FRONT, ...frontOutgrows }),
      bowLimit(check, site, alikeBow, { name: ROUND_ON_BACK, ...backOutgrows }),
    ];
  const [first, second] = [movementBand(front, site), movementBand(back, site)];
  return [
    bowLimit(check, site, unlikeBow, { name: ROUND_ON_FRONT, ...pulling(frontOutgrows, first, second) }),
    bowLimit(check, site, unlikeBow, { name: ROUND_ON_BACK, ...pulling(backOutgrows, second, first) }),
  ];
}

const ROUND_ON_FRONT = 'flatness, round on the front';
const ROUND_ON_BACK = 'flatness, round on the back';

/** Faces of one wood and one cut are taken to be equally stiff. */
const areAlike = ({ front, back }: CheckOf<'veneer'>) =>
  front.species === back?.species && front.ringAngleDeg === back.ringAngleDeg;

/** The most that one of two unlike faces may bend the core: by what it outgrows the other, or alone where the other is far less stiff. */
function pulling(outgrows: Mismatch, grows: MovementBand, shrinks: MovementBand): Mismatch {
  const [swell, shrink] = [grows.most.swellRatio, shrinks.most.shrinkRatio];
  const mostRatio = Math.max(outgrows.mostRatio, swell, shrink);
  return {
    season: mostRatio === swell ? 'wettest' : mostRatio === shrink ? 'driest' : outgrows.season,
    likelyRatio: Math.max(outgrows.likelyRatio, grows.likely.swellRatio, shrinks.likely.shrinkRatio),
    // Stiff as one another they may pull no more than by their difference.
    leastRatio: outgrows.leastRatio,
    mostRatio,
  };
}

/** Bow per ratio of movement, mm, of a check whose width and core are off by a tolerance (mm, signed; above 0 against it). */
type BowOf = (check: CheckOf<'veneer'>, toleranceMm: number) => number;

function bowLimit(
  check: CheckOf<'veneer'>,
  { toleranceMm }: Site,
  bowOf: BowOf,
  { name, season, likelyRatio, leastRatio, mostRatio }: Mismatch & { readonly name: string },
): Limit {
  return {
    name,
    season,
    failure: 'set-or-slip',
    marginMm: check.toleratedBowMm - bowOf(check, 0) * likelyRatio,
    leastMarginMm: check.toleratedBowMm - bowOf(check, toleranceMm) * mostRatio,
    mostMarginMm: check.toleratedBowMm - bowOf(check, -toleranceMm) * leastRatio,
  };
}

const unlikeBow: BowOf = (check, t) => (3 / 2 / (check.frontThicknessMm + coreOf(check, t))) * rise(check, t);

const alikeBow: BowOf = (check, t) => {
  const thicknessMm = (check.frontThicknessMm + (check.backThicknessMm ?? 0)) / 2;
  const armMm = coreOf(check, t) + thicknessMm;
  return (armMm / (armMm * armMm + (thicknessMm * thicknessMm) / 3)) * rise(check, t);
};

const coreOf = ({ coreThicknessMm }: CheckOf<'veneer'>, t: number) => Math.max(0, coreThicknessMm - t);

/** Rise of a shallow arc over its chord, per curvature: w² / 8. */
function rise({ widthMm }: CheckOf<'veneer'>, t: number): number {
  const offMm = Math.max(0, widthMm + t);
  return (offMm * offMm) / 8;
}
