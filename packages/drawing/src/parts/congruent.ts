import type { Contour, Part } from '@millwright/contracts';
import { apexOf, type XY } from '../curve/primitive.js';

/** Shapes whose vertices agree this well are one shape: a little more than two exports of the same part differ by. */
const SAME_SHAPE_MM = 5e-3;

/** A turn and a move; no mirror: a left side is not a right side. */
interface Motion {
  readonly cos: number;
  readonly sin: number;
  readonly dx: number;
  readonly dy: number;
}

/**
 * Whether two parts are the same shape, holes included, possibly turned.
 * @param mayTurn - false where the grain gives the part a direction
 */
export function isSameShape(a: Part, b: Part, mayTurn: boolean): boolean {
  if (a.outline.vertices.length !== b.outline.vertices.length || a.holes.length !== b.holes.length)
    return false;
  const from = a.outline.vertices;
  const to = b.outline.vertices;
  for (let shift = 0; shift < to.length; shift++) {
    const motion = motionBetween([from[0]!, from[1]!], [to[shift]!, to[(shift + 1) % to.length]!]);
    if (motion === undefined || (!mayTurn && !isPlainMove(motion))) continue;
    if (!matches(a.outline, b.outline, shift, motion) || !holesMatch(a.holes, b.holes, motion)) continue;
    if (holesMatch(featureContours(a), featureContours(b), motion)) return true;
  }
  return false;
}

/** All contours of features; which are of which kind and depth is compared before. */
function featureContours({ features }: Part): readonly Contour[] {
  return features.flatMap(({ contour, islands }) => [contour, ...(islands ?? [])]);
}

type Chord = readonly [readonly number[], readonly number[]];

/** The motion that takes one chord to the other; `undefined` when their lengths differ. */
function motionBetween([p0, p1]: Chord, [q0, q1]: Chord): Motion | undefined {
  const [px, py] = [p1[0]! - p0[0]!, p1[1]! - p0[1]!];
  const [qx, qy] = [q1[0]! - q0[0]!, q1[1]! - q0[1]!];
  const length = Math.sqrt(px * px + py * py);
  const other = Math.sqrt(qx * qx + qy * qy);
  if (Math.abs(length - other) > SAME_SHAPE_MM || length === 0 || other === 0) return undefined;
  const cos = (px * qx + py * qy) / (length * other);
  const sin = (px * qy - py * qx) / (length * other);
  return { cos, sin, dx: q0[0]! - cos * p0[0]! + sin * p0[1]!, dy: q0[1]! - sin * p0[0]! - cos * p0[1]! };
}

function isPlainMove({ cos, sin }: Motion): boolean {
  return cos > 0 && Math.abs(sin) < 1e-6;
}

function matches(a: Contour, b: Contour, shift: number, motion: Motion): boolean {
  const n = a.vertices.length;
  if (a.closed !== b.closed) return false;
  for (let i = 0; i < n; i++) {
    const [p, pNext] = [a.vertices[i]!, a.vertices[(i + 1) % n]!];
    const [q, qNext] = [b.vertices[(i + shift) % n]!, b.vertices[(i + shift + 1) % n]!];
    if (!isNear(moved([p[0], p[1]], motion), [q[0], q[1]])) return false;
    const apexP = apexOf([p[0], p[1]], [pNext[0], pNext[1]], p[2]);
    if (!isNear(moved(apexP, motion), apexOf([q[0], q[1]], [qNext[0], qNext[1]], q[2]))) return false;
  }
  return true;
}

function holesMatch(a: readonly Contour[], b: readonly Contour[], motion: Motion): boolean {
  const free = new Set(b.map((_, i) => i));
  return a.every((hole) => {
    for (const i of free) {
      const other = b[i]!;
      if (other.vertices.length !== hole.vertices.length) continue;
      if (!other.vertices.some((_, shift) => matches(hole, other, shift, motion))) continue;
      free.delete(i);
      return true;
    }
    return false;
  });
}

function moved([x, y]: XY, { cos, sin, dx, dy }: Motion): XY {
  return [cos * x - sin * y + dx, sin * x + cos * y + dy];
}

function isNear(a: XY, b: XY): boolean {
  return Math.max(Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1])) <= SAME_SHAPE_MM;
}
