import type { MovementCheck, MovementReport } from '@millwright/contracts';
import { changeRatio } from './change-of-width.js';
import { boardUncertaintyMm } from './checks/board.js';
import type { Judgement, Limit } from './checks/limits.js';
import type { CheckRule } from './checks/rule.js';
import { ruleOf } from './checks/rules.js';
import { formatCut, formatLength } from './format-length.js';
import { type Material, type Missing, materialOf, type Stock, type WoodMaterial } from './material.js';
import type { Site } from './site.js';

type CheckReport = MovementReport['checks'][number];

/** One judgement in words: message, dimensions in mm and inches, assumptions, cautions and sources. */
export function reportOf(check: MovementCheck, judgement: Judgement, site: Site): CheckReport {
  const rule: CheckRule<MovementCheck['kind']> = ruleOf(check);
  const materials = materialsOf(check);
  const { marginMm, leastMarginMm, mostMarginMm, cutToMm, limits, cuts } = judgement;
  const note = judgement.missing ?? rule.note?.(check, site, judgement) ?? '';
  const cautions =
    judgement.missing === undefined
      ? [...new Set([...cautionsOf(materials), ...(rule.cautions?.(check, judgement.verdict) ?? [])])]
      : [];
  return {
    id: check.id,
    kind: check.kind,
    verdict: judgement.verdict,
    ...(marginMm === undefined ? {} : { marginMm }),
    ...(marginMm === undefined || leastMarginMm === undefined
      ? {}
      : { uncertaintyMm: Math.max(0, marginMm - leastMarginMm), leastMarginMm }),
    ...(mostMarginMm === undefined ? {} : { mostMarginMm }),
    ...widthsOf(check, materials, site),
    ...(cutToMm !== undefined && cutToMm > 0 && cutToMm <= MOST_MM ? { cutToMm } : {}),
    cuts: cuts.map(({ dimension, mm, safe }) => ({ dimension, mm, text: formatCut(mm, safe) })),
    limits: limits.map(({ failure: _failure, ...limit }) => limit),
    season: judgement.season,
    message: [...limits.map(limitText), cutText(judgement), note].filter((part) => part !== '').join(' '),
    assumptions:
      judgement.missing === undefined ? [...assumptionsOf(check, materials, site), ...rule.assumptions] : [],
    cautions,
    ...(rule.tradeRule === undefined ? {} : { tradeRule: rule.tradeRule }),
    sources:
      judgement.missing === undefined ? [...sourcesOf(materials), ...rule.sources, ...site.sources] : [],
  };
}

/** The longest length of the contract, ten kilometres. */
const MOST_MM = 1e7;

const limitText = ({ name, season, marginMm, leastMarginMm, mostMarginMm }: Limit) =>
  `At the ${season}, ${name}: ${marginMm < 0 ? `short by ${formatLength(-marginMm, 'up')}` : `${formatLength(marginMm, 'down')} left`}, ` +
  `in its band ${formatLength(leastMarginMm, 'down')} to ${formatLength(mostMarginMm, 'down')}.`;

function cutText({ verdict, cuts }: Judgement): string {
  if (cuts.length === 0) return '';
  const list = cuts.map(({ dimension, mm, safe }) => `${dimension} ${formatCut(mm, safe)}`).join(', ');
  return verdict === 'ok' ? `Holds with ${list}.` : `To hold anywhere in the band: ${list}.`;
}

/** The parts of a check: its own stuff, or its two parts. */
function materialsOf(check: MovementCheck): readonly (Material | Missing)[] {
  switch (check.kind) {
    case 'drawer-in-case':
      return [materialOf(check.side), materialOf(check.case)];
    case 'dovetails':
      return [materialOf(check.tails), materialOf(check.pins)];
    case 'inlay':
      return [materialOf(check.inlay), materialOf(check.ground)];
    case 'veneer':
      return [check.front, ...(check.back === undefined ? [] : [check.back])].map(materialOf);
    case 'cup':
      return [materialOf({ ...check, ringAngleDeg: 0 })];
    default:
      return [materialOf(check as Stock)];
  }
}

/** Width at both ends of the year, as expected. */
function widthsOf(
  check: MovementCheck,
  materials: readonly (Material | Missing)[],
  site: Site,
): Pick<CheckReport, 'widthDriestMm' | 'widthWettestMm' | 'uncertaintyMm'> {
  const [material] = materials;
  if (!('widthMm' in check) || materials.length !== 1 || !material || material.kind === 'missing') return {};
  const at = (moisturePct: number, humidityPct: number) =>
    check.widthMm *
    (1 +
      (material.kind === 'wood'
        ? changeRatio(material.shrinkagePct, material.saturationPct, site.builtPct, moisturePct)
        : (humidityPct - site.humidity.builtPct) * material.perHumidityPoint.likelyRatio));
  return {
    widthDriestMm: at(site.driestPct, site.humidity.driestPct),
    widthWettestMm: at(site.wettestPct, site.humidity.wettestPct),
    ...(check.kind === 'board' ? { uncertaintyMm: boardUncertaintyMm(check, material, site) } : {}),
  };
}

function assumptionsOf(
  check: MovementCheck,
  materials: readonly (Material | Missing)[],
  site: Site,
): readonly string[] {
  const woods = materials.filter((material): material is WoodMaterial => material.kind === 'wood');
  const hasPanel = materials.some((material) => material.kind === 'panel');
  return [
    ...woods.map(
      ({ species, bandRatio }) =>
        `Band of ${species.name}: movement ${Math.round(bandRatio * 100)} % larger or smaller (assumed, no measured set of boards was read)`,
    ),
    ...woods
      .filter(({ angleAssumed }) => angleAssumed && check.kind !== 'cup')
      .map(
        ({ species }) =>
          `Assumed: no ring angle given, so ${species.name} is taken in the direction that moves most`,
      ),
    ...(hasPanel
      ? [
          'Assumed: sheet material follows the humidity of the air along a straight line; the band runs from the lowest to the highest figure read',
        ]
      : []),
    `Band of the climate: build-day moisture off by ${site.readingPct} point(s) either way (${site.readingSource})`,
    `Band of the cut: each dimension off by ${formatLength(site.toleranceMm)} either way (assumed unless given)`,
  ];
}

function cautionsOf(materials: readonly (Material | Missing)[]): readonly string[] {
  return materials.flatMap((material) => {
    if (material.kind === 'panel') return [material.state];
    return material.kind === 'wood' && material.species.thinData !== undefined
      ? [`${material.species.name}: ${material.species.thinData}`]
      : [];
  });
}

/** Equation and tables: every number of a report can be traced to one of these. */
function sourcesOf(materials: readonly (Material | Missing)[]): readonly string[] {
  const all = materials.flatMap((material) => {
    if (material.kind === 'wood')
      return [
        `Wood Handbook FPL-GTR-190 ch. 13 eq. 13-3, fibre saturation ${material.saturationPct} %`,
        ...material.species.sources.map((source) => `${material.species.name}: ${source}`),
      ];
    return material.kind === 'panel' ? material.sources : [];
  });
  return [...new Set(all)];
}
