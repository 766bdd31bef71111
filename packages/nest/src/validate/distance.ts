import { orient2d } from '@millwright/geometry/numeric';
import { type Curve, isOnArcSide } from './curve.js';

/**
 * The smallest distance between two sets of curves, mm, as far as it is below a limit.
 * @returns the distance, 0 where curves meet, or `limitMm` if they are nowhere nearer than that
 */
export function nearestMm(a: readonly Curve[], b: readonly Curve[], limitMm: number): number {
  const boxA = boxOf(a);
  const boxB = boxOf(b);
  const nearB = b.filter((curve) => boxesWithin(curve, boxA, limitMm));
  let nearest = limitMm;
  for (const curve of a) {
    if (!boxesWithin(curve, boxB, nearest)) continue;
    for (const other of nearB) {
      if (boxesWithin(curve, other, nearest)) nearest = Math.min(nearest, distanceMm(curve, other));
    }
  }
  return nearest;
}

/**
 * The distance between two curves, mm. It is attained at an end of one of them or, between two arcs or an arc and a line, on the line
 * through the centre(s) that stands square on both; if they meet it is 0. Every candidate is the distance of two actual points, so none
 * can make the answer too small.
 */
export function distanceMm(a: Curve, b: Curve): number {
  if (meet(a, b)) return 0;
  const ends = Math.min(
    pointToCurveMm(a.x0, a.y0, b),
    pointToCurveMm(a.x1, a.y1, b),
    pointToCurveMm(b.x0, b.y0, a),
    pointToCurveMm(b.x1, b.y1, a),
  );
  if (a.bulge === 0 && b.bulge === 0) return ends;
  if (a.bulge === 0) return Math.min(ends, lineToArcMm(a, b));
  if (b.bulge === 0) return Math.min(ends, lineToArcMm(b, a));
  return Math.min(ends, arcToArcMm(a, b), arcToArcMm(b, a));
}

/** From a point to the nearest point of a curve, mm. */
export function pointToCurveMm(x: number, y: number, curve: Curve): number {
  if (curve.bulge === 0) {
    const share = shareAlong(curve, x, y);
    return lengthMm(
      curve.x0 + share * (curve.x1 - curve.x0) - x,
      curve.y0 + share * (curve.y1 - curve.y0) - y,
    );
  }
  const toEnds = Math.min(lengthMm(curve.x0 - x, curve.y0 - y), lengthMm(curve.x1 - x, curve.y1 - y));
  const outX = x - curve.centreX;
  const outY = y - curve.centreY;
  const out = lengthMm(outX, outY);
  if (!(out > 0)) return Math.min(toEnds, curve.radius);
  const footX = curve.centreX + (outX / out) * curve.radius;
  const footY = curve.centreY + (outY / out) * curve.radius;
  return isOnArcSide(curve, footX, footY) ? Math.min(toEnds, Math.abs(out - curve.radius)) : toEnds;
}

/** Positions 0..1 along a straight line at which it meets a curve. A line lying in another one meets it nowhere in particular: none. */
export function meetingsAlong(line: Curve, curve: Curve): number[] {
  const dx = line.x1 - line.x0;
  const dy = line.y1 - line.y0;
  if (curve.bulge === 0) {
    const ex = curve.x1 - curve.x0;
    const ey = curve.y1 - curve.y0;
    const across = dx * ey - dy * ex;
    if (across === 0) return [];
    const fromX = curve.x0 - line.x0;
    const fromY = curve.y0 - line.y0;
    const t = (fromX * ey - fromY * ex) / across;
    const u = (fromX * dy - fromY * dx) / across;
    return t >= 0 && t <= 1 && u >= 0 && u <= 1 ? [t] : [];
  }
  const fromX = line.x0 - curve.centreX;
  const fromY = line.y0 - curve.centreY;
  const length = lengthMm(dx, dy);
  const middle = -(fromX * dx + fromY * dy) / (length * length);
  const footMm = Math.abs(fromX * dy - fromY * dx) / length;
  if (footMm > curve.radius) return [];
  const half = Math.sqrt((curve.radius - footMm) * (curve.radius + footMm)) / length;
  return [middle - half, middle + half].filter(
    (t) => t >= 0 && t <= 1 && isOnArcSide(curve, line.x0 + t * dx, line.y0 + t * dy),
  );
}

function meet(a: Curve, b: Curve): boolean {
  if (a.bulge === 0 && b.bulge === 0) return linesMeet(a, b);
  if (a.bulge === 0) return meetingsAlong(a, b).length > 0;
  if (b.bulge === 0) return meetingsAlong(b, a).length > 0;
  return arcsMeet(a, b);
}

/** By exact signs: the ends of each lie on different sides of the other. Merely touching ends are at distance 0 anyway. */
function linesMeet(a: Curve, b: Curve): boolean {
  const b0 = orient2d(a.x0, a.y0, a.x1, a.y1, b.x0, b.y0);
  const b1 = orient2d(a.x0, a.y0, a.x1, a.y1, b.x1, b.y1);
  if (b0 > 0 === b1 > 0) return false;
  const a0 = orient2d(b.x0, b.y0, b.x1, b.y1, a.x0, a.y0);
  const a1 = orient2d(b.x0, b.y0, b.x1, b.y1, a.x1, a.y1);
  return a0 > 0 !== a1 > 0 && (b0 !== 0 || b1 !== 0);
}

/** Two circles meet at ± h square to the line of centres, at p along it: p = (d² + r² − s²) / 2d, h² = r² − p². */
function arcsMeet(a: Curve, b: Curve): boolean {
  const dx = b.centreX - a.centreX;
  const dy = b.centreY - a.centreY;
  const d = lengthMm(dx, dy);
  if (!(d > 0) || d > a.radius + b.radius || d < Math.abs(a.radius - b.radius)) return false;
  const p = (d * d + (a.radius - b.radius) * (a.radius + b.radius)) / (2 * d);
  const h = Math.sqrt(Math.max(0, (a.radius - p) * (a.radius + p)));
  return [h, -h].some((side) => {
    const x = a.centreX + (p * dx - side * dy) / d;
    const y = a.centreY + (p * dy + side * dx) / d;
    return isOnArcSide(a, x, y) && isOnArcSide(b, x, y);
  });
}

function lineToArcMm(line: Curve, arc: Curve): number {
  const share = shareAlong(line, arc.centreX, arc.centreY);
  const footX = line.x0 + share * (line.x1 - line.x0);
  const footY = line.y0 + share * (line.y1 - line.y0);
  return pointToCurveMm(footX, footY, arc);
}

/** From the two points of `a` on the line of centres to `b`. */
function arcToArcMm(a: Curve, b: Curve): number {
  const dx = b.centreX - a.centreX;
  const dy = b.centreY - a.centreY;
  const d = lengthMm(dx, dy);
  if (!(d > 0)) return Number.POSITIVE_INFINITY;
  return [a.radius, -a.radius].reduce((nearest, reach) => {
    const x = a.centreX + (dx / d) * reach;
    const y = a.centreY + (dy / d) * reach;
    return isOnArcSide(a, x, y) ? Math.min(nearest, pointToCurveMm(x, y, b)) : nearest;
  }, Number.POSITIVE_INFINITY);
}

/** Where along a line (0..1, kept to it) the foot of a point lies. */
function shareAlong(line: Curve, x: number, y: number): number {
  const dx = line.x1 - line.x0;
  const dy = line.y1 - line.y0;
  return Math.min(1, Math.max(0, ((x - line.x0) * dx + (y - line.y0) * dy) / (dx * dx + dy * dy)));
}

function lengthMm(dx: number, dy: number): number {
  return Math.sqrt(dx * dx + dy * dy);
}

type Box = Pick<Curve, 'minX' | 'minY' | 'maxX' | 'maxY'>;

function boxOf(curves: readonly Curve[]): Box {
  return {
    minX: curves.reduce((least, curve) => Math.min(least, curve.minX), Number.POSITIVE_INFINITY),
    minY: curves.reduce((least, curve) => Math.min(least, curve.minY), Number.POSITIVE_INFINITY),
    maxX: curves.reduce((most, curve) => Math.max(most, curve.maxX), Number.NEGATIVE_INFINITY),
    maxY: curves.reduce((most, curve) => Math.max(most, curve.maxY), Number.NEGATIVE_INFINITY),
  };
}

function boxesWithin(a: Box, b: Box, limitMm: number): boolean {
  return (
    a.minX - b.maxX < limitMm &&
    b.minX - a.maxX < limitMm &&
    a.minY - b.maxY < limitMm &&
    b.minY - a.maxY < limitMm
  );
}
