import { atan2 } from '@millwright/geometry/numeric';
import type { SingleArc } from './plan-arc.js';

const { fround } = Math;

/** A turn this small or smaller in the arc's direction counts as none, and a whole turn is added (GRBL 1.1h config.h, 5e-7 rad). */
const LEAST_SWEEP_RAD = fround(5e-7);
const FULL_TURN_RAD = fround(2 * Math.PI);

/**
 * How far GRBL 1.1 turns for an arc block, by the rule of its motion_control.c in 32-bit arithmetic and machine coordinates: the
 * angle from start to end about the centre, and a whole turn more when that angle does not exceed 5e-7 rad in the arc's direction.
 *
 * So a full circle whose rounded end lies a hair ahead of its start is skipped, and an arc too small for 32 bits becomes a full
 * circle, both without an error. (2,667 recorded arcs of the firmware are the check.)
 * @returns radians, counter-clockwise positive
 */
export function executedSweepRad(arc: SingleArc, isClockwise: boolean): number {
  const { position, target, axes, toCentre } = arc;
  const [first, second] = axes;
  const startFirst = -toCentre[0];
  const startSecond = -toCentre[1];
  const endFirst = fround(target[first] - fround(position[first] + toCentre[0]));
  const endSecond = fround(target[second] - fround(position[second] + toCentre[1]));
  const across = fround(fround(startFirst * endSecond) - fround(startSecond * endFirst));
  const along = fround(fround(startFirst * endFirst) + fround(startSecond * endSecond));
  const angle = fround(atan2(across, along));
  if (isClockwise) return angle >= -LEAST_SWEEP_RAD ? fround(angle - FULL_TURN_RAD) : angle;
  return angle <= LEAST_SWEEP_RAD ? fround(angle + FULL_TURN_RAD) : angle;
}

/**
 * How many straight segments GRBL 1.1 drives for an arc: ⌊|½ sweep · radius| / √(tol (2 radius − tol))⌋ in 32-bit arithmetic and a
 * 16-bit counter (motion_control.c). 0 means that it goes straight to the end.
 * @param toleranceMm - `$12`, mm
 */
export function executedSegments(sweepRad: number, radiusMm: number, toleranceMm: number): number {
  const tolerance = fround(toleranceMm);
  const root = fround(Math.sqrt(fround(tolerance * fround(fround(2 * radiusMm) - tolerance))));
  const halfLength = Math.abs(fround(fround(0.5 * sweepRad) * radiusMm));
  const nSegments = Math.floor(fround(halfLength / root));
  return Number.isFinite(nSegments) ? nSegments & 0xffff : 0;
}
