import { assertInvariant, type Motion, type Point, type Point3 } from '@millwright/contracts';
import { atan2, orient2d, PI } from '@millwright/geometry/numeric';

/** Where an arc in the XY plane starts and ends, about which centre and which way round. Z is not looked at. */
export interface ArcEnds {
  readonly fromMm: Point | Point3;
  readonly toMm: Point | Point3;
  readonly centreMm: Point;
  readonly clockwise: boolean;
}

/**
 * How far an arc turns, as its decimals mean it. An arc whose end equals its start in X and Y is one full turn.
 *
 * The direction comes from the exact sign of the turn start → end about the centre, so that an arc of a few nanometres keeps its
 * tiny sweep and never becomes a full turn by a rounding error.
 * @returns radians, positive counter-clockwise; 0 < |sweep| ≤ 2π
 */
export function arcSweepRad(arc: ArcEnds): number {
  const [startX, startY] = arc.fromMm;
  const [endX, endY] = arc.toMm;
  const [centreX, centreY] = arc.centreMm;
  const fullTurn = arc.clockwise ? -2 * PI : 2 * PI;
  if (startX === endX && startY === endY) return fullTurn;
  const cross = orient2d(centreX, centreY, startX, startY, endX, endY);
  const dot = (startX - centreX) * (endX - centreX) + (startY - centreY) * (endY - centreY);
  const shortest = atan2(cross, dot);
  if (arc.clockwise) return shortest < 0 ? shortest : shortest + fullTurn;
  return shortest > 0 ? shortest : shortest + fullTurn;
}

/** An arc motion with what every calculation about it needs. */
export interface ArcGeometry {
  readonly centreMm: Point;
  readonly radiusMm: number;
  readonly sweepRad: number;
}

/**
 * Centre, radius and turn of an arc motion. The radius is that of the start, which is the one a GRBL controller keeps up to the last
 * segment; the turn is the one the controller executes where the motion states it.
 * @param motion - of kind `arc`, with its centre
 */
export function arcGeometry(motion: Motion): ArcGeometry {
  const centreMm = motion.centreMm;
  assertInvariant(centreMm !== undefined, 'An arc motion has a centre');
  const { fromMm, toMm, clockwise = false } = motion;
  const startX = fromMm[0] - centreMm[0];
  const startY = fromMm[1] - centreMm[1];
  return {
    centreMm,
    radiusMm: Math.sqrt(startX * startX + startY * startY),
    sweepRad: motion.sweepRad ?? arcSweepRad({ fromMm, toMm, centreMm, clockwise }),
  };
}
