import { cos, sin } from './sine.js';

const DEGREES_PER_RADIAN = 180 / Math.PI;
const RADIANS_PER_DEGREE = Math.PI / 180;

/** An angle in radians from one in degrees: one product, rounded once. */
export function degreesToRad(angleDeg: number): number {
  return angleDeg * RADIANS_PER_DEGREE;
}

/** An angle in degrees from one in radians: one product, rounded once. */
export function radToDegrees(angleRad: number): number {
  return angleRad * DEGREES_PER_RADIAN;
}

/**
 * Sine of an angle in degrees, within two units in the last place for angles of any size; exact (0, 1 or −1, never −0) at multiples of
 * 90, so that a part turned by a right angle keeps its straight edges straight.
 */
export function sinDeg(angleDeg: number): number {
  return sinAfterRightAngles(angleDeg, 0);
}

/** Cosine of an angle in degrees; exact at multiples of 90, as {@link sinDeg} is. */
export function cosDeg(angleDeg: number): number {
  return sinAfterRightAngles(angleDeg, 1);
}

/** sin(angle + 90 · rightAngles); the remainder and the difference are exact. */
function sinAfterRightAngles(angleDeg: number, rightAngles: number): number {
  const withinTurnDeg = angleDeg % 360;
  const nearest = Math.round(withinTurnDeg / 90);
  const restDeg = withinTurnDeg - 90 * nearest;
  const quarter = (nearest + rightAngles) & 3;
  if (restDeg === 0) return quarter === 1 ? 1 : quarter === 3 ? -1 : 0;
  const restRad = degreesToRad(restDeg);
  const value = (quarter & 1) === 1 ? cos(restRad) : sin(restRad);
  return quarter >= 2 ? -value : value;
}
