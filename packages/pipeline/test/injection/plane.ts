// Plane geometry of the oracle's own: exact distances to lines and arcs, sides by turning angles, offsets by construction.
import type { Contour, Placement, Vertex } from '@millwright/contracts';

/** A line, or an arc with its centre and signed sweep (counter-clockwise positive). */
export interface Seg {
  readonly ax: number;
  readonly ay: number;
  readonly bx: number;
  readonly by: number;
  readonly arc?: { readonly x: number; readonly y: number; readonly r: number; readonly sweep: number };
}

/** Several times as fast as Math.hypot, and as exact for lengths of a sheet. */
export const norm = (x: number, y: number): number => Math.sqrt(x * x + y * y);

export const TURN = 2 * Math.PI;

/** The centre and sweep of a bulge segment (Autodesk DXF reference, "bulge"). */
function segOf([ax, ay, bulge]: Vertex, [bx, by]: Vertex): Seg {
  if (bulge === 0) return { ax, ay, bx, by };
  const k = (1 - bulge * bulge) / (4 * bulge);
  const [x, y] = [(ax + bx) / 2 - (by - ay) * k, (ay + by) / 2 + (bx - ax) * k];
  return { ax, ay, bx, by, arc: { x, y, r: norm(ax - x, ay - y), sweep: 4 * Math.atan(bulge) } };
}

/** The segments of a contour; an open one has one fewer. */
export function segsOf({ closed, vertices }: Contour): Seg[] {
  const n = vertices.length;
  return vertices.flatMap((vertex, i) =>
    i === n - 1 && !closed ? [] : [segOf(vertex, vertices[(i + 1) % n] as Vertex)],
  );
}

/** A contour in the sheet: mirrored (x → −x), turned, moved; in the same sense of rotation as before. */
export function placeContour(contour: Contour, placement: Placement): Contour {
  const angle = (placement.rotationDeg * Math.PI) / 180;
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const flip = placement.mirrored ? -1 : 1;
  const vertices = contour.vertices.map(
    ([x, y, bulge]): Vertex => [
      flip * x * c - y * s + placement.xMm,
      flip * x * s + y * c + placement.yMm,
      flip * bulge,
    ],
  );
  return { ...contour, vertices: placement.mirrored ? reversed(vertices, contour.closed) : vertices };
}

/** Vertices in the other order, each arc as it was. */
export function reversed(vertices: readonly Vertex[], isClosed: boolean): Vertex[] {
  const n = vertices.length;
  return vertices.map((_, i): Vertex => {
    const [x, y] = vertices[n - 1 - i] as Vertex;
    const before = i === n - 1 && !isClosed ? 0 : (vertices[(2 * n - 2 - i) % n] as Vertex)[2];
    return [x, y, before === 0 ? 0 : -before];
  });
}

/** Whether a direction from an arc's centre lies in its sweep. */
function isInSweep(seg: Seg, dx: number, dy: number): boolean {
  const { arc } = seg;
  if (arc === undefined) return false;
  const from = Math.atan2(seg.ay - arc.y, seg.ax - arc.x);
  let turn = Math.atan2(dy, dx) - from;
  if (arc.sweep > 0) {
    while (turn < 0) turn += TURN;
    while (turn >= TURN) turn -= TURN;
    return turn <= arc.sweep;
  }
  while (turn > 0) turn -= TURN;
  while (turn <= -TURN) turn += TURN;
  return turn >= arc.sweep;
}

/** Distance from a point to a segment, mm. */
export function distanceTo(seg: Seg, x: number, y: number): number {
  const { arc } = seg;
  if (arc === undefined) {
    const [dx, dy] = [seg.bx - seg.ax, seg.by - seg.ay];
    const length = dx * dx + dy * dy;
    const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - seg.ax) * dx + (y - seg.ay) * dy) / length));
    return norm(x - seg.ax - t * dx, y - seg.ay - t * dy);
  }
  const ends = Math.min(norm(x - seg.ax, y - seg.ay), norm(x - seg.bx, y - seg.by));
  const [dx, dy] = [x - arc.x, y - arc.y];
  return isInSweep(seg, dx, dy) ? Math.min(ends, Math.abs(norm(dx, dy) - arc.r)) : ends;
}

/** Distance to the nearest of several segments; infinite where there is none. */
export function distanceToAll(segs: readonly Seg[], x: number, y: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (const seg of segs) least = Math.min(least, distanceTo(seg, x, y));
  return least;
}

/** Whether closed segments go round a point: the sum of the angles they are seen under. */
export function goRound(segs: readonly Seg[], x: number, y: number): boolean {
  let turn = 0;
  for (const seg of segs) {
    const [ux, uy] = [seg.ax - x, seg.ay - y];
    const [vx, vy] = [seg.bx - x, seg.by - y];
    const { arc } = seg;
    const isInside = arc !== undefined && norm(x - arc.x, y - arc.y) < arc.r;
    // Between chord and arc the arc passes on the other side of the point than its chord.
    const side = (seg.bx - seg.ax) * (y - seg.ay) - (seg.by - seg.ay) * (x - seg.ax);
    if (isInside && Math.abs(side) < 1e-9 * (1 + arc.r)) {
      // On the chord: half a turn, the arc's way.
      turn += Math.sign(arc.sweep) * Math.PI;
      continue;
    }
    turn += Math.atan2(ux * vy - uy * vx, ux * vx + uy * vy);
    if (arc === undefined) continue;
    const isBeyondChord = arc.sweep > 0 ? side < 0 : side > 0;
    if (isInside && isBeyondChord) turn += arc.sweep > 0 ? TURN : -TURN;
  }
  return Math.abs(turn) > Math.PI;
}

export function lengthOf(seg: Seg): number {
  return seg.arc === undefined ? norm(seg.bx - seg.ax, seg.by - seg.ay) : seg.arc.r * Math.abs(seg.arc.sweep);
}

/** The point a share of the way along. */
export function pointAt(seg: Seg, t: number): readonly [number, number] {
  const { arc } = seg;
  if (arc === undefined) return [seg.ax + (seg.bx - seg.ax) * t, seg.ay + (seg.by - seg.ay) * t];
  const angle = Math.atan2(seg.ay - arc.y, seg.ax - arc.x) + arc.sweep * t;
  return [arc.x + arc.r * Math.cos(angle), arc.y + arc.r * Math.sin(angle)];
}

/** Unit direction of travel a share of the way along. */
export function directionAt(seg: Seg, t: number): readonly [number, number] {
  const { arc } = seg;
  if (arc === undefined) {
    const length = lengthOf(seg);
    return [(seg.bx - seg.ax) / length, (seg.by - seg.ay) / length];
  }
  const angle =
    Math.atan2(seg.ay - arc.y, seg.ax - arc.x) + arc.sweep * t + (Math.sign(arc.sweep) * Math.PI) / 2;
  return [Math.cos(angle), Math.sin(angle)];
}

/** A segment from `t0` to `t1`. */
export function stretch(seg: Seg, t0: number, t1: number): Seg {
  const [ax, ay] = t0 === 0 ? [seg.ax, seg.ay] : pointAt(seg, t0);
  const [bx, by] = t1 === 1 ? [seg.bx, seg.by] : pointAt(seg, t1);
  if (seg.arc === undefined) return { ax, ay, bx, by };
  return { ax, ay, bx, by, arc: { ...seg.arc, sweep: seg.arc.sweep * (t1 - t0) } };
}

export function reverse(segs: readonly Seg[]): Seg[] {
  return segs
    .map((seg): Seg => {
      const { ax, ay, bx, by, arc } = seg;
      const turned = { ax: bx, ay: by, bx: ax, by: ay };
      return arc === undefined ? turned : { ...turned, arc: { ...arc, sweep: -arc.sweep } };
    })
    .reverse();
}

/** Where two lines meet; both are taken as endless. */
function meet(one: Seg, two: Seg): readonly [number, number] {
  const [dx, dy] = [one.bx - one.ax, one.by - one.ay];
  const [ex, ey] = [two.bx - two.ax, two.by - two.ay];
  const t = ((two.ax - one.ax) * ey - (two.ay - one.ay) * ex) / (dx * ey - dy * ex);
  return [one.ax + dx * t, one.ay + dy * t];
}

/**
 * The path at a distance to the right of a closed contour (with the wood on its left: in the void). Round outer corners get an arc about
 * the corner; lines meet in inner ones. Only for contours whose pieces are long enough for that; the callers see to it.
 */
export function offsetRight(segs: readonly Seg[], d: number): Seg[] {
  const shifted = segs.map((seg): Seg => {
    const [ux, uy] = directionAt(seg, 0);
    const [vx, vy] = directionAt(seg, 1);
    const ends = { ax: seg.ax + uy * d, ay: seg.ay - ux * d, bx: seg.bx + vy * d, by: seg.by - vx * d };
    if (seg.arc === undefined) return ends;
    const r = seg.arc.r + Math.sign(seg.arc.sweep) * d;
    if (r <= 0) throw new Error('an inner arc is smaller than the tool');
    return { ...ends, arc: { ...seg.arc, r } };
  });
  const n = segs.length;
  const starts = shifted.map(({ ax, ay }): readonly [number, number] => [ax, ay]);
  const ends = shifted.map(({ bx, by }): readonly [number, number] => [bx, by]);
  const joints: (Seg | undefined)[] = [];
  segs.forEach((seg, i) => {
    const j = (i + 1) % n;
    const [next, own, other] = [segs[j] as Seg, shifted[i] as Seg, shifted[j] as Seg];
    const [ux, uy] = directionAt(seg, 1);
    const [vx, vy] = directionAt(next, 0);
    const turn = ux * vy - uy * vx;
    if (Math.abs(turn) < 1e-9) return;
    if (turn > 0) {
      const sweep = Math.atan2(turn, ux * vx + uy * vy);
      joints[i] = {
        ax: own.bx,
        ay: own.by,
        bx: other.ax,
        by: other.ay,
        arc: { x: seg.bx, y: seg.by, r: d, sweep },
      };
      return;
    }
    if (own.arc !== undefined || other.arc !== undefined)
      throw new Error('lines alone meet in inner corners');
    ends[i] = meet(own, other);
    starts[j] = ends[i] as readonly [number, number];
  });
  return shifted.flatMap((seg, i) => {
    const [ax, ay] = starts[i] as readonly [number, number];
    const [bx, by] = ends[i] as readonly [number, number];
    const joint = joints[i];
    return joint === undefined ? [{ ...seg, ax, ay, bx, by }] : [{ ...seg, ax, ay, bx, by }, joint];
  });
}
