import type { Motion } from '@millwright/contracts';
import { arcGeometry } from './arc-sweep.js';

/**
 * How far the tool travels in a motion.
 *
 * A line is its straight length, an arc √((sweep · radius)² + Δz²), which is exact for a helix of even pitch; a dwell is 0.
 * @returns mm, ≥ 0
 */
export function motionLengthMm(motion: Motion): number {
  if (motion.kind === 'dwell') return 0;
  const rise = motion.toMm[2] - motion.fromMm[2];
  if (motion.kind === 'arc') {
    const { radiusMm, sweepRad } = arcGeometry(motion);
    const turnMm = sweepRad * radiusMm;
    return Math.sqrt(turnMm * turnMm + rise * rise);
  }
  const alongX = motion.toMm[0] - motion.fromMm[0];
  const alongY = motion.toMm[1] - motion.fromMm[1];
  return Math.sqrt(alongX * alongX + alongY * alongY + rise * rise);
}
