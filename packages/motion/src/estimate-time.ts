import type { Machine, Motion } from '@millwright/contracts';
import { appendMotion, type PlannerRun, startRun } from './planner-run.js';
import { runTimes } from './run-times.js';

/** Running time of a program as a GRBL planner spends it. */
export interface TimeEstimate {
  /** Everything: moving and dwelling, seconds. */
  readonly totalS: number;
  /** Seconds of each motion, in the order given, length n. A dwell's entry is its dwell. */
  readonly perMotionS: Float64Array;
  /**
   * How often the machine comes to rest. A controller whose `$1` (step idle delay) is not 255 waits that long at each of them; that
   * time is not in `totalS`, since a machine profile does not hold `$1`.
   */
  readonly nStops: number;
}

/** Length of one unit of dwell: GRBL 1.1 waits in whole steps of 50 ms, rounded up (`DWELL_TIME_STEP`). */
const DWELL_UNIT_S = 0.05;

/**
 * Running time by GRBL 1.1's planner mathematics: axis-limited feed and acceleration, junction deviation, a look-ahead of 15 blocks,
 * arcs cut into segments by `$12`, targets rounded to steps, dwells in steps of 50 ms. The sender is taken to keep up (a starving
 * serial line makes the job longer), overrides to stand at 100 %, spindle and coolant switching to take no time of its own.
 *
 * A dwell, a change of spindle direction and a change of speed while it turns bring the machine to rest, as in the firmware.
 * @param motions - in program order, each starting where the one before ended
 * @param machine - `maxRateMmPerMin`, `accelerationMmPerS2`, `stepsPerMm`, `junctionDeviationMm`, `arcToleranceMm` are used
 */
export function estimateTimeS(motions: readonly Motion[], machine: Machine): TimeEstimate {
  const perMotionS = new Float64Array(motions.length);
  let nStops = 0;
  let run: PlannerRun = startRun(machine);
  const rest = () => {
    if (run.lengthMm.length === 0) return;
    runTimes(run, perMotionS);
    nStops += 1;
    run = startRun(machine);
  };
  motions.forEach((motion, index) => {
    const before = motions[index - 1];
    if (motion.kind === 'dwell' || (before !== undefined && changesSpindle(before, motion))) rest();
    if (motion.kind === 'dwell') perMotionS[index] = dwellS(motion.dwellS ?? 0);
    else appendMotion(run, motion, index);
  });
  rest();
  return { totalS: perMotionS.reduce((sum, seconds) => sum + seconds, 0), perMotionS, nStops };
}

function dwellS(wantedS: number): number {
  return DWELL_UNIT_S * Math.ceil(wantedS / DWELL_UNIT_S);
}

function changesSpindle(before: Motion, after: Motion): boolean {
  if (before.spindle !== after.spindle) return true;
  return after.spindle !== 'off' && before.spindleRpm !== after.spindleRpm;
}
