import { acos, atan2, PI } from '../numeric.js';
import type { Paths64 } from './clipper-module.js';
import { countPoints, fromPaths, MAX_POINTS, requireRoom } from './grid.js';
import type { OffsetOptions } from './polygon-kernel.js';
import type { Ring } from './rings.js';
import type { Scope } from './scope.js';

/**
 * Refuses an offset whose round corners would have more points than the kernel takes: many sharp corners, a long way out, finely. A corner that turns by α towards
 * the offset gets α / 2·acos(1 − tolerance/distance) chords. The corners are looked at only where half a turn at each could be too many.
 * @param nPoints - about how many corners there are
 * @throws MillwrightError GEOMETRY_TOO_MANY_POINTS
 */
export function requireArcRoom(
  scope: Scope,
  area: Paths64,
  nPoints: number,
  deltaMm: number,
  { join, arcToleranceMm }: OffsetOptions,
): void {
  if (join !== 'round' || deltaMm === 0) return;
  const perRad = 1 / (2 * acos(Math.max(0, 1 - arcToleranceMm / Math.abs(deltaMm))));
  if (!(nPoints * PI * perRad > MAX_POINTS)) return;
  const rings = fromPaths(scope, area);
  const turnRad = rings.reduce((sum, ring) => sum + turnTowards(ring, deltaMm), 0);
  requireRoom(countPoints(rings) + Math.floor(turnRad * perRad));
}

/** By how much a ring turns left in all (delta > 0) or right, radians, ≥ 0. */
function turnTowards(ring: Ring, deltaMm: number): number {
  const side = deltaMm > 0 ? 1 : -1;
  let turnRad = 0;
  for (let i = 0; i < ring.length; i += 2) {
    const before = i === 0 ? ring.length - 2 : i - 2;
    const next = i + 2 === ring.length ? 0 : i + 2;
    const [ax, ay] = [ring[i]! - ring[before]!, ring[i + 1]! - ring[before + 1]!];
    const [bx, by] = [ring[next]! - ring[i]!, ring[next + 1]! - ring[i + 1]!];
    turnRad += Math.max(0, side * atan2(ax * by - ay * bx, ax * bx + ay * by));
  }
  return turnRad;
}
