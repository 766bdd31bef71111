import { shrinkageAcrossPct } from '../change-of-width.js';
import type { WoodMaterial } from '../material.js';
import { movementBand } from '../movement-band.js';
import type { Site } from '../site.js';
import { type Cut, type Judgement, judged, type Limit, limitOf, notJudged } from './limits.js';
import type { CheckOf, CheckRule } from './rule.js';
import { withWoods } from './single.js';

/**
 * A drawer in its case, check 7 of the README: the sides grow in height and, by the other direction of the wood, in thickness; a case whose
 * grain stands upright gets shallower in the dry season, while the drawer keeps its length.
 */
export const drawerInCase: CheckRule<'drawer-in-case'> = {
  judge: (check, site) =>
    withWoods(check.side, check.case, (side, caseWood) => judgeDrawer(check, side, caseWood, site)),
  assumptions: [
    'Assumed: the drawer does not move along its grain, and the case not along the grain of its rails',
    'Assumed: thickness moves by the direction across that of the height: S_t sin² + S_r cos² of the ring angle',
    'Assumed: the gaps are fitted on the build day within the cutting tolerance',
  ],
  sources: ['Derived, check 7 of the README: height, thickness and depth of a drawer in its case'],
  tradeRule: 'Trade: size the drawer for the shallowest season plus a margin (rpwoodwork)',
};

function judgeDrawer(
  check: CheckOf<'drawer-in-case'>,
  side: WoodMaterial,
  caseWood: WoodMaterial,
  site: Site,
): Judgement {
  const t = site.toleranceMm;
  const height = movementBand(side, site);
  const acrossSide = acrossThickness(check, side);
  if (!acrossSide)
    return notJudged(
      `Missing: a tangential figure for ${side.species.name}. The thickness of a side moves by the direction across that of its height.`,
    );
  const thickness = movementBand(acrossSide, site);
  const depth = movementBand(caseWood, site);
  const { sideHeightMm, caseDepthMm, drawerLengthMm, leastGapMm, leastBehindMm } = check;
  const bothMm = 2 * check.sideThicknessMm;
  const limits: [Limit, ...Limit[]] = [
    limitOf(
      ABOVE,
      height,
      t,
      ({ swellRatio }, t) => check.gapAboveMm - t - (sideHeightMm + t) * swellRatio - leastGapMm,
    ),
    limitOf(
      BESIDE,
      thickness,
      t,
      ({ swellRatio }, t) => check.gapSidesMm - t - (bothMm + 2 * t) * swellRatio - leastGapMm,
    ),
    limitOf(
      BEHIND,
      depth,
      t,
      ({ shrinkRatio }, t) => (caseDepthMm - t) * (1 - shrinkRatio) - (drawerLengthMm + t) - leastBehindMm,
    ),
  ];
  const safeHeightMm =
    (sideHeightMm + check.gapAboveMm - leastGapMm - t - t * height.most.swellRatio) /
    (1 + height.most.swellRatio);
  const safeLengthMm = (caseDepthMm - t) * (1 - depth.most.shrinkRatio) - leastBehindMm - t;
  const cuts: Cut[] = [];
  if (safeLengthMm > 0)
    cuts.push({
      dimension: 'length of the drawer',
      mm: Math.min(drawerLengthMm, safeLengthMm),
      safe: 'down',
    });
  if (safeHeightMm > 0)
    cuts.push({ dimension: 'height of the sides', mm: Math.min(sideHeightMm, safeHeightMm), safe: 'down' });
  cuts.push({
    dimension: 'gap beside the drawer, both sides together',
    mm: Math.max(check.gapSidesMm, (bothMm + 2 * t) * thickness.most.swellRatio + leastGapMm + t),
    safe: 'up',
  });
  return judged(limits, cuts, false);
}

const ABOVE = {
  name: 'gap above the sides beyond the least',
  season: 'wettest',
  failure: 'jams',
} as const;
const BESIDE = {
  name: 'gap beside the drawer beyond the least',
  season: 'wettest',
  failure: 'jams',
} as const;
const BEHIND = {
  name: 'room behind the drawer beyond the least',
  season: 'driest',
  failure: 'jams',
} as const;

/**
 * The same boards across their thickness. Where the table lacks the radial figure the tangential one stands for it, which moves more, and the least is
 * not known; where it lacks the tangential one nothing safe can be said.
 */
function acrossThickness(
  { side: { ringAngleDeg } }: CheckOf<'drawer-in-case'>,
  side: WoodMaterial,
): WoodMaterial | undefined {
  const { radialShrinkagePct, tangentialShrinkagePct } = side.species;
  if (tangentialShrinkagePct === undefined) return undefined;
  if (radialShrinkagePct === undefined)
    return { ...side, shrinkagePct: tangentialShrinkagePct, leastShrinkagePct: 0 };
  if (ringAngleDeg === undefined)
    return {
      ...side,
      shrinkagePct: Math.max(radialShrinkagePct, tangentialShrinkagePct),
      leastShrinkagePct: Math.min(radialShrinkagePct, tangentialShrinkagePct),
    };
  const shrinkagePct = shrinkageAcrossPct(side.species, 90 - ringAngleDeg);
  return { ...side, shrinkagePct, leastShrinkagePct: shrinkagePct };
}
