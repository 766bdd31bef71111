import { formatLength } from '../format-length.js';
import { type Material, materialOf } from '../material.js';
import { movementBand } from '../movement-band.js';
import type { Site } from '../site.js';
import type { Judgement } from './limits.js';
import type { CheckOf, CheckRule } from './rule.js';
import { withMovement } from './single.js';

/** A board on its own: its change of width and the band around it. There is no joint, so there is nothing to pass or fail. */
export const board: CheckRule<'board'> = {
  judge: (check, site) =>
    withMovement(
      check,
      site,
      (): Judgement => ({ verdict: 'not-judged', season: 'none', limits: [], cuts: [] }),
    ),
  note: (check, site) => {
    const material = materialOf(check);
    if (material.kind === 'missing') return '';
    const { likely } = movementBand(material, site);
    return (
      `From the day it is built it shrinks by ${formatLength(check.widthMm * likely.shrinkRatio)} and grows by ` +
      `${formatLength(check.widthMm * likely.swellRatio)}, each give or take ${formatLength(boardUncertaintyMm(check, material, site), 'up')}. ` +
      'A board alone has no joint to judge.'
    );
  },
  assumptions: [],
  sources: [],
};

/** The widest half of the band around either movement of a board, mm. */
export function boardUncertaintyMm(check: CheckOf<'board'>, material: Material, site: Site): number {
  const { likely, least, most } = movementBand(material, site);
  return (
    check.widthMm *
    Math.max(
      most.swellRatio - likely.swellRatio,
      likely.swellRatio - least.swellRatio,
      most.shrinkRatio - likely.shrinkRatio,
      likely.shrinkRatio - least.shrinkRatio,
    )
  );
}
