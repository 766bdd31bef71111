// A program as sweeps of tools: how wide a tool is at a height, where it has been, how deep.
import type { Tool } from '@millwright/contracts';
import { type Run, runText, type Step } from '../proof-faults/text-machine.ts';
import { distanceTo, lengthOf, norm, pointAt, type Seg, stretch, TURN } from './plane.ts';

export interface Move {
  readonly step: Step;
  /** Its place in the program. */
  readonly index: number;
  readonly seg: Seg;
  readonly fromZ: number;
  readonly toZ: number;
  readonly tool: Tool | undefined;
  readonly radius: number;
  readonly box: readonly [number, number, number, number];
  /** Equal for moves that do the same. */
  readonly key: string;
}

export interface Program {
  readonly run: Run;
  readonly moves: readonly Move[];
  /** Moves, in order, whose tool may come within 2 mm of a point. */
  readonly near: (x: number, y: number) => readonly Move[];
  /** How high another program has taken the wood off from below at a point, mm; `grow` widens its tools. */
  readonly under?: (x: number, y: number, grow: number) => number;
}

export function programOf(text: string, tools: readonly Tool[]): Program {
  const run = runText(text);
  const only = tools.length === 1 ? tools[0] : undefined;
  const moves = run.steps.map((step, index): Move => {
    const tool = tools.find(({ number }) => number === step.tool) ?? (step.tool === 0 ? only : undefined);
    const { from, to, arc } = step;
    const ends = { ax: from[0], ay: from[1], bx: to[0], by: to[1] };
    const seg: Seg =
      arc === undefined
        ? ends
        : {
            ...ends,
            arc: { x: arc.x, y: arc.y, r: norm(from[0] - arc.x, from[1] - arc.y), sweep: arc.sweepRad },
          };
    const box = boxOf(seg);
    return {
      step,
      index,
      seg,
      fromZ: from[2],
      toZ: to[2],
      tool,
      radius: (tool?.diameterMm ?? 0) / 2,
      box,
      key: [step.isRapid, from, to, arc?.x, arc?.y, arc?.sweepRad, step.tool].join(' '),
    };
  });
  return { run, moves, near: nearby(moves) };
}

/** What a segment keeps within: its ends, and of an arc the four outermost places of its circle that it passes. */
export function boxOf(seg: Seg): readonly [number, number, number, number] {
  const xs = [seg.ax, seg.bx];
  const ys = [seg.ay, seg.by];
  const { arc } = seg;
  if (arc !== undefined) {
    const from = Math.atan2(seg.ay - arc.y, seg.ax - arc.x);
    for (const [i, [ux, uy]] of OUTERMOST.entries()) {
      const turn = ((i * TURN) / 4 - from) * Math.sign(arc.sweep);
      // A hair more, so that rounding cuts nothing off.
      if (turn - TURN * Math.floor(turn / TURN + 1e-12) > Math.abs(arc.sweep) + 1e-9) continue;
      xs.push(arc.x + ux * arc.r);
      ys.push(arc.y + uy * arc.r);
    }
  }
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

const OUTERMOST = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const;

const CELL_MM = 8;

/** Lists of moves by square of the sheet. */
export function nearby(moves: readonly Move[]): Program['near'] {
  const cells = new Map<string, Move[]>();
  for (const move of moves) {
    const [x0, y0, x1, y1] = move.box.map((value, i) =>
      Math.floor((value + (i < 2 ? -1 : 1) * (move.radius + 2)) / CELL_MM),
    ) as [number, number, number, number];
    if ((x1 - x0) * (y1 - y0) > 40_000) continue;
    for (let i = x0; i <= x1; i++) {
      for (let j = y0; j <= y1; j++) {
        const list = cells.get(`${i} ${j}`);
        if (list === undefined) cells.set(`${i} ${j}`, [move]);
        else list.push(move);
      }
    }
  }
  return (x, y) => cells.get(`${Math.floor(x / CELL_MM)} ${Math.floor(y / CELL_MM)}`) ?? [];
}

/** Radius of a tool at a height over its tip, mm; nothing below the tip. */
export function radiusAt(tool: Tool | undefined, h: number): number {
  if (tool === undefined || h < 0) return -1;
  const r = tool.diameterMm / 2;
  if (tool.shape === 'ball') return h >= r ? r : Math.sqrt(Math.max(0, r * r - (r - h) * (r - h)));
  if (tool.shape === 'bull-nose') {
    const c = tool.cornerRadiusMm ?? 0;
    return h >= c ? r : r - c + Math.sqrt(Math.max(0, c * c - (c - h) * (c - h)));
  }
  if (isCone(tool)) {
    const half = (((tool.tipAngleDeg ?? 180) / 2) * Math.PI) / 180;
    return Math.min(r, (tool.tipDiameterMm ?? 0) / 2 + h * Math.tan(half));
  }
  return r;
}

/** Height of a tool's surface over its tip at a distance from its axis; infinite beyond its rim. */
export function riseAt(tool: Tool | undefined, rho: number): number {
  if (tool === undefined) return Number.POSITIVE_INFINITY;
  const r = tool.diameterMm / 2;
  if (rho > r) return Number.POSITIVE_INFINITY;
  if (tool.shape === 'ball') return r - Math.sqrt(r * r - rho * rho);
  if (tool.shape === 'bull-nose') {
    const c = tool.cornerRadiusMm ?? 0;
    const out = rho - (r - c);
    return out <= 0 ? 0 : c - Math.sqrt(Math.max(0, c * c - out * out));
  }
  if (isCone(tool)) {
    const half = (((tool.tipAngleDeg ?? 180) / 2) * Math.PI) / 180;
    return Math.max(0, rho - (tool.tipDiameterMm ?? 0) / 2) / Math.tan(half);
  }
  return 0;
}

/** V-bits, chamfering tools, and drills with a point (those without are flat). */
const isCone = (tool: Tool): boolean =>
  tool.shape === 'vee' ||
  tool.shape === 'chamfer' ||
  (tool.shape === 'drill' && (tool.tipAngleDeg ?? 180) < 180);

export const isFlat = (tool: Tool | undefined): boolean =>
  tool?.shape === 'flat' || (tool?.shape === 'drill' && (tool.tipAngleDeg ?? 180) === 180);

export function isNear({ box }: Move, x: number, y: number, reach: number): boolean {
  return x > box[0] - reach && x < box[2] + reach && y > box[1] - reach && y < box[3] + reach;
}

/** The part of a move at or below a height, as shares of its way; undefined if there is none. */
export function sharesBelow({ fromZ, toZ }: Move, z: number): readonly [number, number] | undefined {
  if (fromZ <= z && toZ <= z) return [0, 1];
  if (fromZ > z && toZ > z) return undefined;
  const t = (z - fromZ) / (toZ - fromZ);
  return fromZ > z ? [t, 1] : [0, t];
}

/** The tool's place and tip a share of the way along. */
export function placeAt(move: Move, t: number): readonly [number, number, number] {
  const [x, y] = isStanding(move) ? [move.seg.ax, move.seg.ay] : pointAt(move.seg, t);
  return [x, y, move.fromZ + (move.toZ - move.fromZ) * t];
}

export const isStanding = ({ seg }: Move): boolean => seg.arc === undefined && lengthOf(seg) === 0;

/** Distance from a point to the way of the axis where the tip is at or below a height; infinite where it never is. */
export function axisDistance(move: Move, x: number, y: number, z: number): number {
  const shares = sharesBelow(move, z);
  if (shares === undefined) return Number.POSITIVE_INFINITY;
  if (isStanding(move)) return norm(x - move.seg.ax, y - move.seg.ay);
  return distanceTo(shares[0] === 0 && shares[1] === 1 ? move.seg : stretch(move.seg, ...shares), x, y);
}

/** How deep a move cuts at a point, mm; infinite where it does not. `grow` widens the tool. Slopes and round tools by samples. */
export function heightUnder(move: Move, x: number, y: number, grow = 0): number {
  const { radius, fromZ, toZ } = move;
  if (!isNear(move, x, y, radius + grow)) return Number.POSITIVE_INFINITY;
  if (isFlat(move.tool) && fromZ === toZ)
    return distanceTo(move.seg, x, y) <= radius + grow ? fromZ : Number.POSITIVE_INFINITY;
  if (isFlat(move.tool) && isStanding(move))
    return norm(x - move.seg.ax, y - move.seg.ay) <= radius + grow
      ? Math.min(fromZ, toZ)
      : Number.POSITIVE_INFINITY;
  if (distanceTo(move.seg, x, y) > radius + grow) return Number.POSITIVE_INFINITY;
  if (isFlat(move.tool)) {
    const { arc } = move.seg;
    return arc === undefined
      ? lowestWithin(move, x, y, radius + grow)
      : lowestOnArc(move, arc, [x, y], radius + grow);
  }
  const n = Math.max(1, Math.ceil(lengthOf(move.seg) / 0.2));
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i <= n; i++) {
    const [cx, cy, z] = placeAt(move, i / n);
    least = Math.min(least, z + riseAt(move.tool, Math.max(0, norm(x - cx, y - cy) - grow)));
  }
  return least;
}

/** The lower end of the stretch of a sloped line whose disc covers a point. */
function lowestWithin({ seg, fromZ, toZ }: Move, x: number, y: number, r: number): number {
  const [dx, dy] = [seg.bx - seg.ax, seg.by - seg.ay];
  const length = norm(dx, dy);
  const along = ((x - seg.ax) * dx + (y - seg.ay) * dy) / length;
  const across = ((x - seg.ax) * dy - (y - seg.ay) * dx) / length;
  const half = Math.sqrt(Math.max(0, r * r - across * across));
  const z = (s: number): number => fromZ + ((toZ - fromZ) * Math.max(0, Math.min(length, s))) / length;
  return Math.min(z(along - half), z(along + half));
}

/** The lowest of a helix' places whose disc covers a point: at an end, or where the disc's rim passes over it. */
function lowestOnArc(
  { seg, fromZ, toZ }: Move,
  arc: NonNullable<Seg['arc']>,
  [x, y]: readonly [number, number],
  r: number,
): number {
  const rho = norm(x - arc.x, y - arc.y);
  if (rho + arc.r <= r) return Math.min(fromZ, toZ);
  if (Math.abs(rho - arc.r) > r || rho === 0) return Number.POSITIVE_INFINITY;
  const half = Math.acos(Math.max(-1, Math.min(1, (rho * rho + arc.r * arc.r - r * r) / (2 * rho * arc.r))));
  const start = Math.atan2(seg.ay - arc.y, seg.ax - arc.x);
  const middle = Math.atan2(y - arc.y, x - arc.x);
  const shares = [middle - half, middle + half].map((angle) => {
    const turn = (angle - start) * Math.sign(arc.sweep);
    return (turn - TURN * Math.floor(turn / TURN)) / Math.abs(arc.sweep);
  });
  let least = Number.POSITIVE_INFINITY;
  if (norm(x - seg.ax, y - seg.ay) <= r) least = Math.min(least, fromZ);
  if (norm(x - seg.bx, y - seg.by) <= r) least = Math.min(least, toZ);
  for (const t of shares) if (t <= 1) least = Math.min(least, fromZ + (toZ - fromZ) * t);
  return least;
}
