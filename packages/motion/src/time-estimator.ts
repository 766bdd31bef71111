import type { Machine, Motion } from '@millwright/contracts';
import { cos, sin } from '@millwright/geometry/numeric';
import { arcSegmentCount } from './arc-segments.js';
import { arcGeometry } from './arc-sweep.js';
import { checkMachine, checkMotion } from './check-input.js';
import { Planner } from './planner.js';
import { type Starvation, SupplyQueue, supplyS } from './starvation.js';

/**
 * Blocks that each controller looks ahead over, the one being driven included: GRBL 1.1 a ring of 16 with 15 usable (config.h),
 * grblHAL 35 as it ships (grblHAL/core f80fc34, config.h), FluidNC 16 as it ships (bdring/FluidNC e952f33f, `planner_blocks`).
 */
export const LOOK_AHEAD_BLOCKS: Readonly<Record<Machine['controller'], number>> = {
  'grbl-1.1': 15,
  grblhal: 35,
  fluidnc: 16,
};

/** Length of one unit of dwell: GRBL 1.1 waits in whole steps of 50 ms, rounded up (`DWELL_TIME_STEP`). */
const DWELL_UNIT_S = 0.05;
/** Lines of an arc between two exact computations of its angle; in between the radius is turned by a rotation. */
const SEGMENTS_PER_CORRECTION = 16;

/** Seconds by what the machine does. */
export interface TimeByKind {
  readonly cutS: number;
  readonly rapidS: number;
  readonly dwellS: number;
  /** `$1` at each stop. */
  readonly stopS: number;
}

/** What a time estimator found. */
export interface TimeTotals extends TimeByKind {
  readonly totalS: number;
  /** How often the machine comes to rest. */
  readonly nStops: number;
  /** By the group that moves were added under, in the order the groups first came. */
  readonly groups: readonly (TimeByKind & { readonly group: number; readonly totalS: number })[];
  /** Where an 8-bit board runs dry; nothing where none is asked about. */
  readonly starvation: Starvation | undefined;
}

/** What is known of a machine beyond its profile. */
export interface TimeOptions {
  /** `$1`, ms: waited at every stop; 255 keeps the motors on and costs none. 255 unless given. */
  readonly stepIdleDelayMs?: number;
  /** Blocks looked ahead over, 2 to 1000; by the machine's controller unless given. */
  readonly lookAheadBlocks?: number;
}

/** Adds up the running time of a program, move by move. */
export interface TimeEstimator {
  /** Adds the next move, which starts where the one before ended, under a group: any whole number from 0. */
  readonly add: (motion: Motion, group?: number) => void;
  /** Comes to rest and gives the totals; nothing can be added afterwards. */
  readonly finish: () => TimeTotals;
}

const NO_IDLE_DELAY_MS = 255;
const MAX_LOOK_AHEAD = 1000;
const RAPID = 0;
const CUT = 1;
const DWELL = 2;
const STOP = 3;
const N_KINDS = 4;

/**
 * Makes a {@link TimeEstimator}: running time by GRBL 1.1's planner mathematics in constant memory, move by move.
 * @param machine - `controller`, `maxRateMmPerMin`, `accelerationMmPerS2`, `stepsPerMm`, `junctionDeviationMm`, `arcToleranceMm`
 * @throws MillwrightError INPUT_INVALID, here for a machine and in `add` for a motion whose figures are not finite or below their limits
 */
export function createTimeEstimator(machine: Machine, options: TimeOptions = {}): TimeEstimator {
  const core = new TimeCore(machine, options);
  const totals = new GroupTotals();
  core.onBlock = (key, seconds) => totals.book(key, seconds);
  let lastGroup = 0;
  core.onStop = (seconds) => totals.book(lastGroup * N_KINDS + STOP, seconds);
  return {
    add: (motion, group = 0) => {
      const kind = motion.kind === 'dwell' ? DWELL : motion.kind === 'rapid' ? RAPID : CUT;
      core.add(motion, group * N_KINDS + kind);
      lastGroup = group;
    },
    finish: () => {
      core.rest();
      return { ...totals.result(), nStops: core.nStops, starvation: core.supply?.result() };
    },
  };
}

/** The planner fed with motions; what is done with the seconds is up to `onBlock`. */
export class TimeCore {
  onBlock: (key: number, seconds: number, peakMmPerS: number) => void = () => undefined;
  onStop: (seconds: number) => void = () => undefined;
  nStops = 0;
  /** Only for a board that can run dry. */
  readonly supply: SupplyQueue | undefined;
  private readonly planner: Planner;
  private readonly idleS: number;
  private readonly stepX: number;
  private readonly stepY: number;
  private readonly stepZ: number;
  private before: Motion | undefined;
  /** Where the motors stand, steps. */
  private atX = 0;
  private atY = 0;
  private atZ = 0;
  /** What the blocks in the planner cost to read, and their lines; a ring beside the planner's. */
  private readonly costs: Float64Array;
  private readonly lines: Float64Array;
  private nIn = 0;
  private nOut = 0;

  constructor(
    private readonly machine: Machine,
    options: TimeOptions,
  ) {
    checkMachine(machine, LOOK_AHEAD_BLOCKS);
    const given = Math.floor(options.lookAheadBlocks ?? LOOK_AHEAD_BLOCKS[machine.controller]);
    const nBlocks = given >= 2 ? Math.min(MAX_LOOK_AHEAD, given) : 2;
    this.planner = new Planner(machine, nBlocks, (key, seconds, peak) => this.booked(key, seconds, peak));
    this.supply = machine.controller === 'grbl-1.1' ? new SupplyQueue(nBlocks) : undefined;
    this.costs = new Float64Array(nBlocks);
    this.lines = new Float64Array(nBlocks);
    const delayMs = options.stepIdleDelayMs ?? NO_IDLE_DELAY_MS;
    this.idleS = delayMs === NO_IDLE_DELAY_MS ? 0 : delayMs / 1000;
    [this.stepX, this.stepY, this.stepZ] = machine.stepsPerMm;
  }

  /** Adds a motion; its seconds are booked on `key`. */
  add(motion: Motion, key: number): void {
    checkMotion(motion);
    const { before } = this;
    this.before = motion;
    if (motion.kind === 'dwell' || (before !== undefined && changesSpindle(before, motion))) this.rest();
    if (motion.kind === 'dwell') {
      this.onBlock(key, DWELL_UNIT_S * Math.ceil((motion.dwellS ?? 0) / DWELL_UNIT_S), 0);
      return;
    }
    const { fromMm, toMm } = motion;
    this.atX = wholeSteps(fromMm[0] * this.stepX);
    this.atY = wholeSteps(fromMm[1] * this.stepY);
    this.atZ = wholeSteps(fromMm[2] * this.stepZ);
    if (motion.kind === 'arc') this.addArc(motion, key);
    else {
      const feed = motion.kind === 'rapid' ? Number.POSITIVE_INFINITY : motion.feedMmPerMin;
      const nAxes =
        Number(fromMm[0] !== toMm[0]) + Number(fromMm[1] !== toMm[1]) + Number(fromMm[2] !== toMm[2]);
      this.goTo(toMm[0], toMm[1], toMm[2], { feed, key, costS: supplyS(nAxes, false) });
    }
  }

  /** The machine comes to rest. */
  rest(): void {
    if (!this.planner.rest()) return;
    this.supply?.rest();
    this.nIn = 0;
    this.nOut = 0;
    this.nStops += 1;
    if (this.idleS > 0) this.onStop(this.idleS);
  }

  /** Cuts an arc as the firmware does: equal turns of the start's radius, Z evenly, and the end exactly. */
  private addArc(motion: Motion, key: number): void {
    const geometry = arcGeometry(motion);
    const nSegments = arcSegmentCount(geometry, this.machine.arcToleranceMm);
    const [centreX, centreY] = geometry.centreMm;
    const { fromMm, toMm } = motion;
    const startX = fromMm[0] - centreX;
    const startY = fromMm[1] - centreY;
    const turn = geometry.sweepRad / nSegments;
    const cosine = cos(turn);
    const sine = sin(turn);
    const block = { feed: motion.feedMmPerMin, key, costS: supplyS(0, true) };
    let x = startX;
    let y = startY;
    for (let segment = 1; segment < nSegments; segment += 1) {
      if (segment % SEGMENTS_PER_CORRECTION === 0) {
        const c = cos(turn * segment);
        const s = sin(turn * segment);
        x = startX * c - startY * s;
        y = startX * s + startY * c;
      } else {
        const turned = x * sine + y * cosine;
        x = x * cosine - y * sine;
        y = turned;
      }
      const height = fromMm[2] + ((toMm[2] - fromMm[2]) * segment) / nSegments;
      this.goTo(centreX + x, centreY + y, height, block);
    }
    this.goTo(toMm[0], toMm[1], toMm[2], block);
  }

  private goTo(x: number, y: number, z: number, block: { feed: number; key: number; costS: number }): void {
    const toX = wholeSteps(x * this.stepX);
    const toY = wholeSteps(y * this.stepY);
    const toZ = wholeSteps(z * this.stepZ);
    const isBlock = this.planner.addSteps(
      toX - this.atX,
      toY - this.atY,
      toZ - this.atZ,
      block.feed,
      block.key,
    );
    this.atX = toX;
    this.atY = toY;
    this.atZ = toZ;
    if (!isBlock || this.supply === undefined) return;
    const place = this.nIn % this.costs.length;
    this.costs[place] = block.costS;
    this.lines[place] = this.before?.line ?? 1;
    this.nIn += 1;
  }

  private booked(key: number, seconds: number, peakMmPerS: number): void {
    this.onBlock(key, seconds, peakMmPerS);
    if (this.supply === undefined) return;
    const place = this.nOut % this.costs.length;
    this.supply.take(this.lines[place] as number, this.costs[place] as number, seconds);
    this.nOut += 1;
  }
}

/** Nearest whole number, halves away from zero, as C's `lround`. */
function wholeSteps(steps: number): number {
  return steps < 0 ? -Math.floor(0.5 - steps) : Math.floor(steps + 0.5);
}

function changesSpindle(before: Motion, after: Motion): boolean {
  if (before.spindle !== after.spindle) return true;
  return after.spindle !== 'off' && before.spindleRpm !== after.spindleRpm;
}

/** Seconds by group and kind. */
class GroupTotals {
  private readonly sums = new Map<number, Float64Array>();
  private lastGroup = -1;
  private last: Float64Array = new Float64Array(N_KINDS);

  book(key: number, seconds: number): void {
    const group = Math.floor(key / N_KINDS);
    if (group !== this.lastGroup) {
      this.last = this.sums.get(group) ?? new Float64Array(N_KINDS);
      this.sums.set(group, this.last);
      this.lastGroup = group;
    }
    const kind = key - group * N_KINDS;
    this.last[kind] = (this.last[kind] as number) + seconds;
  }

  result(): TimeByKind & Pick<TimeTotals, 'totalS' | 'groups'> {
    const groups = [...this.sums].map(([group, sums]) => ({
      group,
      ...kindsOf(sums),
      totalS: totalOf(sums),
    }));
    const all = new Float64Array(N_KINDS);
    for (const sums of this.sums.values()) {
      for (let kind = 0; kind < N_KINDS; kind += 1)
        all[kind] = (all[kind] as number) + (sums[kind] as number);
    }
    return { ...kindsOf(all), totalS: totalOf(all), groups };
  }
}

function kindsOf(sums: Float64Array): TimeByKind {
  return { cutS: sums[CUT] ?? 0, rapidS: sums[RAPID] ?? 0, dwellS: sums[DWELL] ?? 0, stopS: sums[STOP] ?? 0 };
}

function totalOf(sums: Float64Array): number {
  return sums.reduce((sum, seconds) => sum + seconds, 0);
}
