import { type WoodMaterial, woodOf } from '../material.js';
import { type Mismatch, mismatchesOf, movementBand } from '../movement-band.js';
import type { Site } from '../site.js';
import { judged, type Limit, notJudged } from './limits.js';
import type { CheckOf, CheckRule } from './rule.js';

/**
 * Balance of a veneered core, of check 15 of the README: the curvature of a laminate whose faces move differently.
 *
 * Bare back: Timoshenko's two layers (Analysis of Bi-Metal Thermostats, 1925) bend most, whatever the stiffness of the two, at the stiffness ratio 1 / m²
 * (m the ratio of their thicknesses), and there `κ = 3 Δ / 2 h`. Two faces: half the difference of their movement on either side of
 * the core; with a core that lends no stiffness `κ = Δ a / (a² + t² / 3)`, a the distance between the middles of the faces, t their mean thickness. So
 * no stiffness has to be known, and the bow `κ w² / 8` is the most that can come of the movement.
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
    'Assumed: no stiffness is known; the margin holds for the worst ratio of stiffness',
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
  const perRatioMm = (3 / 2 / (check.frontThicknessMm + check.coreThicknessMm)) * bowPerCurvature(check);
  const limit = (season: 'driest' | 'wettest', ratios: readonly [number, number, number]): Limit => ({
    name:
      season === 'driest' ? 'flatness, hollow on the veneered face' : 'flatness, round on the veneered face',
    season,
    failure: 'set-or-slip',
    marginMm: check.toleratedBowMm - perRatioMm * ratios[0],
    leastMarginMm: check.toleratedBowMm - perRatioMm * ratios[1],
    mostMarginMm: check.toleratedBowMm - perRatioMm * ratios[2],
  });
  return [
    limit('driest', [likely.shrinkRatio, most.shrinkRatio, least.shrinkRatio]),
    limit('wettest', [likely.swellRatio, most.swellRatio, least.swellRatio]),
  ];
}

function bothFaces(
  check: CheckOf<'veneer'>,
  front: WoodMaterial,
  back: WoodMaterial,
  site: Site,
): [Limit, Limit] {
  const thicknessMm = (check.frontThicknessMm + (check.backThicknessMm ?? 0)) / 2;
  const armMm = check.coreThicknessMm + thicknessMm;
  const perRatioMm = (armMm / (armMm * armMm + (thicknessMm * thicknessMm) / 3)) * bowPerCurvature(check);
  const limit = (name: string, { season, likelyRatio, mostRatio, leastRatio }: Mismatch): Limit => ({
    name,
    season,
    failure: 'set-or-slip',
    marginMm: check.toleratedBowMm - perRatioMm * likelyRatio,
    leastMarginMm: check.toleratedBowMm - perRatioMm * mostRatio,
    mostMarginMm: check.toleratedBowMm - perRatioMm * leastRatio,
  });
  const [frontOutgrows, backOutgrows] = mismatchesOf(front, back, site);
  return [
    limit('flatness, round on the front', frontOutgrows),
    limit('flatness, round on the back', backOutgrows),
  ];
}

/** Rise of a shallow arc over its chord, per curvature: w² / 8. */
const bowPerCurvature = ({ widthMm }: CheckOf<'veneer'>) => (widthMm * widthMm) / 8;
