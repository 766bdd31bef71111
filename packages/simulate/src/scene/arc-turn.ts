import type { Motion } from '@millwright/contracts';
import { atan2, PI } from '@millwright/geometry/numeric';
import { lengthOf } from '../plane-length.js';

/** No block turns by more quarters than this: the loop that splits an arc has to end. */
export const MAX_QUARTERS = 1000;

/**
 * Paths of an arc as meant and as executed that differ less than this count as one, mm. 2 µm is GRBL's own default arc tolerance
 * ($12): nearer than that the controller does not follow an arc anyway.
 */
export const SAME_ARC_MM = 0.002;

/** Turn of an arc by its words, radians, signed: from its start to its end in its direction, a whole turn where they coincide. */
export function meantSweepRad(motion: Motion): number {
  const [centreX, centreY] = motion.centreMm ?? [0, 0];
  const [ax, ay] = motion.fromMm;
  const [bx, by] = motion.toMm;
  const isClockwise = motion.clockwise === true;
  const wholeTurn = isClockwise ? -2 * PI : 2 * PI;
  if (ax === bx && ay === by) return wholeTurn;
  const ux = ax - centreX;
  const uy = ay - centreY;
  const vx = bx - centreX;
  const vy = by - centreY;
  const shortest = atan2(ux * vy - uy * vx, ux * vx + uy * vy);
  if (shortest === 0) return wholeTurn;
  return shortest < 0 === isClockwise ? shortest : shortest + wholeTurn;
}

/** Whether the controller turns an arc by another angle than its words mean (`meantSweepRad`): dropped circles and extra turns. */
export function isExecutedOtherwise(motion: Motion, meantRad: number): boolean {
  if (motion.kind !== 'arc' || motion.sweepRad === undefined || motion.centreMm === undefined) return false;
  const radiusMm = lengthOf(motion.fromMm[0] - motion.centreMm[0], motion.fromMm[1] - motion.centreMm[1]);
  return Math.abs(motion.sweepRad - meantRad) * radiusMm > SAME_ARC_MM;
}
