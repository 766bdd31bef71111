import { cos } from './provisional.js';

const PI = Math.PI;

export function degreesToRad(angleDeg: number): number {
  return angleDeg * (PI / 180);
}
export function radToDegrees(angleRad: number): number {
  return angleRad * (180 / PI);
}
export function sinDeg(angleDeg: number): number {
  return cosDeg(angleDeg - 90);
}
export function cosDeg(angleDeg: number): number {
  return Math.abs(angleDeg % 180) === 90 ? 0 : cos(degreesToRad(angleDeg % 360));
}
