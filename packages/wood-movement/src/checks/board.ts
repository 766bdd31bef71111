import type { MovementCheck } from '@millwright/contracts';
import { formatLength } from '../format-length.js';
import type { MovementBand } from '../movement-band.js';
import type { Outcome } from './outcome.js';

/** A board on its own: its change of width and the band around it. There is no joint, so there is nothing to pass or fail. */
export function checkBoard(check: Extract<MovementCheck, { kind: 'board' }>, band: MovementBand): Outcome {
  const { widthMm } = check;
  const uncertaintyMm =
    widthMm *
    Math.max(
      band.most.swellRatio - band.likely.swellRatio,
      band.likely.swellRatio - band.least.swellRatio,
      band.most.shrinkRatio - band.likely.shrinkRatio,
      band.likely.shrinkRatio - band.least.shrinkRatio,
    );
  return {
    verdict: 'not-judged',
    uncertaintyMm,
    season: 'none',
    message:
      `From the day it is built it shrinks by ${formatLength(widthMm * band.likely.shrinkRatio)} and grows by ` +
      `${formatLength(widthMm * band.likely.swellRatio)}, each give or take ${formatLength(uncertaintyMm)}. A board alone has no joint to judge.`,
  };
}
