import type { Machine } from '@millwright/contracts';

/** Slowest feed the firmware drives: 1 mm/min (GRBL 1.1 config.h, `MINIMUM_FEED_RATE`). */
const LEAST_FEED_MM_PER_MIN = 1;

/**
 * Slowest step rate the step timer can count: 16 MHz / (8 · 65535) = 30.5 steps/s. Below it the firmware runs faster than programmed
 * (measured on the firmware: 1 mm at 5 mm/min with 40 steps/mm takes 1.31 s).
 */
const LEAST_STEPS_PER_S = 16e6 / (8 * 65535);

/** Ticks of the step timer per second: 16 MHz. */
const TIMER_HZ = 16e6;
/**
 * Step smoothing (`ADAPTIVE_MULTI_AXIS_STEP_SMOOTHING`, stepper.h): below 8 kHz the timer ticks 2, 4 or 8 times per step. Each period
 * counts one tick too many, what it is rounded up by, and less what the shift cuts off; on average 1.5, 1, 0.75 and 0.625 ticks.
 */
const SMOOTHING = {
  below2kHz: 8 * 0.625,
  below4kHz: 4 * 0.75,
  below8kHz: 2 * 1,
  above: 1 * 1.5,
} as const;

/** cosθ beyond which a junction counts as a reversal or as straight (GRBL 1.1 planner.c). */
const STRAIGHT_COSINE = 0.999999;

/** What hears of a block once it is known how long it takes, and of the fastest speed it reaches, mm/s. */
export type Booking = (key: number, seconds: number, peakMmPerS: number) => void;

/**
 * GRBL's planner: a ring of blocks, as many as the controller looks ahead over. A block's time is known when the ring is full behind
 * it, or the machine comes to rest.
 *
 * When a block starts, only the blocks in the ring are known and the newest of them must be able to end at rest. That fixes how fast
 * the block may leave:
 *
 * ```
 *  speed │    ╭───╮        ╭──╮
 *        │   ╱     ╲______╱    ╲_         block i knows i … i+14; the end of i+14 is taken as a stop
 *        └──┴───────┴──────┴─────┴──▶
 *           i      i+1    i+2   i+14
 * ```
 *
 * No object is made per block, and memory does not grow: a carved relief has millions.
 */
export class Planner {
  private readonly mask: number;
  private readonly lengthMm: Float64Array;
  /** 2 · acceleration · length: what a block adds to the square of a speed. */
  private readonly gain: Float64Array;
  private readonly acceleration: Float64Array;
  private readonly nominal: Float64Array;
  /** Square of what junction and feeds allow at a block's start, before any thought of braking. */
  private readonly maxEntrySquared: Float64Array;
  private readonly keys: Float64Array;
  /** Steps of the axis that has most: what the step timer counts. */
  private readonly leadSteps: Float64Array;
  /** Number of the oldest block in the ring, and of the next one to come. */
  private first = 0;
  private next = 0;
  private entrySquared = 0;
  /** Direction and nominal speed of the last block; 0 at rest. */
  private beforeX = 0;
  private beforeY = 0;
  private beforeZ = 0;
  private beforeNominal = 0;
  private readonly steps: readonly [number, number, number];
  private readonly rates: readonly [number, number, number];
  private readonly accelerations: readonly [number, number, number];
  private readonly deviationMm: number;
  /** Whether an 8-bit board's step timer drives the machine. */
  private readonly isAvr: boolean;

  /**
   * @param nBlocks - blocks looked ahead over, the one being driven included
   * @param book - gets the seconds of each block in order, with the key it came with
   */
  constructor(
    machine: Machine,
    private readonly nBlocks: number,
    private readonly book: Booking,
  ) {
    let size = 1;
    while (size < nBlocks) size *= 2;
    this.mask = size - 1;
    this.lengthMm = new Float64Array(size);
    this.gain = new Float64Array(size);
    this.acceleration = new Float64Array(size);
    this.nominal = new Float64Array(size);
    this.maxEntrySquared = new Float64Array(size);
    this.keys = new Float64Array(size);
    this.leadSteps = new Float64Array(size);
    this.isAvr = machine.controller === 'grbl-1.1';
    this.steps = machine.stepsPerMm;
    this.rates = machine.maxRateMmPerMin;
    this.accelerations = machine.accelerationMmPerS2;
    this.deviationMm = machine.junctionDeviationMm;
  }

  /**
   * Adds a straight block between two steps; one without a step is dropped, as the firmware does.
   * @param x - steps along X; y and z alike
   * @param feedMmPerMin - infinite for a rapid
   * @param key - what its time is booked on
   * @returns whether there is a block
   */
  addSteps(x: number, y: number, z: number, feedMmPerMin: number, key: number): boolean {
    const alongX = x / this.steps[0];
    const alongY = y / this.steps[1];
    const alongZ = z / this.steps[2];
    const lengthMm = Math.sqrt(alongX * alongX + alongY * alongY + alongZ * alongZ);
    if (lengthMm === 0) return false;
    if (this.next - this.first === this.nBlocks) this.release();
    const unitX = alongX / lengthMm;
    const unitY = alongY / lengthMm;
    const unitZ = alongZ / lengthMm;
    const rapid = limitAlong(this.rates, unitX, unitY, unitZ);
    const wanted = Math.min(feedMmPerMin, rapid);
    const nLeadSteps = Math.max(Math.abs(x), Math.abs(y), Math.abs(z));
    const timerFloor = this.isAvr ? (LEAST_STEPS_PER_S * lengthMm) / nLeadSteps : 0;
    const nominal = Math.max(Math.max(wanted, LEAST_FEED_MM_PER_MIN) / 60, timerFloor);
    const acceleration = limitAlong(this.accelerations, unitX, unitY, unitZ);
    const slot = this.next & this.mask;
    this.lengthMm[slot] = lengthMm;
    this.acceleration[slot] = acceleration;
    this.gain[slot] = 2 * acceleration * lengthMm;
    this.nominal[slot] = nominal;
    this.maxEntrySquared[slot] = this.junctionSquared(unitX, unitY, unitZ, nominal);
    this.keys[slot] = key;
    this.leadSteps[slot] = nLeadSteps;
    this.next += 1;
    this.beforeX = unitX;
    this.beforeY = unitY;
    this.beforeZ = unitZ;
    this.beforeNominal = nominal;
    return true;
  }

  /** The machine comes to rest: all blocks are driven to their end. @returns whether anything had moved */
  rest(): boolean {
    const hasMoved = this.beforeNominal > 0;
    while (this.first < this.next) this.release();
    this.first = 0;
    this.next = 0;
    this.entrySquared = 0;
    this.beforeNominal = 0;
    return hasMoved;
  }

  /** Square of the fastest entry into a block, (mm/s)²: junction deviation (GRBL 1.1 planner.c) and both nominal rates. */
  private junctionSquared(x: number, y: number, z: number, nominal: number): number {
    if (this.beforeNominal === 0) return 0;
    const slower = Math.min(nominal, this.beforeNominal);
    const cosine = -(this.beforeX * x + this.beforeY * y + this.beforeZ * z);
    if (cosine > STRAIGHT_COSINE) return 0;
    if (cosine < -STRAIGHT_COSINE) return slower * slower;
    const turnX = x - this.beforeX;
    const turnY = y - this.beforeY;
    const turnZ = z - this.beforeZ;
    const scale = 1 / Math.sqrt(turnX * turnX + turnY * turnY + turnZ * turnZ);
    const acceleration = limitAlong(this.accelerations, turnX * scale, turnY * scale, turnZ * scale);
    const sineOfHalf = Math.sqrt(0.5 * (1 - cosine));
    const junctionSquared = (acceleration * this.deviationMm * sineOfHalf) / (1 - sineOfHalf);
    return Math.min(slower * slower, junctionSquared);
  }

  /** Drives the oldest block, knowing those in the ring. */
  private release(): void {
    const { mask, gain, maxEntrySquared, entrySquared } = this;
    // Square of the fastest exit from which the rest of the ring can still be braked to rest, (mm/s)².
    let limit = 0;
    for (let ahead = this.next - 1; ahead > this.first; ahead -= 1) {
      const slot = ahead & mask;
      const braked = limit + (gain[slot] as number);
      const entry = maxEntrySquared[slot] as number;
      limit = Math.min(entry, braked);
    }
    const slot = this.first & mask;
    const reachable = entrySquared + (gain[slot] as number);
    const exitSquared = Math.min(reachable, limit);
    const seconds = blockS(
      this.lengthMm[slot] as number,
      this.acceleration[slot] as number,
      this.nominal[slot] as number,
      entrySquared,
      exitSquared,
    );
    this.entrySquared = exitSquared;
    this.first += 1;
    const extraS = this.isAvr ? timerExtraS(this.leadSteps[slot] as number, seconds) : 0;
    const peak = Math.sqrt(
      (this.acceleration[slot] as number) * (this.lengthMm[slot] as number) +
        0.5 * (entrySquared + exitSquared),
    );
    this.book(this.keys[slot] as number, seconds + extraS, Math.min(this.nominal[slot] as number, peak));
  }
}

/** What the step timer's counting adds to a block, s. */
function timerExtraS(nSteps: number, seconds: number): number {
  const rateHz = nSteps / seconds;
  let ticksPerStep: number = SMOOTHING.above;
  if (rateHz < 2000) ticksPerStep = SMOOTHING.below2kHz;
  else if (rateHz < 4000) ticksPerStep = SMOOTHING.below4kHz;
  else if (rateHz < 8000) ticksPerStep = SMOOTHING.below8kHz;
  return (nSteps * ticksPerStep) / TIMER_HZ;
}

/** Seconds of one block under constant acceleration: a trapezoid, or a triangle where the nominal rate is not reached. */
function blockS(
  lengthMm: number,
  acceleration: number,
  nominal: number,
  entrySquared: number,
  exitSquared: number,
): number {
  const entry = Math.sqrt(entrySquared);
  const exit = Math.sqrt(exitSquared);
  const rampsMm = (2 * nominal * nominal - entrySquared - exitSquared) / (2 * acceleration);
  if (rampsMm <= lengthMm)
    return (2 * nominal - entry - exit) / acceleration + (lengthMm - rampsMm) / nominal;
  const peak = Math.sqrt(acceleration * lengthMm + 0.5 * (entrySquared + exitSquared));
  return (2 * peak - entry - exit) / acceleration;
}

/** The largest rate along a direction that keeps every axis within its own limit. */
function limitAlong(limits: readonly [number, number, number], x: number, y: number, z: number): number {
  let most = Number.POSITIVE_INFINITY;
  if (x !== 0) most = limits[0] / Math.abs(x);
  if (y !== 0) most = Math.min(most, limits[1] / Math.abs(y));
  if (z !== 0) most = Math.min(most, limits[2] / Math.abs(z));
  return most;
}
