import type { Motion, Point3 } from '@millwright/contracts';
import { atan2, PI } from '@millwright/geometry/numeric';
import { arcGeometry } from './arc-sweep.js';

/** The smallest box, parallel to the axes, that holds a motion's whole path. */
export interface MotionBounds {
  readonly minMm: Point3;
  readonly maxMm: Point3;
}

/**
 * How far a quarter point may lie beyond an arc's ends and still count as on it, radians. Some hundred roundings of an angle: the
 * box errs to the outside, by less than radius · slack² / 2.
 */
const QUARTER_SLACK_RAD = 1e-12;

/**
 * The exact extents of a motion: for an arc with the quarter points it passes (a soft limit is tripped by the bulge of an arc, not
 * by its ends).
 * @returns mm; both corners equal for a dwell
 */
export function motionBounds(motion: Motion): MotionBounds {
  const { fromMm, toMm } = motion;
  const minMm: [number, number, number] = [
    Math.min(fromMm[0], toMm[0]),
    Math.min(fromMm[1], toMm[1]),
    Math.min(fromMm[2], toMm[2]),
  ];
  const maxMm: [number, number, number] = [
    Math.max(fromMm[0], toMm[0]),
    Math.max(fromMm[1], toMm[1]),
    Math.max(fromMm[2], toMm[2]),
  ];
  if (motion.kind === 'arc') {
    const { centreMm, radiusMm, sweepRad } = arcGeometry(motion);
    const startRad = atan2(fromMm[1] - centreMm[1], fromMm[0] - centreMm[0]);
    // The quarter points in order: +X, +Y, −X, −Y of the centre.
    if (passes(startRad, sweepRad, 0)) maxMm[0] = Math.max(maxMm[0], centreMm[0] + radiusMm);
    if (passes(startRad, sweepRad, PI / 2)) maxMm[1] = Math.max(maxMm[1], centreMm[1] + radiusMm);
    if (passes(startRad, sweepRad, PI)) minMm[0] = Math.min(minMm[0], centreMm[0] - radiusMm);
    if (passes(startRad, sweepRad, -PI / 2)) minMm[1] = Math.min(minMm[1], centreMm[1] - radiusMm);
  }
  return { minMm, maxMm };
}

/** Whether an arc from `startRad` that turns by `sweepRad` passes the direction `atRad`; all radians. */
function passes(startRad: number, sweepRad: number, atRad: number): boolean {
  const ahead = sweepRad < 0 ? startRad - atRad : atRad - startRad;
  const turn = 2 * PI;
  const toGo = ahead - turn * Math.floor(ahead / turn);
  return toGo <= Math.abs(sweepRad) + QUARTER_SLACK_RAD || toGo >= turn - QUARTER_SLACK_RAD;
}
