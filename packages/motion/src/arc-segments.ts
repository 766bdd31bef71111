import type { ArcGeometry } from './arc-sweep.js';

/** Most segments of one arc: the firmware counts them in 16 bits. */
const MAX_SEGMENTS = 65535;

/**
 * How many straight segments GRBL 1.1 cuts an arc into: ⌊½ |sweep| r / √(tol (2r − tol))⌋, at least 1 (motion_control.c, `mc_arc`;
 * confirmed by the recorded behaviour of the firmware). An arc smaller than the tolerance goes straight to its end.
 * @param arc.radiusMm - mm
 * @param arc.sweepRad - radians, any sign
 * @param toleranceMm - `$12`, mm, > 0
 */
export function arcSegmentCount(arc: Omit<ArcGeometry, 'centreMm'>, toleranceMm: number): number {
  const halfChordSquared = toleranceMm * (2 * arc.radiusMm - toleranceMm);
  if (!(halfChordSquared > 0)) return 1;
  const nSegments = Math.floor(Math.abs(0.5 * arc.sweepRad * arc.radiusMm) / Math.sqrt(halfChordSquared));
  return Math.min(MAX_SEGMENTS, Math.max(1, nSegments));
}
