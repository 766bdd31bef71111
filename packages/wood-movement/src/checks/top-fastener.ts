import type { MovementCheck } from '@millwright/contracts';
import { formatLength } from '../format-length.js';
import type { Movement, MovementBand } from '../movement-band.js';
import { leastMargin } from './least-margin.js';
import type { Outcome } from './outcome.js';

/**
 * Strain at which wood that is held while it shrinks is taken to split: 0.0025, the lowest of the four quotients of tension strength and
 * stiffness across the grain that can be formed from figures that were read (FPL-GTR-190 Tables 5-1 and 5-3b: white oak 5.5 MPa over 0.072 and
 * 0.163 of 12.3 GPa, coast Douglas-fir 2.3 MPa over 0.050 and 0.068 of 13.4 GPa). One figure for all woods, since too few have been read;
 * creep would roughly double it and is not counted on.
 */
export const SPLITTING_STRAIN_RATIO = 0.0025;

/**
 * A solid top on fasteners that slide in slots. The fastener farthest from where the top is fixed has to travel with half the width (fixed at
 * the centre) or all of it (fixed at an edge). A fastener stands in the middle of its slot on the day it is built.
 */
export function checkTopFastener(
  check: Extract<MovementCheck, { kind: 'top-fastener' }>,
  band: MovementBand,
): Outcome {
  const reachMm = check.fixedAt === 'centre' ? check.widthMm / 2 : check.widthMm;
  const heldStrain = ({ shrinkRatio }: Movement) => shrinkRatio - check.slotTravelMm / reachMm;
  const heldDry = heldStrain(band.most) > SPLITTING_STRAIN_RATIO ? 'split-likely' : 'set-or-slip';
  const margin = leastMargin(band, [
    {
      season: 'driest',
      failure: heldDry,
      marginMm: ({ shrinkRatio }) => check.slotTravelMm - reachMm * shrinkRatio,
    },
    {
      season: 'wettest',
      failure: 'set-or-slip',
      marginMm: ({ swellRatio }) => check.slotTravelMm - reachMm * swellRatio,
    },
  ]);
  // A top that is held in both seasons is judged by the worse of the two, whichever slot runs out by more.
  const splits = heldDry === 'split-likely' && heldStrain(band.likely) > 0;
  const neededMm = reachMm * Math.max(band.most.shrinkRatio, band.most.swellRatio);
  const cutToMm = Math.max(check.slotTravelMm, neededMm);
  return {
    ...margin,
    ...(splits ? { verdict: heldDry, season: 'driest' } : {}),
    cutToMm,
    message:
      `The farthest fastener, ${formatLength(reachMm)} from where the top is fixed, travels ${formatLength(reachMm * band.likely.shrinkRatio)} inwards ` +
      `and ${formatLength(reachMm * band.likely.swellRatio)} outwards; its slot allows ${formatLength(check.slotTravelMm)} each way. ` +
      `Slots that allow ${formatLength(cutToMm)} each way are safe.`,
  };
}
