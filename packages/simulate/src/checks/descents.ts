import type { Motion } from '@millwright/contracts';
import { lengthOf } from '../geometry/curve.js';
import { type Judgement, judgeTally, type Sightings, show, tally } from '../judgement.js';
import { meantSweepRad } from '../scene/motion-pieces.js';
import { type Scene, TOUCH_MM, touchesSheet, Z_ROUNDING_MM } from '../scene/scene.js';

/**
 * No rapid runs through stock, none crosses the sheet lower than is safe between cuts, and no tool that does not cut at its centre is
 * pushed straight down into stock. The first and the last ask the same thing of the past: was the tool already as deep at this very
 * place?
 *
 * A rapid straight up is free: the tool leaves what it stands in. A rapid or a plunge straight down is free as far as the same tool
 * has fed at this place before (the way back into a hole that is drilled in steps).
 */
export function checkDescents(scene: Scene): readonly Judgement[] {
  const { rapids, lowRapids, plunges } = watchDescents(scene);
  const { retractZMm } = scene.request.setup;
  return [
    judgeTally(rapids, {
      id: 'rapids-clear',
      code: 'SIMULATE_RAPID_IN_STOCK',
      holds: 'Every rapid below the stock top is a straight retract or goes where the tool has been.',
      describe: ({ line, measure }) =>
        `The rapid in line ${line} runs ${show(measure)} mm below the stock top over the sheet; 0 mm are allowed. Retract first, and enter the stock at a feed.`,
    }),
    judgeTally(lowRapids, {
      id: 'rapids-high',
      code: 'SIMULATE_RAPID_TOO_LOW',
      holds: `No rapid crosses the sheet lower than Z${show(retractZMm)}.`,
      describe: ({ line, measure }) =>
        `The rapid in line ${line} crosses the sheet at Z${show(-measure)}; Z${show(retractZMm)} is the lowest that the setup calls safe between cuts (retractZMm). Retract higher.`,
      details: {
        measured: { value: -(lowRapids.first()?.measure ?? 0), unit: 'mm' },
        allowed: { value: retractZMm, unit: 'mm' },
      },
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

interface Watched {
  readonly rapids: Sightings;
  readonly lowRapids: Sightings;
  readonly plunges: Sightings;
}

/** Follows the program with the depth that feeds have reached at each place that a descent asks for. */
function watchDescents(scene: Scene): Watched {
  const seen: Watched = { rapids: tally(), lowRapids: tally(), plunges: tally() };
  const { motions } = scene.request.reading;
  const isDescent = motions.map(
    (motion, i) => (scene.contactZMm[i] as number) < 0 && asksForPast(scene, motion, i),
  );
  const reached = new Map<string, number>();
  const askedX = new Set<number>();
  motions.forEach((motion, i) => {
    if (isDescent[i] !== true) return;
    reached.set(columnOf(motion, motion.toMm), 0);
    askedX.add(Math.round(motion.toMm[0] * PLACES_PER_MM));
  });
  const first = motions.findIndex(({ kind }) => kind !== 'dwell');
  motions.forEach((motion, i) => {
    const contactZMm = scene.contactZMm[i] as number;
    if (motion.kind === 'rapid' && i !== first) seeLowRapid(scene, motion, i, seen.lowRapids);
    if (motion.kind === 'dwell' || contactZMm >= 0) return;
    const sighting = { line: motion.line, atMm: motion.toMm, measure: -contactZMm };
    const isNewDepth =
      isDescent[i] === true &&
      motion.toMm[2] < (reached.get(columnOf(motion, motion.toMm)) ?? 0) - Z_ROUNDING_MM;
    if (motion.kind === 'rapid') {
      const isFree = isVertical(motion) && !isNewDepth;
      if (!isFree) seen.rapids.see(sighting);
      return;
    }
    if (isNewDepth) seen.plunges.see(sighting);
    for (const atMm of [motion.fromMm, motion.toMm]) {
      if (!askedX.has(Math.round(atMm[0] * PLACES_PER_MM))) continue;
      const column = columnOf(motion, atMm);
      const beforeMm = reached.get(column);
      if (beforeMm !== undefined) reached.set(column, Math.min(beforeMm, atMm[2]));
    }
  });
  return seen;
}

/** Whether it matters how deep the tool has been at the end of a motion that touches the stock. */
function asksForPast(scene: Scene, motion: Motion, i: number): boolean {
  if (motion.kind === 'rapid') return isVertical(motion) && motion.toMm[2] < motion.fromMm[2];
  return scene.tools.uses[i]?.tool?.canPlunge === false && isSteep(motion);
}

/** A rapid over the sheet, above the stock but lower than the retract height. Straight up and down is no crossing. */
function seeLowRapid(scene: Scene, motion: Motion, i: number, lowRapids: Sightings): void {
  const zMm = Math.min(motion.fromMm[2], motion.toMm[2]);
  if (zMm < -TOUCH_MM || zMm >= scene.request.setup.retractZMm - Z_ROUNDING_MM || isVertical(motion)) return;
  const radiusMm = scene.tools.uses[i]?.radiusMm ?? 0;
  for (let id = scene.firstPiece[i] as number; id < (scene.firstPiece[i + 1] as number); id++) {
    const piece = scene.pieces[id];
    if (piece === undefined || !touchesSheet(piece.curve, radiusMm, scene.sheet)) continue;
    lowRapids.see({ line: motion.line, atMm: motion.toMm, measure: -zMm });
    return;
  }
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
 * Down more than along: over 45° the centre of the tool, which does not cut, meets wood before the edges have cleared it. The way along
 * a helix is its arc; one of a few hundredths of a millimetre is a plunge by another word.
 */
function isSteep(motion: Motion): boolean {
  const { kind, fromMm, toMm, centreMm } = motion;
  const dropMm = fromMm[2] - toMm[2];
  if (kind !== 'arc' || centreMm === undefined) {
    return dropMm > lengthOf(toMm[0] - fromMm[0], toMm[1] - fromMm[1]);
  }
  const radiusMm = lengthOf(fromMm[0] - centreMm[0], fromMm[1] - centreMm[1]);
  return dropMm > radiusMm * Math.abs(motion.sweepRad ?? meantSweepRad(motion));
}
