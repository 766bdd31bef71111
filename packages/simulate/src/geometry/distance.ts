import { orient2d } from '@millwright/geometry/numeric';
import { type Curve, lengthOf } from './curve.js';

/** How near two pieces come, and where on the first. */
export interface Nearness {
  /** mm, 0 where they cross or touch. */
  readonly distanceMm: number;
  /** The point of the *first* piece where they are nearest, mm. */
  readonly x: number;
  readonly y: number;
}

/** Distance from a point to a piece, mm. Not signed. */
export function distanceToCurve(px: number, py: number, curve: Curve): number {
  if (curve.turn !== 0) return distanceToArc(px, py, curve);
  const dx = curve.bx - curve.ax;
  const dy = curve.by - curve.ay;
  const squared = dx * dx + dy * dy;
  const along = squared === 0 ? 0 : ((px - curve.ax) * dx + (py - curve.ay) * dy) / squared;
  const ratio = Math.max(0, Math.min(1, along));
  return lengthOf(px - curve.ax - ratio * dx, py - curve.ay - ratio * dy);
}

/**
 * Smallest distance of two pieces by closed forms: ends to the other piece, crossings, the foot of a centre on a line, and the points
 * on the line of two centres, each kept only inside both pieces (reference simulate.md, 5.1). Every candidate is the distance of two
 * points that really lie on the pieces, so rounding can only make the result too large, by far less than the guard of the scene.
 */
export function distanceOfCurves(a: Curve, b: Curve): Nearness {
  const nearest = { distanceMm: Number.POSITIVE_INFINITY, x: a.ax, y: a.ay };
  endsOfFirst(a, b, nearest);
  endsOfSecond(a, b, nearest);
  if (a.turn === 0 && b.turn === 0) linesCrossing(a, b, nearest);
  else if (a.turn === 0) lineWithArc(a, b, nearest, true);
  else if (b.turn === 0) lineWithArc(b, a, nearest, false);
  else arcWithArc(a, b, nearest);
  return nearest;
}

type Best = { distanceMm: number; x: number; y: number };

function offer(best: Best, distanceMm: number, x: number, y: number): void {
  if (distanceMm < best.distanceMm) {
    best.distanceMm = distanceMm;
    best.x = x;
    best.y = y;
  }
}

/**
 * Whether the direction (dx, dy) from the centre lies within the arc. The third test keeps the opposite direction out when the two
 * ends almost coincide (reference simulate.md, trap 2).
 */
export function isInSector(dx: number, dy: number, arc: Curve): boolean {
  const ux = arc.ax - arc.cx;
  const uy = arc.ay - arc.cy;
  const vx = arc.bx - arc.cx;
  const vy = arc.by - arc.cy;
  return (
    arc.turn * (ux * dy - uy * dx) >= 0 &&
    arc.turn * (dx * vy - dy * vx) >= 0 &&
    dx * (ux + vx) + dy * (uy + vy) >= 0
  );
}

function distanceToArc(px: number, py: number, arc: Curve): number {
  const dx = px - arc.cx;
  const dy = py - arc.cy;
  if (isInSector(dx, dy, arc)) return Math.abs(lengthOf(dx, dy) - arc.radiusMm);
  return Math.min(lengthOf(px - arc.ax, py - arc.ay), lengthOf(px - arc.bx, py - arc.by));
}

function endsOfFirst(a: Curve, b: Curve, best: Best): void {
  offer(best, distanceToCurve(a.ax, a.ay, b), a.ax, a.ay);
  offer(best, distanceToCurve(a.bx, a.by, b), a.bx, a.by);
}

function endsOfSecond(a: Curve, b: Curve, best: Best): void {
  for (const atEnd of [false, true]) {
    const px = atEnd ? b.bx : b.ax;
    const py = atEnd ? b.by : b.ay;
    const distanceMm = distanceToCurve(px, py, a);
    if (distanceMm < best.distanceMm) {
      const [x, y] = nearestPoint(px, py, a);
      offer(best, distanceMm, x, y);
    }
  }
}

/** The point of a piece nearest to p, mm. */
export function nearestPoint(px: number, py: number, curve: Curve): readonly [number, number] {
  if (curve.turn === 0) {
    const dx = curve.bx - curve.ax;
    const dy = curve.by - curve.ay;
    const squared = dx * dx + dy * dy;
    const along = squared === 0 ? 0 : ((px - curve.ax) * dx + (py - curve.ay) * dy) / squared;
    const ratio = Math.max(0, Math.min(1, along));
    return [curve.ax + ratio * dx, curve.ay + ratio * dy];
  }
  const dx = px - curve.cx;
  const dy = py - curve.cy;
  const fromCentre = lengthOf(dx, dy);
  if (fromCentre > 0 && isInSector(dx, dy, curve)) {
    const scale = curve.radiusMm / fromCentre;
    return [curve.cx + dx * scale, curve.cy + dy * scale];
  }
  const toA = lengthOf(px - curve.ax, py - curve.ay);
  const toB = lengthOf(px - curve.bx, py - curve.by);
  return toA <= toB ? [curve.ax, curve.ay] : [curve.bx, curve.by];
}

/** Proper crossings only: a touch is already found as the distance of an end. The signs are exact. */
function linesCrossing(a: Curve, b: Curve, best: Best): void {
  const side1 = orient2d(a.ax, a.ay, a.bx, a.by, b.ax, b.ay);
  const side2 = orient2d(a.ax, a.ay, a.bx, a.by, b.bx, b.by);
  if (side1 === 0 || side2 === 0 || side1 > 0 === side2 > 0) return;
  const side3 = orient2d(b.ax, b.ay, b.bx, b.by, a.ax, a.ay);
  const side4 = orient2d(b.ax, b.ay, b.bx, b.by, a.bx, a.by);
  if (side3 === 0 || side4 === 0 || side3 > 0 === side4 > 0) return;
  const ratio = side3 / (side3 - side4);
  offer(best, 0, a.ax + (a.bx - a.ax) * ratio, a.ay + (a.by - a.ay) * ratio);
}

function lineWithArc(line: Curve, arc: Curve, best: Best, isLineFirst: boolean): void {
  const dx = line.bx - line.ax;
  const dy = line.by - line.ay;
  const length = lengthOf(dx, dy);
  if (length === 0) return;
  const footMm = ((arc.cx - line.ax) * dx + (arc.cy - line.ay) * dy) / length;
  const footX = line.ax + (dx / length) * footMm;
  const footY = line.ay + (dy / length) * footMm;
  const heightMm = lengthOf(footX - arc.cx, footY - arc.cy);
  if (heightMm < arc.radiusMm) {
    const halfMm = Math.sqrt(arc.radiusMm * arc.radiusMm - heightMm * heightMm);
    for (const atMm of [footMm - halfMm, footMm + halfMm]) {
      if (atMm < 0 || atMm > length) continue;
      const x = line.ax + (dx / length) * atMm;
      const y = line.ay + (dy / length) * atMm;
      if (isInSector(x - arc.cx, y - arc.cy, arc)) offer(best, 0, x, y);
    }
  }
  if (footMm < 0 || footMm > length || heightMm === 0) return;
  if (!isInSector(footX - arc.cx, footY - arc.cy, arc)) return;
  const scale = arc.radiusMm / heightMm;
  const x = isLineFirst ? footX : arc.cx + (footX - arc.cx) * scale;
  const y = isLineFirst ? footY : arc.cy + (footY - arc.cy) * scale;
  offer(best, Math.abs(heightMm - arc.radiusMm), x, y);
}

function arcWithArc(a: Curve, b: Curve, best: Best): void {
  const dx = b.cx - a.cx;
  const dy = b.cy - a.cy;
  const between = lengthOf(dx, dy);
  // Concentric arcs that share a direction also share one at an end, which is a candidate already.
  if (between === 0) return;
  const ux = dx / between;
  const uy = dy / between;
  for (const signA of [1, -1]) {
    if (!isInSector(signA * ux, signA * uy, a)) continue;
    const x = a.cx + signA * ux * a.radiusMm;
    const y = a.cy + signA * uy * a.radiusMm;
    for (const signB of [1, -1]) {
      if (!isInSector(signB * ux, signB * uy, b)) continue;
      offer(best, Math.abs(between + signB * b.radiusMm - signA * a.radiusMm), x, y);
    }
  }
  // Crossings: at `along` on the line of centres, `across` to both sides of it.
  const along = (between * between + a.radiusMm * a.radiusMm - b.radiusMm * b.radiusMm) / (2 * between);
  const squared = a.radiusMm * a.radiusMm - along * along;
  if (squared < 0) return;
  const across = Math.sqrt(squared);
  for (const side of [1, -1]) {
    const x = a.cx + ux * along - side * uy * across;
    const y = a.cy + uy * along + side * ux * across;
    if (isInSector(x - a.cx, y - a.cy, a) && isInSector(x - b.cx, y - b.cy, b)) offer(best, 0, x, y);
  }
}
