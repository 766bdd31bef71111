import type { Machine, Motion, Point3 } from '@millwright/contracts';
import { arcSegmentCount } from './arc-segments.js';
import { arcGeometry } from './arc-sweep.js';
import { pointOnMotion } from './point-on-motion.js';

type Triple = readonly [number, number, number];

/**
 * Planner blocks between two rests, one entry per block in each list (struct of lists, since a carved relief has millions).
 * `maxEntrySquared` is what junction and feeds allow, before any thought of braking.
 */
export interface PlannerRun {
  readonly machine: Machine;
  readonly lengthMm: number[];
  readonly accelerationMmPerS2: number[];
  readonly nominalMmPerS: number[];
  readonly maxEntrySquared: number[];
  readonly motionIndex: number[];
  /** Direction of the last block; none at rest. */
  previous: { readonly direction: Triple; readonly nominalMmPerS: number } | undefined;
}

/** Slowest feed the firmware drives: 1 mm/min (GRBL 1.1 config.h, `MINIMUM_FEED_RATE`). */
const LEAST_FEED_MM_PER_MIN = 1;

/**
 * Slowest step rate the step timer can count: 16 MHz / (8 · 65535) = 30.5 steps/s. Below it the firmware runs faster than programmed
 * (measured on the firmware: 1 mm at 5 mm/min with 40 steps/mm takes 1.31 s).
 */
const LEAST_STEPS_PER_S = 16e6 / (8 * 65535);

/** cosθ beyond which a junction counts as a reversal or as straight (GRBL 1.1 planner.c). */
const STRAIGHT_COSINE = 0.999999;

/** An empty run: the machine is at rest. */
export function startRun(machine: Machine): PlannerRun {
  return {
    machine,
    lengthMm: [],
    accelerationMmPerS2: [],
    nominalMmPerS: [],
    maxEntrySquared: [],
    motionIndex: [],
    previous: undefined,
  };
}

/** Adds the blocks of one motion: one for a line, one per segment for an arc. `index` is where its time goes. */
export function appendMotion(run: PlannerRun, motion: Motion, index: number): void {
  const nSegments =
    motion.kind === 'arc' ? arcSegmentCount(arcGeometry(motion), run.machine.arcToleranceMm) : 1;
  let from = motion.fromMm;
  for (let segment = 1; segment <= nSegments; segment += 1) {
    const to = pointOnMotion(motion, segment / nSegments);
    appendLine(run, { from, to, motion, index });
    from = to;
  }
}

function appendLine(
  run: PlannerRun,
  line: { from: Point3; to: Point3; motion: Motion; index: number },
): void {
  const { machine } = run;
  const nSteps = line.to.map((targetMm, axis) => {
    const perMm = machine.stepsPerMm[axis] ?? 0;
    return wholeSteps(targetMm * perMm) - wholeSteps((line.from[axis] ?? 0) * perMm);
  });
  const delta: Triple = [
    (nSteps[0] ?? 0) / machine.stepsPerMm[0],
    (nSteps[1] ?? 0) / machine.stepsPerMm[1],
    (nSteps[2] ?? 0) / machine.stepsPerMm[2],
  ];
  const lengthMm = lengthOf(delta);
  // The firmware drops a block without a step.
  if (lengthMm === 0) return;
  const direction = scaled(delta, 1 / lengthMm);
  const nLeadSteps = Math.max(...nSteps.map(Math.abs));
  const nominalMmPerS = nominalRate(run.machine, line.motion, { direction, lengthMm, nLeadSteps });
  run.lengthMm.push(lengthMm);
  run.accelerationMmPerS2.push(axisLimited(machine.accelerationMmPerS2, direction));
  run.nominalMmPerS.push(nominalMmPerS);
  run.maxEntrySquared.push(maxEntrySquared(run, direction, nominalMmPerS));
  run.motionIndex.push(line.index);
  run.previous = { direction, nominalMmPerS };
}

function nominalRate(
  machine: Machine,
  motion: Motion,
  block: { direction: Triple; lengthMm: number; nLeadSteps: number },
): number {
  const rapid = axisLimited(machine.maxRateMmPerMin, block.direction);
  const wanted = motion.kind === 'rapid' ? rapid : Math.min(motion.feedMmPerMin, rapid);
  const timerFloorMmPerS = (LEAST_STEPS_PER_S * block.lengthMm) / block.nLeadSteps;
  return Math.max(Math.max(wanted, LEAST_FEED_MM_PER_MIN) / 60, timerFloorMmPerS);
}

/** Square of the fastest entry into a block, (mm/s)²: junction deviation (GRBL 1.1 planner.c) and both nominal rates. */
function maxEntrySquared(run: PlannerRun, direction: Triple, nominalMmPerS: number): number {
  const { previous, machine } = run;
  if (previous === undefined) return 0;
  const slower = Math.min(nominalMmPerS, previous.nominalMmPerS);
  const before = previous.direction;
  const cosine = -(before[0] * direction[0] + before[1] * direction[1] + before[2] * direction[2]);
  if (cosine > STRAIGHT_COSINE) return 0;
  if (cosine < -STRAIGHT_COSINE) return slower * slower;
  const turn: Triple = [direction[0] - before[0], direction[1] - before[1], direction[2] - before[2]];
  const acceleration = axisLimited(machine.accelerationMmPerS2, scaled(turn, 1 / lengthOf(turn)));
  const sineOfHalf = Math.sqrt(0.5 * (1 - cosine));
  const junctionSquared = (acceleration * machine.junctionDeviationMm * sineOfHalf) / (1 - sineOfHalf);
  return Math.min(slower * slower, junctionSquared);
}

/** The largest rate along a direction that keeps every axis within its own limit. */
function axisLimited(limits: Triple, direction: Triple): number {
  let most = Number.POSITIVE_INFINITY;
  for (let axis = 0; axis < 3; axis += 1) {
    const share = Math.abs(direction[axis] ?? 0);
    if (share > 0) most = Math.min(most, (limits[axis] ?? 0) / share);
  }
  return most;
}

/** Nearest whole number, halves away from zero, as C's `lround`. */
function wholeSteps(steps: number): number {
  return steps < 0 ? -Math.floor(0.5 - steps) : Math.floor(steps + 0.5);
}

function lengthOf(vector: Triple): number {
  return Math.sqrt(vector[0] * vector[0] + vector[1] * vector[1] + vector[2] * vector[2]);
}

function scaled(vector: Triple, factor: number): Triple {
  return [vector[0] * factor, vector[1] * factor, vector[2] * factor];
}
