import type { Motion } from '@millwright/contracts';
import { type Judgement, judgeTally, notApplicable, type Sightings, show, tally } from '../judgement.js';
import type { Scene } from '../scene/scene.js';
import { isStraightUp } from './straight-up.js';

/**
 * While the tool is in the stock the spindle turns the way the tool cuts (clockwise unless its limits say otherwise), within the machine's
 * limits, and it was given its time to spin up after each start and each rise of its speed. Only a straight retract may leave the stock with the spindle off.
 */
export function checkSpindle(scene: Scene): readonly Judgement[] {
  const seen = watchSpindle(scene);
  if (!seen.hasContact) return [notApplicable('spindle', 'No motion cuts.')];
  return [...judgeTurning(seen), ...judgeSpeed(scene, seen)];
}

/** What was seen of the spindle while the tool was in the stock. */
interface Watched {
  readonly off: Sightings;
  readonly wrongWay: Sightings;
  readonly tooFast: Sightings;
  readonly tooSlow: Sightings;
  readonly tooEarly: Sightings;
  hasContact: boolean;
}

/** Follows the spindle through the program. Only dwells count as time to spin up: how long a motion takes is an estimate. */
function watchSpindle(scene: Scene): Watched {
  const { minRpm, maxRpm, spinUpS } = scene.request.machine.spindle;
  const [off, wrongWay, tooFast, tooSlow, tooEarly] = [tally(), tally(), tally(), tally(), tally()];
  const seen: Watched = { off, wrongWay, tooFast, tooSlow, tooEarly, hasContact: false };
  const starts = scene.request.reading.spindleStarts ?? [];
  let dwelledS = 0;
  let nStarts = 0;
  let turning: Motion['spindle'] = 'off';
  let reachedRpm = 0;
  const wayOf = waysOf(scene);
  scene.request.reading.motions.forEach((motion, i) => {
    const direction = motion.spindleRpm === 0 ? 'off' : motion.spindle;
    if (direction !== turning || motion.spindleRpm > reachedRpm * STEADY_RATIO) {
      dwelledS = 0;
      reachedRpm = motion.spindleRpm;
    }
    if (motion.spindleRpm * STEADY_RATIO < reachedRpm) reachedRpm = motion.spindleRpm;
    turning = direction;
    // A stop and a start with no motion between them is seen in the lines alone.
    for (; nStarts < starts.length && (starts[nStarts] as number) <= motion.line; nStarts++) dwelledS = 0;
    if (motion.kind === 'dwell') dwelledS += motion.dwellS ?? 0;
    if ((scene.contactZMm[i] as number) >= 0 || isStraightUp(motion)) return;
    seen.hasContact = true;
    const { line, toMm: atMm, spindleRpm } = motion;
    if (direction === 'off') {
      off.see({ line, atMm, measure: 0 });
      return;
    }
    if (direction !== wayOf(motion)) wrongWay.see({ line, atMm, measure: 0 });
    if (spindleRpm > maxRpm) tooFast.see({ line, atMm, measure: spindleRpm });
    if (spindleRpm < minRpm) tooSlow.see({ line, atMm, measure: spindleRpm });
    if (dwelledS < spinUpS) tooEarly.see({ line, atMm, measure: dwelledS });
  });
  return seen;
}

/** A speed that rises by less than this is the same: the spindle follows within the cut. */
const STEADY_RATIO = 1.05;

/** The way each motion's tool cuts: as its limits say, clockwise where they do not. */
function waysOf(scene: Scene): (motion: Motion) => Motion['spindle'] {
  const ways = new Map(scene.request.cuttingLimits.map(({ toolNumber, spindle }) => [toolNumber, spindle]));
  const { assumed } = scene.tools;
  return ({ toolNumber }) => ways.get(assumed?.number ?? toolNumber) ?? 'clockwise';
}

function judgeTurning({ off, wrongWay }: Watched): readonly Judgement[] {
  return [
    judgeTally(off, {
      id: 'spindle-on',
      code: 'SIMULATE_SPINDLE_OFF',
      holds: 'The spindle turns in every motion that touches the stock.',
      describe: ({ line }) =>
        `Line ${line} drives the tool into the stock with the spindle off. Start it (M3 S…) and wait for it first.`,
    }),
    judgeTally(wrongWay, {
      id: 'spindle-direction',
      code: 'SIMULATE_SPINDLE_WRONG_WAY',
      holds: 'The spindle turns the way its tool cuts in every cut.',
      describe: ({ line }) =>
        `Line ${line} cuts with the spindle turning the wrong way: tools cut clockwise (M3) unless they are given as left-handed. Correct M3 or M4.`,
    }),
  ];
}

function judgeSpeed(scene: Scene, { tooFast, tooSlow, tooEarly }: Watched): readonly Judgement[] {
  const { minRpm, maxRpm, spinUpS } = scene.request.machine.spindle;
  const rpm = (value: number) => ({ value, unit: 'rpm' });
  const seconds = (value: number) => ({ value, unit: 's' });
  return [
    judgeTally(tooFast, {
      id: 'spindle-not-too-fast',
      code: 'SIMULATE_SPINDLE_TOO_FAST',
      holds: `No cut asks for more than ${maxRpm} rpm.`,
      describe: ({ line, measure }) =>
        `Line ${line} cuts at ${show(measure)} rpm; the machine's spindle turns ${maxRpm} rpm at most. Lower the S word, and the feed with it.`,
      details: { measured: rpm(tooFast.worst()), allowed: rpm(maxRpm) },
    }),
    judgeTally(tooSlow, {
      id: 'spindle-not-too-slow',
      code: 'SIMULATE_SPINDLE_TOO_SLOW',
      holds: `No cut asks for less than ${minRpm} rpm.`,
      describe: ({ line, measure }) =>
        `Line ${line} cuts at ${show(measure)} rpm; the machine's spindle turns ${minRpm} rpm at least. Raise the S word, and the feed with it.`,
      details: { measured: rpm(tooSlow.first()?.measure ?? 0), allowed: rpm(minRpm) },
    }),
    judgeTally(tooEarly, {
      id: 'spin-up',
      code: 'SIMULATE_SPIN_UP_TOO_SHORT',
      holds: `The program dwells at least ${spinUpS} s after each start of the spindle before it cuts.`,
      describe: ({ line, measure }) =>
        `Line ${line} cuts ${show(measure)} s of waiting (G4) after the spindle was started or its speed raised; the spindle needs ${show(spinUpS)} s to turn at full speed. Lengthen the G4 after M3 or S.`,
      details: { measured: seconds(tooEarly.first()?.measure ?? 0), allowed: seconds(spinUpS) },
    }),
  ];
}
