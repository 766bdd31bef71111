import { finding } from '@millwright/contracts';
import { PI } from '@millwright/geometry/numeric';
import {
  holds,
  type Judgement,
  judgeTally,
  mm,
  notApplicable,
  type Sightings,
  show,
  tally,
  undecided,
  violated,
} from '../judgement.js';
import { isExecutedOtherwise, meantSweepRad } from '../scene/arc-turn.js';
import type { Scene } from '../scene/scene.js';

/**
 * The controller turns every arc by the angle its words mean, and the chords it follows them by are fine enough. A circle written in
 * one block is the case in doubt: GRBL drops many of them without a word (reference post-grbl.md 2.3).
 */
export function checkArcs(scene: Scene): readonly Judgement[] {
  const { motions } = scene.request.reading;
  const arcs = motions.filter((motion) => motion.kind === 'arc');
  if (arcs.length === 0) return [notApplicable('arcs', 'The program has no arc.')];
  const otherwise = tally();
  const doubtful = tally();
  for (const motion of arcs) {
    const meantRad = meantSweepRad(motion);
    const { line, toMm: atMm } = motion;
    if (isExecutedOtherwise(motion, meantRad)) {
      otherwise.see({ line, atMm, measure: Math.abs((motion.sweepRad ?? 0) - meantRad) });
    } else if (motion.sweepRad === undefined && Math.abs(meantRad) > NEARLY_WHOLE_RAD) {
      doubtful.see({ line, atMm, measure: Math.abs(meantRad) });
    }
  }
  return [judgeExecution(otherwise, doubtful), checkChords(scene)];
}

function judgeExecution(otherwise: Sightings, doubtful: Sightings): Judgement {
  const first = doubtful.first();
  if (otherwise.count() === 0 && first !== undefined) {
    return undecided(
      'arcs-executed',
      'The reading does not say how far the controller turns whole circles.',
      [
        finding('SIMULATE_ARC_UNDECIDED', {
          message: `Line ${first.line} is a whole circle in one block; whether the controller runs or drops it is not known. Split it into two arcs.`,
          programLine: first.line,
          atMm: [...first.atMm],
          count: doubtful.count(),
        }),
      ],
    );
  }
  return judgeTally(otherwise, {
    id: 'arcs-executed',
    code: 'SIMULATE_ARC_NOT_EXECUTED',
    holds: 'The controller turns every arc by the angle that is meant.',
    describe: ({ line, measure }) =>
      `The controller turns the arc in line ${line} by ${show((measure * 180) / PI)}° more or less than its words mean. Split it into arcs of at most half a turn.`,
    details: { measured: { value: (otherwise.first()?.measure ?? 0) * (180 / PI), unit: 'deg' } },
  });
}

/** Sweeps beyond 359.9° are executed wrongly in 2089 of 12000 cases, up to 350° in none (reference post-grbl.md 2.3). */
const NEARLY_WHOLE_RAD = (359 * PI) / 180;

/** `crates/proof/src/path_arc.rs` reckons with last segments of arcs no longer than such chords make them, mm. */
const COARSEST_CHORD_MM = 0.05;

function checkChords(scene: Scene): Judgement {
  const { machine } = scene.request;
  const allowedMm = Math.min(scene.request.toleranceMm, COARSEST_CHORD_MM);
  if (machine.arcToleranceMm <= allowedMm) {
    return holds(
      'arc-chords',
      `The controller follows arcs within ${show(machine.arcToleranceMm)} mm ($12), which is not more than the tolerance.`,
    );
  }
  return violated('arc-chords', 'The chords of the controller leave the arcs by more than is allowed.', [
    finding('SIMULATE_ARC_TOLERANCE_TOO_COARSE', {
      message: `The controller follows arcs by chords within ${show(machine.arcToleranceMm)} mm ($12); ${show(allowedMm)} mm are allowed. Set $12=0.002.`,
      measured: mm(machine.arcToleranceMm),
      allowed: mm(allowedMm),
    }),
  ]);
}
