import { finding, type Motion } from '@millwright/contracts';
import {
  holds,
  type Judgement,
  judgeTally,
  mm,
  notApplicable,
  type Sightings,
  show,
  tally,
  violated,
} from '../judgement.js';
import type { PathPiece } from '../scene/path-piece.js';
import { LIMIT_ROUNDING_MM, type Scene } from '../scene/scene.js';

/** The whole path lies within the machine's travel, and no deeper than the spoilboard allows. Bulges of arcs count. */
export function checkBounds(scene: Scene): readonly Judgement[] {
  return [checkTravel(scene), checkSpoilboard(scene)];
}

const AXES = ['X', 'Y', 'Z'] as const;

/** The ends of the travel box: least and most of X, then of Y, then of Z. */
const N_SIDES = 6;

function checkTravel(scene: Scene): Judgement {
  const { travelMm } = scene.request.machine;
  if (scene.request.reading.motions.every(({ kind }) => kind === 'dwell'))
    return notApplicable('travel', 'The program moves nothing.');
  const beyond = watchTravel(scene);
  const findings = beyond.flatMap((seen, side) => {
    const first = seen.first();
    if (first === undefined) return [];
    const axis = (side >> 1) as 0 | 1 | 2;
    const isUpper = side % 2 === 1;
    const limitMm = isUpper ? travelMm[axis] : 0;
    const measuredMm = isUpper ? limitMm + seen.worst() : -seen.worst();
    return [
      finding('SIMULATE_TRAVEL_EXCEEDED', {
        message: `${AXES[axis]} goes to ${show(measuredMm)} mm of the machine's travel, first beyond it in line ${first.line}; 0 to ${show(travelMm[axis])} mm are allowed. Move the work zero or the parts.`,
        measured: mm(measuredMm),
        allowed: mm(limitMm),
        programLine: first.line,
        atMm: [...first.atMm],
        count: seen.count(),
      }),
    ];
  });
  if (findings.length > 0) return violated('travel', 'The path leaves the machine’s travel.', findings);
  return holds('travel', 'The whole path lies within the machine’s travel.');
}

/**
 * What lies beyond each end of the travel box. The start of the first motion is left out where it is unknown: the machine stands there
 * already. An arc within a quadrant lies in the box of its ends.
 */
function watchTravel(scene: Scene): readonly Sightings[] {
  const { motions, startUnknown } = scene.request.reading;
  const { workZeroMm } = scene.request.setup;
  const { travelMm } = scene.request.machine;
  const beyond = Array.from({ length: N_SIDES }, () => tally());
  const firstMoving = motions.findIndex((motion) => motion.kind !== 'dwell');
  const seeBeyond = (piece: PathPiece, line: number, isFromUnknown: boolean): void => {
    for (let axis = 0; axis < 3; axis++) {
      const toMm = piece.toMm[axis] as number;
      const fromMm = isFromUnknown ? toMm : (piece.fromMm[axis] as number);
      const slackMm = axis === 2 || isFromUnknown ? 0 : piece.slackMm;
      const zeroMm = workZeroMm[axis] as number;
      const underMm = -(Math.min(fromMm, toMm) - slackMm + zeroMm);
      const overMm = Math.max(fromMm, toMm) + slackMm + zeroMm - (travelMm[axis] as number);
      if (underMm <= LIMIT_ROUNDING_MM && overMm <= LIMIT_ROUNDING_MM) continue;
      const place = { line, atMm: piece.toMm };
      if (underMm > LIMIT_ROUNDING_MM) beyond[2 * axis]?.see({ ...place, measure: underMm });
      if (overMm > LIMIT_ROUNDING_MM) beyond[2 * axis + 1]?.see({ ...place, measure: overMm });
    }
  };
  const isWithin = (atMm: Motion['toMm']): boolean =>
    atMm.every((sheetMm, axis) => {
      const travelledMm = sheetMm + (workZeroMm[axis] as number);
      return (
        -travelledMm <= LIMIT_ROUNDING_MM && travelledMm - (travelMm[axis] as number) <= LIMIT_ROUNDING_MM
      );
    });
  motions.forEach((motion, i) => {
    // Almost every motion is straight between two places within: it needs no pieces.
    if (motion.kind !== 'arc' && isWithin(motion.fromMm) && isWithin(motion.toMm)) return;
    for (const piece of scene.piecesOf(i)) {
      seeBeyond(piece, motion.line, startUnknown && i === firstMoving && piece.radiusMm === 0);
    }
  });
  return beyond;
}

function checkSpoilboard(scene: Scene): Judgement {
  const { spoilboardMm } = scene.request.setup;
  const floorMm = -(scene.sheet.thicknessMm + spoilboardMm);
  const tooDeep = tally();
  scene.request.reading.motions.forEach(({ line, fromMm, toMm }, i) => {
    if (Math.min(fromMm[2], toMm[2]) >= floorMm - LIMIT_ROUNDING_MM) return;
    for (const piece of scene.piecesOf(i)) {
      const zMm = Math.min(piece.fromMm[2], piece.toMm[2]);
      if (zMm >= floorMm - LIMIT_ROUNDING_MM) continue;
      tooDeep.see({ line, atMm: [piece.toMm[0], piece.toMm[1], zMm], measure: -zMm });
    }
  });
  return judgeTally(tooDeep, {
    id: 'spoilboard',
    code: 'SIMULATE_SPOILBOARD',
    holds: `No motion goes below Z${show(floorMm)}.`,
    describe: ({ line, measure }) =>
      `Line ${line} goes to Z${show(-measure)}; Z${show(floorMm)} is the lowest the sheet and ${show(spoilboardMm)} mm of spoilboard allow. Check the depth, the sheet's thickness and the zero.`,
    details: { measured: mm(-tooDeep.worst()), allowed: mm(floorMm) },
  });
}
