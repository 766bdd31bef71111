import type { Motion, Point3 } from '@millwright/contracts';
import { cos, sin } from '@millwright/geometry/numeric';
import { arcGeometry } from './arc-sweep.js';

/**
 * Where the tool is after a share of a motion's length. On an arc the start's radius turns about the centre while Z changes evenly,
 * as a GRBL controller does it; at 1 it is the motion's end exactly, whatever the rounding of the radius.
 * @param ratio - share of the length, 0 (start) to 1 (end); outside of it the nearer end is returned
 * @returns mm
 */
export function pointOnMotion(motion: Motion, ratio: number): Point3 {
  const { fromMm, toMm } = motion;
  if (!(ratio > 0)) return fromMm;
  if (ratio >= 1) return toMm;
  const heightMm = fromMm[2] + (toMm[2] - fromMm[2]) * ratio;
  if (motion.kind !== 'arc') {
    return [fromMm[0] + (toMm[0] - fromMm[0]) * ratio, fromMm[1] + (toMm[1] - fromMm[1]) * ratio, heightMm];
  }
  const { centreMm, sweepRad } = arcGeometry(motion);
  const turnedRad = sweepRad * ratio;
  const startX = fromMm[0] - centreMm[0];
  const startY = fromMm[1] - centreMm[1];
  return [
    centreMm[0] + startX * cos(turnedRad) - startY * sin(turnedRad),
    centreMm[1] + startX * sin(turnedRad) + startY * cos(turnedRad),
    heightMm,
  ];
}
