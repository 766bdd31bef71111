import { orient2d } from '@millwright/geometry/numeric';

/** What {@link simplifyOutward} made of a ring. */
export interface OutwardRing {
  /** `[x0, y0, x1, y1, …]` mm, closed without repeating the first point, material on the left as before. */
  readonly ring: Float64Array;
  /** How far the new edge may stand outside the old one, mm; at most the last tolerance tried. */
  readonly addedMm: number;
}

/** Limits of {@link simplifyOutward}. */
export interface OutwardLimits {
  /** Once a ring has no more vertices than this it is left alone, so that simple parts keep their exact shape. */
  readonly enoughVertices: number;
  /** A ring with more vertices than this after the last tolerance is simplified further, at twice the tolerance each time. */
  readonly mostVertices: number;
  /** Tolerances tried one after the other, mm, rising. */
  readonly tolerancesMm: readonly number[];
}

/** Sweeps over a ring at one tolerance; each removes at least one vertex or is the last. */
const MAX_SWEEPS = 64;
/** Doublings of the tolerance beyond the last one stated: from 0.3 mm past any coordinate the vocabulary allows (10⁷ mm). */
const MAX_DOUBLINGS = 26;

/**
 * A ring with fewer vertices that encloses everything the old one did. Two moves, both of which only add material (each replaces a piece
 * of the ring by one on its right, so the winding number of no point falls, whatever else the ring does there):
 * ```
 *    fill a notch: drop b           cut off an edge bc: move both to p, where ab and dc meet
 *        a─────────c                          p
 *         ╲       ╱   material              ╱   ╲
 *          ╲     ╱    below               b ───── c
 *            ╲ ╱                         ╱         ╲
 *             b                         a           d
 * ```
 * Every edge carries a bound of how far it may stand outside the first ring; a move is made only within the tolerance.
 * @param ring - `[x0, y0, …]` mm, closed, material on the left (outlines counter-clockwise, holes clockwise), at least 3 points
 */
export function simplifyOutward(ring: Float64Array, limits: OutwardLimits): OutwardRing {
  const chain = chainOf(ring);
  for (const toleranceMm of limits.tolerancesMm) shrink(chain, limits.enoughVertices, toleranceMm);
  let toleranceMm = limits.tolerancesMm[limits.tolerancesMm.length - 1]!;
  for (let i = 0; i < MAX_DOUBLINGS && chain.size > limits.mostVertices; i++) {
    toleranceMm *= 2;
    shrink(chain, limits.mostVertices, toleranceMm);
  }
  return { ring: ringOf(chain), addedMm: chain.addedMm };
}

/** A ring as a doubly linked list; `addedMm[i]` belongs to the edge from i to next[i]. */
interface Chain {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly previous: Int32Array;
  readonly next: Int32Array;
  readonly edgeAddedMm: Float64Array;
  first: number;
  size: number;
  addedMm: number;
}

function chainOf(ring: Float64Array): Chain {
  const n = ring.length / 2;
  const chain: Chain = {
    x: new Float64Array(n),
    y: new Float64Array(n),
    previous: new Int32Array(n),
    next: new Int32Array(n),
    edgeAddedMm: new Float64Array(n),
    first: 0,
    size: n,
    addedMm: 0,
  };
  for (let i = 0; i < n; i++) {
    chain.x[i] = ring[2 * i]!;
    chain.y[i] = ring[2 * i + 1]!;
    chain.previous[i] = (i + n - 1) % n;
    chain.next[i] = (i + 1) % n;
  }
  return chain;
}

function ringOf(chain: Chain): Float64Array {
  const ring = new Float64Array(2 * chain.size);
  for (let i = 0, at = chain.first; i < chain.size; i++, at = chain.next[at]!) {
    ring[2 * i] = chain.x[at]!;
    ring[2 * i + 1] = chain.y[at]!;
  }
  return ring;
}

function shrink(chain: Chain, enough: number, toleranceMm: number): void {
  const fewest = Math.max(3, enough);
  for (let sweep = 0; sweep < MAX_SWEEPS && chain.size > fewest; sweep++) {
    const before = chain.size;
    let at = chain.first;
    for (let i = 0; i < before && chain.size > fewest; i++) {
      if (!fillNotch(chain, at, toleranceMm)) cutOffEdge(chain, at, toleranceMm);
      // A vertex that was dropped still knows the one after it.
      at = chain.next[at]!;
    }
    if (chain.size === before) return;
  }
}

/** Twice the signed area of the triangle a, b, c, its sign exact: > 0 when it turns left. A wrong sign could take a thin spike for a notch. */
function turn({ x, y }: Chain, a: number, b: number, c: number): number {
  return orient2d(x[a]!, y[a]!, x[b]!, y[b]!, x[c]!, y[c]!);
}

function fillNotch(chain: Chain, b: number, toleranceMm: number): boolean {
  const { x, y, edgeAddedMm } = chain;
  const a = chain.previous[b]!;
  const c = chain.next[b]!;
  const turned = turn(chain, a, b, c);
  if (turned > 0) return false;
  // A fold with no area is the tip of a spike, which dropping would cut off.
  const ahead = (x[b]! - x[a]!) * (x[c]! - x[b]!) + (y[b]! - y[a]!) * (y[c]! - y[b]!);
  if (turned === 0 && ahead < 0) return false;
  const chordX = x[c]! - x[a]!;
  const chordY = y[c]! - y[a]!;
  const chordMm = Math.sqrt(chordX * chordX + chordY * chordY);
  if (!(chordMm > 0)) return false;
  const addedMm = -turned / chordMm + Math.max(edgeAddedMm[a]!, edgeAddedMm[b]!);
  if (addedMm > toleranceMm) return false;
  unlink(chain, b);
  edgeAddedMm[a] = addedMm;
  chain.addedMm = Math.max(chain.addedMm, addedMm);
  return true;
}

function cutOffEdge(chain: Chain, b: number, toleranceMm: number): boolean {
  const { x, y, edgeAddedMm } = chain;
  const a = chain.previous[b]!;
  const c = chain.next[b]!;
  const d = chain.next[c]!;
  if (a === d || !(turn(chain, a, b, c) > 0) || !(turn(chain, b, c, d) > 0)) return false;
  const abX = x[b]! - x[a]!;
  const abY = y[b]! - y[a]!;
  const cdX = x[d]! - x[c]!;
  const cdY = y[d]! - y[c]!;
  const bcX = x[c]! - x[b]!;
  const bcY = y[c]! - y[b]!;
  const across = abX * cdY - abY * cdX;
  if (!(across > 0)) return false;
  const alongAb = (bcX * cdY - bcY * cdX) / across;
  const bpX = alongAb * abX;
  const bpY = alongAb * abY;
  // Every point between b, p and c is at most as far from the edge bc as p is, and that edge stood out by its own share already.
  const foot = (bpX * bcX + bpY * bcY) / (bcX * bcX + bcY * bcY);
  if (!(foot >= 0 && foot <= 1)) return false;
  const heightMm = (bcX * bpY - bcY * bpX) / Math.sqrt(bcX * bcX + bcY * bcY);
  const addedMm = Math.max(edgeAddedMm[a]!, edgeAddedMm[c]!, Math.abs(heightMm) + edgeAddedMm[b]!);
  if (addedMm > toleranceMm) return false;
  x[b] = x[b]! + bpX;
  y[b] = y[b]! + bpY;
  unlink(chain, c);
  edgeAddedMm[a] = addedMm;
  edgeAddedMm[b] = addedMm;
  chain.addedMm = Math.max(chain.addedMm, addedMm);
  return true;
}

function unlink(chain: Chain, at: number): void {
  const before = chain.previous[at]!;
  const after = chain.next[at]!;
  chain.next[before] = after;
  chain.previous[after] = before;
  if (chain.first === at) chain.first = after;
  chain.size--;
}
