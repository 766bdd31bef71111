// Walls as points and a path as pieces, with distances by plain formulas: what the oracle measures with.
import type { Contour, Placement } from '@millwright/contracts';
import type { Point, Step } from './text-machine.ts';

/** A stretch of the axis' way in the plane; `a` and `b` are its ends. */
export interface Piece {
  readonly step: Step;
  readonly ax: number;
  readonly ay: number;
  readonly bx: number;
  readonly by: number;
  readonly fromZ: number;
  readonly toZ: number;
  readonly arc?: {
    readonly x: number;
    readonly y: number;
    readonly r: number;
    readonly startRad: number;
    readonly sweepRad: number;
  };
}

/** A step as one piece. */
export function pieceOf(step: Step): Piece {
  const { from, to, arc } = step;
  const ends = { ax: from[0], ay: from[1], bx: to[0], by: to[1], fromZ: from[2], toZ: to[2] };
  if (arc === undefined) return { step, ...ends };
  const [dx, dy] = [from[0] - arc.x, from[1] - arc.y];
  return {
    step,
    ...ends,
    arc: { x: arc.x, y: arc.y, r: Math.hypot(dx, dy), startRad: Math.atan2(dy, dx), sweepRad: arc.sweepRad },
  };
}

/** The part of a piece at or below a height; undefined if there is none. */
export function pieceBelow(piece: Piece, z: number): Piece | undefined {
  const { fromZ, toZ } = piece;
  if (fromZ <= z && toZ <= z) return piece;
  if (fromZ > z && toZ > z) return undefined;
  const t = (z - fromZ) / (toZ - fromZ);
  return fromZ > z ? cutPiece(piece, t, 1) : cutPiece(piece, 0, t);
}

function cutPiece(piece: Piece, from: number, to: number): Piece {
  const [ax, ay] = pointOf(piece, from);
  const [bx, by] = pointOf(piece, to);
  const z = (t: number): number => piece.fromZ + (piece.toZ - piece.fromZ) * t;
  const { arc, step } = piece;
  const ends = { step, ax, ay, bx, by, fromZ: z(from), toZ: z(to) };
  if (arc === undefined) return ends;
  return {
    ...ends,
    arc: { ...arc, startRad: arc.startRad + arc.sweepRad * from, sweepRad: arc.sweepRad * (to - from) },
  };
}

/** The point at a share of a piece. */
export function pointOf(piece: Piece, t: number): readonly [number, number] {
  const { arc } = piece;
  if (arc === undefined) return [piece.ax + (piece.bx - piece.ax) * t, piece.ay + (piece.by - piece.ay) * t];
  const angle = arc.startRad + arc.sweepRad * t;
  return [arc.x + arc.r * Math.cos(angle), arc.y + arc.r * Math.sin(angle)];
}

export function lengthOf(piece: Piece): number {
  return piece.arc === undefined
    ? Math.hypot(piece.bx - piece.ax, piece.by - piece.ay)
    : Math.abs(piece.arc.sweepRad) * piece.arc.r;
}

export function distanceTo(x: number, y: number, piece: Piece): number {
  const { ax, ay, bx, by, arc } = piece;
  if (arc !== undefined) {
    let turned = (Math.atan2(y - arc.y, x - arc.x) - arc.startRad) * Math.sign(arc.sweepRad);
    turned -= 2 * Math.PI * Math.floor(turned / (2 * Math.PI));
    if (turned <= Math.abs(arc.sweepRad)) return Math.abs(Math.hypot(x - arc.x, y - arc.y) - arc.r);
    return Math.min(Math.hypot(x - ax, y - ay), Math.hypot(x - bx, y - by));
  }
  const [dx, dy] = [bx - ax, by - ay];
  const squared = dx * dx + dy * dy;
  const t = squared === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / squared));
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
}

export interface Box {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

/** The box of a piece, widened; of an arc, that of its circle. */
export function boxOf({ ax, ay, bx, by, arc }: Piece, margin: number): Box {
  if (arc !== undefined) {
    const r = arc.r + margin;
    return { minX: arc.x - r, minY: arc.y - r, maxX: arc.x + r, maxY: arc.y + r };
  }
  return {
    minX: Math.min(ax, bx) - margin,
    minY: Math.min(ay, by) - margin,
    maxX: Math.max(ax, bx) + margin,
    maxY: Math.max(ay, by) + margin,
  };
}

/** A wall point: on the wall, with the direction away from the wood. */
export interface WallPoint {
  readonly x: number;
  readonly y: number;
  readonly nx: number;
  readonly ny: number;
  readonly solid: number;
  /** −1 for the outline, else the hole. */
  readonly hole: number;
}

/** Things on a grid, found by place. */
export class Grid<Item> {
  readonly #cells = new Map<number, Item[]>();
  static readonly cell = 8;

  add(item: Item, { minX, minY, maxX, maxY }: Box): void {
    for (const key of keysOf(minX, minY, maxX, maxY)) {
      const cell = this.#cells.get(key);
      if (cell === undefined) this.#cells.set(key, [item]);
      else cell.push(item);
    }
  }

  at(x: number, y: number): readonly Item[] {
    return this.#cells.get(keyOf(Math.floor(x / Grid.cell), Math.floor(y / Grid.cell))) ?? [];
  }
}

const keyOf = (i: number, j: number): number => (i + 5000) * 10_000 + j + 5000;

function* keysOf(minX: number, minY: number, maxX: number, maxY: number): Generator<number> {
  for (let i = cellOf(minX); i <= cellOf(maxX); i++)
    for (let j = cellOf(minY); j <= cellOf(maxY); j++) yield keyOf(i, j);
}

/** The cell of a coordinate; what lies off every sheet is gathered at the border. */
export const cellOf = (v: number): number => Math.max(-2, Math.min(160, Math.floor(v / Grid.cell)));

/** Distance of two neighbouring wall points, mm. A round tool of 3 mm leaves at most 0.1 µm more between them. */
export const WALL_STEP_MM = 0.05;

/** The points of a placed contour, the wood on the left of its run: outlines counter-clockwise, holes clockwise. */
export function wallPoints(
  contour: Contour,
  placement: Placement,
  solid: number,
  hole: number,
): readonly WallPoint[] {
  const ring = placedRing(contour, placement);
  const isRightWay = areaOf(ring) > 0 === hole < 0;
  const run = isRightWay ? ring : [...ring].reverse();
  return run.map(([x, y], i) => {
    const [px, py] = run.at(i - 1) as readonly [number, number];
    const [qx, qy] = run[(i + 1) % run.length] as readonly [number, number];
    const length = Math.hypot(qx - px, qy - py) || 1;
    return { x, y, nx: (qy - py) / length, ny: (px - qx) / length, solid, hole };
  });
}

/** A contour where its placement puts it, as points on it. */
export function placedRing(
  contour: Contour,
  { xMm, yMm, rotationDeg, mirrored }: Placement,
): readonly (readonly [number, number])[] {
  const [c, s] = [Math.cos((rotationDeg * Math.PI) / 180), Math.sin((rotationDeg * Math.PI) / 180)];
  const place = (x0: number, y: number): readonly [number, number] => {
    const x = mirrored ? -x0 : x0;
    return [xMm + c * x - s * y, yMm + s * x + c * y];
  };
  return contour.vertices.flatMap(([ax, ay, bulge], i) => {
    const [bx, by] = contour.vertices[(i + 1) % contour.vertices.length] as (typeof contour.vertices)[0];
    const chord = Math.hypot(bx - ax, by - ay);
    if (chord === 0) return [];
    // Generators draw bulges of 1e-248: no arc of doubles has them.
    if (Math.abs(bulge) < 1e-9) {
      const n = Math.max(1, Math.ceil(chord / WALL_STEP_MM));
      return Array.from({ length: n }, (_, k) => place(ax + ((bx - ax) * k) / n, ay + ((by - ay) * k) / n));
    }
    const sweep = 4 * Math.atan(bulge);
    const r = chord / 2 / Math.abs(Math.sin(sweep / 2));
    const offset = (1 - bulge * bulge) / (4 * bulge);
    const [cx, cy] = [(ax + bx) / 2 - (by - ay) * offset, (ay + by) / 2 + (bx - ax) * offset];
    const start = Math.atan2(ay - cy, ax - cx);
    const n = Math.max(2, Math.ceil((Math.abs(sweep) * r) / WALL_STEP_MM));
    return Array.from({ length: n }, (_, k) =>
      place(cx + r * Math.cos(start + (sweep * k) / n), cy + r * Math.sin(start + (sweep * k) / n)),
    );
  });
}

function areaOf(ring: readonly (readonly [number, number])[]): number {
  return ring.reduce((sum, [x, y], i) => {
    const [nx, ny] = ring[(i + 1) % ring.length] as readonly [number, number];
    return sum + x * ny - nx * y;
  }, 0);
}

/** Even-odd test against rings of points. */
export function isInside(
  x: number,
  y: number,
  rings: readonly (readonly (readonly [number, number])[])[],
): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [ax, ay] = ring[i] as readonly [number, number];
      const [bx, by] = ring[j] as readonly [number, number];
      if (ay > y !== by > y && x < ax + ((bx - ax) * (y - ay)) / (by - ay)) inside = !inside;
    }
  }
  return inside;
}

/** A point as text, to tell whether two pieces are the same. */
export const asText = (point: Point): string => point.map((value) => value.toFixed(6)).join();
