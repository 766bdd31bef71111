import type { PlannerRun } from './planner-run.js';

/** Blocks the firmware looks ahead over, the one being driven included: a ring of 16 with 15 usable (GRBL 1.1 config.h). */
const LOOK_AHEAD_BLOCKS = 15;

/**
 * Drives a run from rest to rest and adds each block's seconds to the motion it came from.
 *
 * When a block starts, only the blocks in the look-ahead are known and the newest of them must be able to end at rest. That fixes
 * how fast the block may leave:
 *
 * ```
 *  speed │    ╭───╮        ╭──╮
 *        │   ╱     ╲______╱    ╲_         block i knows i … i+14; the end of i+14 is taken as a stop
 *        └──┴───────┴──────┴─────┴──▶
 *           i      i+1    i+2   i+14
 * ```
 */
export function runTimes(run: PlannerRun, perMotionS: Float64Array): void {
  let entrySquared = 0;
  const nBlocks = run.lengthMm.length;
  for (let block = 0; block < nBlocks; block += 1) {
    const lengthMm = run.lengthMm[block] ?? 0;
    const acceleration = run.accelerationMmPerS2[block] ?? 0;
    const reachable = entrySquared + 2 * acceleration * lengthMm;
    const exitSquared = Math.min(reachable, brakingLimitSquared(run, block));
    const seconds = blockS({
      lengthMm,
      acceleration,
      entrySquared,
      exitSquared,
      nominalMmPerS: run.nominalMmPerS[block] ?? 0,
    });
    const motion = run.motionIndex[block] ?? 0;
    perMotionS[motion] = (perMotionS[motion] ?? 0) + seconds;
    entrySquared = exitSquared;
  }
}

/** Square of the fastest exit from a block from which the rest of the look-ahead can still be braked to rest, (mm/s)². */
function brakingLimitSquared(run: PlannerRun, block: number): number {
  const last = Math.min(block + LOOK_AHEAD_BLOCKS, run.lengthMm.length) - 1;
  let squared = 0;
  for (let ahead = last; ahead > block; ahead -= 1) {
    const braked = squared + 2 * (run.accelerationMmPerS2[ahead] ?? 0) * (run.lengthMm[ahead] ?? 0);
    squared = Math.min(run.maxEntrySquared[ahead] ?? 0, braked);
  }
  return squared;
}

/** Seconds of one block under constant acceleration: a trapezoid, or a triangle where the nominal rate is not reached. */
function blockS(block: {
  lengthMm: number;
  acceleration: number;
  entrySquared: number;
  exitSquared: number;
  nominalMmPerS: number;
}): number {
  const { lengthMm, acceleration, entrySquared, exitSquared, nominalMmPerS } = block;
  const entry = Math.sqrt(entrySquared);
  const exit = Math.sqrt(exitSquared);
  const nominalSquared = nominalMmPerS * nominalMmPerS;
  const rampsMm = (2 * nominalSquared - entrySquared - exitSquared) / (2 * acceleration);
  if (rampsMm <= lengthMm) {
    return (2 * nominalMmPerS - entry - exit) / acceleration + (lengthMm - rampsMm) / nominalMmPerS;
  }
  const peak = Math.sqrt(acceleration * lengthMm + 0.5 * (entrySquared + exitSquared));
  return (2 * peak - entry - exit) / acceleration;
}
