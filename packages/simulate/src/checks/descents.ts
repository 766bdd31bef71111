import type { Motion } from '@millwright/contracts';
import { lengthOf } from '../geometry/curve.js';
import { type Judgement, judgeTally, show, tally } from '../judgement.js';
import { type Scene, Z_ROUNDING_MM } from '../scene/scene.js';

/**
 * No rapid runs through stock, and no tool that does not cut at its centre is pushed straight down into it. Both ask the same thing
 * of the past: was the tool already as deep at this very place?
 *
 * A rapid straight up is free: the tool leaves what it stands in. A rapid or a plunge straight down is free as far as the same tool
 * has fed at this place before (the way back into a hole that is drilled in steps).
 */
export function checkDescents(scene: Scene): readonly Judgement[] {
  const rapids = tally();
  const plunges = tally();
  const reached = new Map<string, number>();
  scene.request.reading.motions.forEach((motion, i) => {
    const contactZMm = scene.contactZMm[i] as number;
    if (motion.kind === 'dwell' || contactZMm >= 0) return;
    const use = scene.tools.uses[i];
    const sighting = { line: motion.line, atMm: motion.toMm, measure: -contactZMm };
    const reachedZMm = reached.get(columnOf(motion, motion.toMm)) ?? 0;
    const isNewDepth = motion.toMm[2] < reachedZMm - Z_ROUNDING_MM;
    if (motion.kind === 'rapid') {
      const isFree = isVertical(motion) && (motion.toMm[2] > motion.fromMm[2] || !isNewDepth);
      if (!isFree) rapids.see(sighting);
      return;
    }
    if (use?.tool?.canPlunge === false && isSteep(motion) && isNewDepth) plunges.see(sighting);
    for (const atMm of [motion.fromMm, motion.toMm]) {
      const column = columnOf(motion, atMm);
      reached.set(column, Math.min(reached.get(column) ?? 0, atMm[2]));
    }
  });
  return [
    judgeTally(rapids, {
      id: 'rapids-clear',
      code: 'SIMULATE_RAPID_IN_STOCK',
      holds: 'Every rapid below the stock top is a straight retract or goes where the tool has been.',
      describe: ({ line, measure }) =>
        `The rapid in line ${line} runs ${show(measure)} mm below the stock top over the sheet; 0 mm are allowed. Retract first, and enter the stock at a feed.`,
    }),
    judgeTally(plunges, {
      id: 'plunge',
      code: 'SIMULATE_PLUNGE',
      holds: 'No tool that does not cut at its centre is pushed straight down into stock.',
      describe: ({ line, measure }) =>
        `Line ${line} pushes a tool that does not cut at its centre straight down to ${show(measure)} mm below the stock top. Enter by a ramp or a helix.`,
    }),
  ];
}

/** Places are told apart to a tenth of a micrometre: programs write three or four decimals. */
const PLACES_PER_MM = 1e4;

/** A tool at a place of the plane, as a key. */
function columnOf(motion: Motion, [xMm, yMm]: readonly [number, number, number]): string {
  return `${motion.toolNumber}:${Math.round(xMm * PLACES_PER_MM)}:${Math.round(yMm * PLACES_PER_MM)}`;
}

function isVertical({ fromMm, toMm }: Motion): boolean {
  return fromMm[0] === toMm[0] && fromMm[1] === toMm[1];
}

/**
 * Down more than sideways: over 45° the centre of the tool, which does not cut, meets wood before the edges have cleared it. An arc
 * moves sideways all along and does not count.
 */
function isSteep({ kind, fromMm, toMm }: Motion): boolean {
  const dropMm = fromMm[2] - toMm[2];
  return kind === 'line' && dropMm > lengthOf(toMm[0] - fromMm[0], toMm[1] - fromMm[1]);
}
