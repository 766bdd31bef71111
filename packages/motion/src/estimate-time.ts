import type { Machine, Motion } from '@millwright/contracts';
import { TimeCore } from './time-estimator.js';

/** Running time of a program as a GRBL planner spends it. */
export interface TimeEstimate {
  /** Everything: moving and dwelling, seconds. */
  readonly totalS: number;
  /** Seconds of each motion, in the order given, length n. A dwell's entry is its dwell. */
  readonly perMotionS: Float64Array;
  /** Fastest speed that each motion reaches, mm/s, length n: what its length over its time is the mean of. 0 for a dwell. */
  readonly peakMmPerS: Float64Array;
  /**
   * How often the machine comes to rest. A controller whose `$1` (step idle delay) is not 255 waits that long at each of them; that
   * time is not in `totalS`, since a machine profile does not hold `$1`.
   */
  readonly nStops: number;
}

/**
 * Running time by GRBL 1.1's planner mathematics: axis-limited feed and acceleration, junction deviation, a look-ahead of 15 blocks (35
 * on grblHAL, 16 on FluidNC), arcs cut into segments by `$12`, targets rounded to steps, dwells in steps of 50 ms. The sender is taken
 * to keep up (a starving serial line makes the job longer), overrides to stand at 100 %, spindle and coolant switching to take no time
 * of its own.
 *
 * A dwell, a change of spindle direction and a change of speed while it turns bring the machine to rest, as in the firmware.
 * @param motions - in program order, each starting where the one before ended
 * @param machine - `controller`, `maxRateMmPerMin`, `accelerationMmPerS2`, `stepsPerMm`, `junctionDeviationMm`, `arcToleranceMm`
 * @throws MillwrightError INPUT_INVALID for figures of machine or motions that are not finite or below their limits
 */
export function estimateTimeS(motions: readonly Motion[], machine: Machine): TimeEstimate {
  const perMotionS = new Float64Array(motions.length);
  const peakMmPerS = new Float64Array(motions.length);
  const core = new TimeCore(machine, {});
  core.onBlock = (index, seconds, peak) => {
    perMotionS[index] = (perMotionS[index] as number) + seconds;
    peakMmPerS[index] = Math.max(peakMmPerS[index] as number, peak);
  };
  motions.forEach((motion, index) => {
    core.add(motion, index);
  });
  core.rest();
  return {
    totalS: perMotionS.reduce((sum, seconds) => sum + seconds, 0),
    perMotionS,
    peakMmPerS,
    nStops: core.nStops,
  };
}
