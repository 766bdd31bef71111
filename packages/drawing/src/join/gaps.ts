import type { Contour, Vertex } from '@millwright/contracts';
import type { XY } from '../curve/primitive.js';
import { requireWithin } from '../limits.js';
import { type Chain, closeChain, endPoint, firstByName, JOIN_MM, reverseChain } from './chain.js';
import { HashLists, hashOfPair } from './hash-lists.js';
import { forEachNearPair } from './near-pairs.js';

/** Two ends by index, `a < b`, and how far apart they are. */
interface NearPair {
  readonly a: number;
  readonly b: number;
  readonly distanceMm: number;
}

/** Pairs of ends that may be joined, at most: ten for each of a hundred thousand ends. */
const MAX_CANDIDATES = 1_000_000;

/** A gap that was closed. */
export interface ClosedGap {
  readonly at: XY;
  readonly distanceMm: number;
  readonly layer: string;
}

/** What is left after gaps between loose ends were closed. */
export interface GapsClosed {
  readonly loops: readonly Chain[];
  readonly open: readonly Chain[];
  readonly gaps: readonly ClosedGap[];
}

/**
 * Closes gaps of at most `joinMm` between loose ends of one layer: a chain's own two ends first, then the nearest pairs, each end
 * once. Two straight ends are led to where their lines meet, if neither moves further than the gap is wide; all others are
 * bridged by a line.
 *
 * Ends are only joined, never merged with points on the way: merging everything that is near destroys short edges.
 */
export function closeGaps(chains: readonly Chain[], joinMm: number): GapsClosed {
  const partner = joinMm > JOIN_MM ? chosenPairs(chains, joinMm) : new Map<number, NearPair>();
  const used = new Set<number>();
  const loops: Chain[] = [];
  const open: Chain[] = [];
  const gaps: ClosedGap[] = [];
  const otherEnd = (end: number) => {
    const pair = partner.get(end);
    return pair === undefined ? undefined : pair.a === end ? pair.b : pair.a;
  };
  const follow = (startEnd: number) => {
    let path = oriented(chains, startEnd);
    used.add(startEnd >> 1);
    let exit = startEnd ^ 1;
    for (let entry = otherEnd(exit); entry !== undefined; entry = otherEnd(exit)) {
      gaps.push(gapBetween(chains, partner.get(exit)!));
      if (entry === startEnd) return void loops.push(closedOverGap(path));
      used.add(entry >> 1);
      path = joinedOverGap(path, oriented(chains, entry));
      exit = entry ^ 1;
    }
    open.push(path);
  };
  for (let i = 0; i < chains.length; i++) {
    for (const end of [2 * i, 2 * i + 1]) if (!used.has(i) && !partner.has(end)) follow(end);
  }
  for (let i = 0; i < chains.length; i++) if (!used.has(i)) follow(2 * i);
  return { loops, open, gaps };
}

/** For each end that is joined the pair it is in; end 2i is the start of chain i, 2i + 1 its end. */
function chosenPairs(chains: readonly Chain[], joinMm: number): ReadonlyMap<number, NearPair> {
  const loose = looseEnds(chains);
  const points = loose.map((end): XY => {
    const [x, y] = endPoint(chains[end >> 1]!, (end & 1) as 0 | 1);
    return [x, y];
  });
  const isOwn = ({ a, b }: NearPair) => a >> 1 === b >> 1;
  const isMet = new Uint8Array(points.length);
  forEachNearPair(points, JOIN_MM, (a, b) => {
    isMet[a] = 1;
    isMet[b] = 1;
  });
  const candidates: NearPair[] = [];
  forEachNearPair(points, joinMm, (at, bt, distanceMm) => {
    if (isMet[at] === 1 || isMet[bt] === 1) return;
    const [a, b] = [loose[at]!, loose[bt]!];
    if (endLayer(chains, a) !== endLayer(chains, b)) return;
    if (chains[a >> 1]!.construction !== chains[b >> 1]!.construction) return;
    if (a >> 1 === b >> 1 && !isWorthClosing(chains[a >> 1]!, joinMm)) return;
    requireWithin('Loose ends crowd together:', candidates.length, MAX_CANDIDATES, 'pairs');
    candidates.push({ a, b, distanceMm });
  });
  candidates.sort(
    (p, q) => Number(isOwn(q)) - Number(isOwn(p)) || p.distanceMm - q.distanceMm || p.a - q.a || p.b - q.b,
  );
  const partner = new Map<number, NearPair>();
  for (const pair of candidates) {
    if (partner.has(pair.a) || partner.has(pair.b)) continue;
    partner.set(pair.a, pair);
    partner.set(pair.b, pair);
  }
  return partner;
}

/** Ends that no other end meets: what should be joined there was joined, or it branches. Ascending. */
function looseEnds(chains: readonly Chain[]): readonly number[] {
  const lists = new HashLists(2 * chains.length);
  const isMet = new Uint8Array(2 * chains.length);
  for (let end = 0; end < isMet.length; end++) {
    const [x, y] = endPoint(chains[end >> 1]!, (end & 1) as 0 | 1);
    const hash = hashOfPair(x, y);
    let other = lists.first(hash);
    for (; other >= 0; other = lists.after(other)) {
      const [otherX, otherY] = endPoint(chains[other >> 1]!, (other & 1) as 0 | 1);
      if (otherX === x && otherY === y) break;
    }
    // Only the first end at a point is listed: a hundred thousand may meet there.
    if (other < 0) lists.add(hash, end);
    else {
      isMet[other] = 1;
      isMet[end] = 1;
    }
  }
  return Array.from(isMet.keys()).filter((end) => isMet[end] === 0);
}

/** A stroke not much longer than the gap is a stroke, not a contour with a gap. */
function isWorthClosing(chain: Chain, joinMm: number): boolean {
  const { vertices } = chain.contour;
  const [x, y] = vertices[0]!;
  return vertices.some((vertex) => Math.max(Math.abs(vertex[0] - x), Math.abs(vertex[1] - y)) > 4 * joinMm);
}

function oriented(chains: readonly Chain[], entry: number): Chain {
  return (entry & 1) === 0 ? chains[entry >> 1]! : reverseChain(chains[entry >> 1]!);
}

function endLayer(chains: readonly Chain[], end: number): string {
  return chains[end >> 1]!.endLayers[(end & 1) as 0 | 1];
}

function gapBetween(chains: readonly Chain[], { a, b, distanceMm }: NearPair): ClosedGap {
  const p = endPoint(chains[a >> 1]!, (a & 1) as 0 | 1);
  const q = endPoint(chains[b >> 1]!, (b & 1) as 0 | 1);
  return { at: [(p[0] + q[0]) / 2, (p[1] + q[1]) / 2], distanceMm, layer: endLayer(chains, a) };
}

function joinedOverGap(before: Chain, after: Chain): Chain {
  const meeting = meetingPoint(before.contour, after.contour);
  const head = before.contour.vertices;
  const tail = after.contour.vertices;
  const vertices: readonly Vertex[] =
    meeting === undefined
      ? [...head, ...tail]
      : [...head.slice(0, -1), [...meeting, tail[0]![2]], ...tail.slice(1)];
  return {
    ...before,
    filled: false,
    layer: firstByName([before, after]),
    endLayers: [before.endLayers[0], after.endLayers[1]],
    label: before.label ?? after.label,
    nJoined: (before.nJoined ?? 1) + (after.nJoined ?? 1),
    contour: { closed: false, vertices },
  };
}

function closedOverGap(path: Chain): Chain {
  const { vertices } = path.contour;
  const meeting = meetingPoint(path.contour, path.contour);
  if (meeting === undefined) return { ...path, contour: { closed: true, vertices } };
  const moved: Vertex[] = [[...meeting, vertices[0]![2]], ...vertices.slice(1, -1), [...meeting, 0]];
  return closeChain({ ...path, contour: { closed: false, vertices: moved } });
}

/** Where the last line of one chain and the first of another meet, if both are lines and neither end moves further than the gap. */
function meetingPoint(before: Contour, after: Contour): XY | undefined {
  const [p0, p1] = before.vertices.slice(-2) as [Vertex, Vertex];
  const [q0, q1] = after.vertices as unknown as readonly [Vertex, Vertex];
  if (p0[2] !== 0 || q0[2] !== 0 || p0 === q0) return undefined;
  const [px, py] = [p1[0] - p0[0], p1[1] - p0[1]];
  const [qx, qy] = [q1[0] - q0[0], q1[1] - q0[1]];
  const cross = px * qy - py * qx;
  const [gx, gy] = [q0[0] - p1[0], q0[1] - p1[1]];
  if (cross === 0) return undefined;
  const along = (gx * qy - gy * qx) / cross;
  const meeting: XY = [p1[0] + along * px, p1[1] + along * py];
  const square = gx * gx + gy * gy;
  const isNear = (end: Vertex) => {
    const [dx, dy] = [meeting[0] - end[0], meeting[1] - end[1]];
    return dx * dx + dy * dy <= square * (1 + 1e-9);
  };
  return isNear(p1) && isNear(q0) ? meeting : undefined;
}
