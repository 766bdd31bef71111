import { PLANE_AXES } from './check-motion.js';
import { controllerAtan2, controllerCos, controllerSin } from './controller-trigonometry.js';
import { unsigned } from './integer.js';
import type { Block, Registers } from './registers.js';

const { fround } = Math;

/** A turn this small or smaller in the arc's direction counts as none, and a whole turn is added (GRBL 1.1h config.h, 5e-7 rad). */
const LEAST_SWEEP_RAD = fround(5e-7);
const FULL_TURN_RAD = fround(2 * Math.PI);
/** Segments between two computations of sine and cosine; in between the radius is turned by a rotation (`N_ARC_CORRECTION`). */
const SEGMENTS_PER_CORRECTION = 12;
const SIXTH = fround(0.16666667);

/**
 * An arc as GRBL 1.1 drives it (motion_control.c `mc_arc`), in 32-bit arithmetic and machine coordinates: how far it turns, into how
 * many straight lines it is cut, and where these end. One object serves a whole program.
 *
 * The turn is the angle from start to end about the centre, and a whole turn more when that angle does not exceed 5e-7 rad in the
 * arc's direction. So a full circle whose rounded end lies a hair ahead of its start is skipped, and an arc too small for 32 bits
 * becomes a full circle, both without an error.
 */
export class ArcRun {
  /** Turn the controller executes, radians, counter-clockwise positive, a 32-bit float. */
  sweepRad = 0;
  /** Lines between start and end; 0 means that it goes straight to the end. */
  nSegments = 0;
  readonly start = new Float64Array(3);
  readonly end = new Float64Array(3);
  /** From the start to the centre along the plane's two axes. */
  private offsetFirst = 0;
  private offsetSecond = 0;
  private plane = 17;

  /**
   * Plans the arc of a checked line.
   * @param toleranceMm - `$12`, mm, a 32-bit float
   */
  plan(block: Block, registers: Registers, toleranceMm: number): void {
    this.plane = block.modes.plane;
    const [first, second] = PLANE_AXES[this.plane] as readonly [number, number, number];
    for (let axis = 0; axis < 3; axis += 1) {
      this.start[axis] = registers.position.single[axis] as number;
      this.end[axis] = block.target.single[axis] as number;
    }
    this.offsetFirst = block.extra.single[first] as number;
    this.offsetSecond = block.extra.single[second] as number;
    this.sweepRad = this.turn(first, second, block.modes.motion === 2);
    this.nSegments = segmentCount(this.sweepRad, block.radiusMm, toleranceMm);
  }

  private turn(first: number, second: number, isClockwise: boolean): number {
    const startFirst = -this.offsetFirst;
    const startSecond = -this.offsetSecond;
    const endFirst = fround(
      (this.end[first] as number) - fround((this.start[first] as number) + this.offsetFirst),
    );
    const endSecond = fround(
      (this.end[second] as number) - fround((this.start[second] as number) + this.offsetSecond),
    );
    const angle = controllerAtan2(
      fround(fround(startFirst * endSecond) - fround(startSecond * endFirst)),
      fround(fround(startFirst * endFirst) + fround(startSecond * endSecond)),
    );
    if (isClockwise) return angle >= -LEAST_SWEEP_RAD ? fround(angle - FULL_TURN_RAD) : angle;
    return angle <= LEAST_SWEEP_RAD ? fround(angle + FULL_TURN_RAD) : angle;
  }

  /**
   * The ends of the lines, in order, as 32-bit machine coordinates; the last is the arc's end. The radius is turned by a rotation
   * whose sine and cosine are the first terms of their series, and every thirteenth time computed afresh.
   * @param visit - gets the same array each time
   */
  forEachLine(visit: (end: Float64Array) => void): void {
    const [first, second, across] = PLANE_AXES[this.plane] as readonly [number, number, number];
    const { nSegments, offsetFirst, offsetSecond } = this;
    const at = Float64Array.from(this.start);
    if (nSegments > 0) {
      const centreFirst = fround((this.start[first] as number) + offsetFirst);
      const centreSecond = fround((this.start[second] as number) + offsetSecond);
      const turn = fround(this.sweepRad / nSegments);
      const climb = fround(fround((this.end[across] as number) - (this.start[across] as number)) / nSegments);
      const twiceCosine = fround(2 - fround(turn * turn));
      const sine = fround(fround(turn * SIXTH) * fround(twiceCosine + 4));
      const cosine = fround(twiceCosine * 0.5);
      let x = -offsetFirst;
      let y = -offsetSecond;
      let nTurned = 0;
      for (let segment = 1; segment < nSegments; segment += 1) {
        if (nTurned < SEGMENTS_PER_CORRECTION) {
          const turned = fround(fround(x * sine) + fround(y * cosine));
          x = fround(fround(x * cosine) - fround(y * sine));
          y = turned;
          nTurned += 1;
        } else {
          const angle = fround(segment * turn);
          const cosineAt = controllerCos(angle);
          const sineAt = controllerSin(angle);
          x = fround(fround(-offsetFirst * cosineAt) + fround(offsetSecond * sineAt));
          y = fround(fround(-offsetFirst * sineAt) - fround(offsetSecond * cosineAt));
          nTurned = 0;
        }
        at[first] = fround(centreFirst + x);
        at[second] = fround(centreSecond + y);
        at[across] = fround((at[across] as number) + climb);
        visit(at);
      }
    }
    at.set(this.end);
    visit(at);
  }
}

/**
 * How many straight lines GRBL 1.1 drives for an arc: ⌊|½ sweep · radius| / √(tol (2 radius − tol))⌋ in 32-bit arithmetic and a
 * 16-bit counter (motion_control.c). 0 means that it goes straight to the end.
 */
function segmentCount(sweepRad: number, radiusMm: number, toleranceMm: number): number {
  const root = fround(Math.sqrt(fround(toleranceMm * fround(fround(2 * radiusMm) - toleranceMm))));
  const halfLength = Math.abs(fround(fround(0.5 * sweepRad) * radiusMm));
  return unsigned(Math.floor(fround(halfLength / root)), 0xffff);
}
