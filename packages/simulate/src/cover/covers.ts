import { type Curve, lengthOf, sagittaMm } from '../geometry/curve.js';
import { isInSector } from '../geometry/distance.js';

/**
 * Whether every point of a wall piece lies within `reachMm` of one stretch of path. Never true when it is not (all roundings and
 * bulges are taken off the reach); may be false when it is, and then the halves are asked.
 *
 * Around a line or a point the points within reach form a convex set: it holds a chord as soon as it holds both its ends, and an arc
 * if there is room for its sagitta. Around an arc of radius a they contain the ring sector a − reach ≤ ρ ≤ a + reach; a chord lies in
 * it if both its ends do and its nearest point to the centre is not too near.
 */
export function coversPiece(wall: Curve, path: Curve, reachMm: number): boolean {
  const bulgeMm = sagittaMm(wall);
  const roomMm = reachMm - bulgeMm;
  if (roomMm < 0) return false;
  if (path.turn === 0) return withinOfLine(wall, path, roomMm);
  if (withinOfPoint(wall, path.ax, path.ay, roomMm) || withinOfPoint(wall, path.bx, path.by, roomMm))
    return true;
  return withinSector(wall, path, bulgeMm) && withinRing(wall, path, roomMm);
}

function withinOfPoint(wall: Curve, x: number, y: number, roomMm: number): boolean {
  return lengthOf(wall.ax - x, wall.ay - y) <= roomMm && lengthOf(wall.bx - x, wall.by - y) <= roomMm;
}

function withinOfLine(wall: Curve, line: Curve, roomMm: number): boolean {
  return (
    distanceToSegment(wall.ax, wall.ay, line) <= roomMm && distanceToSegment(wall.bx, wall.by, line) <= roomMm
  );
}

function distanceToSegment(px: number, py: number, line: Curve): number {
  const dx = line.bx - line.ax;
  const dy = line.by - line.ay;
  const squared = dx * dx + dy * dy;
  const along = squared === 0 ? 0 : ((px - line.ax) * dx + (py - line.ay) * dy) / squared;
  const ratio = Math.max(0, Math.min(1, along));
  return lengthOf(px - line.ax - ratio * dx, py - line.ay - ratio * dy);
}

/** Both ends of the wall in the cone of the arc, farther from its edges than the wall bulges. A cone is convex. */
function withinSector(wall: Curve, arc: Curve, bulgeMm: number): boolean {
  for (const [x, y] of [
    [wall.ax - arc.cx, wall.ay - arc.cy],
    [wall.bx - arc.cx, wall.by - arc.cy],
  ] as const) {
    if (!isInSector(x, y, arc)) return false;
    if (bulgeMm === 0) continue;
    const toStart = Math.abs((arc.ax - arc.cx) * y - (arc.ay - arc.cy) * x) / arc.radiusMm;
    const toEnd = Math.abs((arc.bx - arc.cx) * y - (arc.by - arc.cy) * x) / arc.radiusMm;
    if (toStart < bulgeMm || toEnd < bulgeMm) return false;
  }
  return true;
}

function withinRing(wall: Curve, arc: Curve, roomMm: number): boolean {
  const farthest = Math.max(
    lengthOf(wall.ax - arc.cx, wall.ay - arc.cy),
    lengthOf(wall.bx - arc.cx, wall.by - arc.cy),
  );
  const nearest = distanceToSegment(arc.cx, arc.cy, wall);
  return farthest <= arc.radiusMm + roomMm && nearest >= arc.radiusMm - roomMm;
}
