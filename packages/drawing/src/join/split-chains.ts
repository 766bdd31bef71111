import type { Contour, Vertex } from '@millwright/contracts';
import { arcOf, type XY } from '../curve/primitive.js';
import { requireWithin, stopIfCancelled } from '../limits.js';
import { BoxIndex } from '../parts/box-index.js';
import { crossingsOf, type Piece } from '../parts/intersect.js';
import { boxOfPiece, piecesOf } from '../parts/pieces.js';
import { type Chain, JOIN_MM } from './chain.js';

/** A chain that came of another by splitting. */
export interface Run {
  readonly chain: Chain;
  /** Index of the chain it was part of. */
  readonly source: number;
}

/** Chains that meet at their ends only, and a few of the places where they were split. */
export interface Split {
  readonly runs: readonly Run[];
  readonly nSplits: number;
}

/** How much work splitting may be. */
export interface SplitLimits {
  /** How near is near, mm. */
  readonly withinMm: number;
  /** Pairs of pieces looked at. */
  readonly mostPairs: number;
  /** Places where something is cut. */
  readonly mostCuts: number;
}

/** What is done when it is asked for: some seconds. */
export const ASKED: SplitLimits = { withinMm: JOIN_MM, mostPairs: 20_000_000, mostCuts: 500_000 };

/**
 * Splits chains wherever another (or the same) chain meets or crosses them, so that they meet at ends only: at crossings, at ends
 * and corners near a piece, and, which follows, where lines or arcs lie on each other for a while. Pieces stay on
 * their line or circle. Closed chains that nothing meets stay closed.
 *
 * @throws MillwrightError INPUT_TOO_LARGE when there is more to do than `limits` allow, CANCELLED
 */
export function splitChains(
  chains: readonly Chain[],
  signal?: AbortSignal,
  { withinMm, mostPairs, mostCuts }: SplitLimits = ASKED,
): Split {
  const pieces: Piece[] = [];
  const owner: number[] = [];
  const firstPiece: number[] = [];
  chains.forEach(({ contour }, c) => {
    firstPiece.push(pieces.length);
    for (const piece of piecesOf(contour)) {
      pieces.push(piece);
      owner.push(c);
    }
  });
  const cuts = new Map<number, XY[]>();
  /** Pieces at whose start their chain is to be broken. */
  const breaks = new Set<number>();
  let nCuts = 0;
  const cut = (i: number, at: XY) => {
    if (++nCuts > mostCuts) requireWithin('Lines cross each other', nCuts, mostCuts, 'times');
    const list = cuts.get(i);
    if (list === undefined) cuts.set(i, [at]);
    else list.push(at);
  };
  const place: Place = { pieces, owner, firstPiece, chains, withinMm };
  const compare = (i: number, j: number) => {
    for (const at of crossingsOf(pieces[i]!, pieces[j]!)) {
      cut(i, at);
      cut(j, at);
    }
    meet(place, i, j, cut, breaks);
    meet(place, j, i, cut, breaks);
  };
  const boxes = pieces.map(boxOfPiece);
  const index = new BoxIndex(boxes);
  let nPairs = 0;
  for (let i = 0; i < pieces.length; i++) {
    if (i % 4096 === 0) stopIfCancelled(signal);
    const { minXMm, minYMm, maxXMm, maxYMm } = boxes[i]!;
    const wide = {
      minXMm: minXMm - withinMm,
      minYMm: minYMm - withinMm,
      maxXMm: maxXMm + withinMm,
      maxYMm: maxYMm + withinMm,
    };
    index.search(wide, (j) => {
      if (j <= i) return;
      if (++nPairs > mostPairs) requireWithin('Lines lie close together:', nPairs, mostPairs, 'pairs');
      compare(i, j);
    });
  }
  return cutUp(place, cuts, breaks);
}

interface Place {
  readonly pieces: readonly Piece[];
  readonly owner: readonly number[];
  readonly firstPiece: readonly number[];
  readonly chains: readonly Chain[];
  readonly withinMm: number;
}

/** Where the ends of piece i meet piece j: in the middle of it, which cuts it, or at an end, which breaks the chains there. */
function meet(
  place: Place,
  i: number,
  j: number,
  cut: (piece: number, at: XY) => void,
  breaks: Set<number>,
): void {
  const { pieces, owner, withinMm } = place;
  for (const isEnd of [false, true]) {
    const point = isEnd ? pieces[i]!.to : pieces[i]!.from;
    const other = pieces[j]!;
    const nearFrom = isNear(point, other.from, withinMm);
    if (nearFrom || isNear(point, other.to, withinMm)) {
      const [own, met] = [vertexOf(place, i, isEnd), vertexOf(place, j, !nearFrom)];
      if (owner[i] === owner[j] && (own === met || isNeighbourOf(place, i, j))) continue;
      breakAt(own, breaks);
      breakAt(met, breaks);
      continue;
    }
    if (owner[i] === owner[j] && isNeighbourOf(place, i, j) && !foldsBack(pieces[i]!, other)) continue;
    const foot = footOn(other, point, withinMm);
    if (foot === undefined) continue;
    cut(j, foot);
    breakAt(vertexOf(place, i, isEnd), breaks);
  }
}

/** The piece that starts at one end of a piece, −1 where an open chain ends. */
function vertexOf({ owner, firstPiece, chains, pieces }: Place, i: number, isEnd: boolean): number {
  if (!isEnd) return i;
  const chain = owner[i]!;
  const next = i + 1;
  const end = chain + 1 < firstPiece.length ? firstPiece[chain + 1]! : pieces.length;
  if (next < end) return next;
  return chains[chain]!.contour.closed ? firstPiece[chain]! : -1;
}

function isNeighbourOf(place: Place, i: number, j: number): boolean {
  return vertexOf(place, i, true) === j || vertexOf(place, j, true) === i;
}

function breakAt(vertex: number, breaks: Set<number>): void {
  if (vertex >= 0) breaks.add(vertex);
}

/** Two lines of which the second runs back over the first: neighbours that meet in more than their common end. */
function foldsBack(a: Piece, b: Piece): boolean {
  const dot = (a.to[0] - a.from[0]) * (b.to[0] - b.from[0]) + (a.to[1] - a.from[1]) * (b.to[1] - b.from[1]);
  return a.bulge === 0 && b.bulge === 0 && dot < 0;
}

function isNear([x, y]: XY, [px, py]: XY, withinMm: number): boolean {
  const [dx, dy] = [x - px, y - py];
  return dx * dx + dy * dy <= withinMm * withinMm;
}

/** The point of a piece nearest to a point near it, if that is away from the piece's ends. */
function footOn({ from, to, bulge }: Piece, [x, y]: XY, withinMm: number): XY | undefined {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  if (bulge === 0) {
    const share = ((x - from[0]) * dx + (y - from[1]) * dy) / (dx * dx + dy * dy);
    if (!(share > 0 && share < 1)) return undefined;
    const foot: XY = [from[0] + share * dx, from[1] + share * dy];
    return isNear(foot, [x, y], withinMm) ? foot : undefined;
  }
  const { centre, radius } = arcOf(from, to, bulge);
  const [ox, oy] = [x - centre[0], y - centre[1]];
  const away = Math.sqrt(ox * ox + oy * oy);
  if (!(Math.abs(away - radius) <= withinMm) || away === 0) return undefined;
  // On the arc's side of its chord; for less than a half turn and more alike.
  const side = dx * (y - from[1]) - dy * (x - from[0]);
  if (side * bulge >= 0) return undefined;
  return [centre[0] + (ox / away) * radius, centre[1] + (oy / away) * radius];
}

function cutUp(
  { pieces, chains, firstPiece, withinMm }: Place,
  cuts: Map<number, XY[]>,
  breaks: Set<number>,
): Split {
  const runs: Run[] = [];
  let nSplits = 0;
  chains.forEach((chain, source) => {
    const start = firstPiece[source]!;
    const end = source + 1 < firstPiece.length ? firstPiece[source + 1]! : pieces.length;
    const parts: { vertices: Vertex[]; to: XY }[] = [];
    let isWhole = true;
    for (let i = start; i < end; i++) {
      const { from, to } = pieces[i]!;
      const stops = orderedCuts(pieces[i]!, cuts.get(i) ?? [], withinMm);
      if (i > start && !breaks.has(i)) {
        const last = parts.at(-1)!;
        last.vertices.push([from[0], from[1], stops[0]!.bulge]);
        last.to = stops[0]!.to;
      } else {
        if (i > start || breaks.has(i)) isWhole = false;
        parts.push({ vertices: [[from[0], from[1], stops[0]!.bulge]], to: stops[0]!.to });
      }
      for (const [k, stop] of stops.slice(1).entries()) {
        isWhole = false;
        parts.push({ vertices: [[...stops[k]!.to, stop.bulge]], to: stop.to });
      }
      parts.at(-1)!.to = stops.length === 1 ? to : stops.at(-1)!.to;
    }
    if (isWhole && chain.contour.closed) {
      runs.push({ chain, source });
      return;
    }
    // A closed chain that is not broken at its first vertex goes on there.
    if (chain.contour.closed && !breaks.has(start) && parts.length > 1) {
      const first = parts.shift()!;
      const last = parts.at(-1)!;
      last.vertices.push(...first.vertices);
      last.to = first.to;
    }
    nSplits += parts.length - 1;
    for (const { vertices, to } of parts) {
      const contour: Contour = { closed: false, vertices: [...vertices, [to[0], to[1], 0]] };
      runs.push({ source, chain: { ...chain, contour, endLayers: [chain.layer, chain.layer] } });
    }
  });
  return { runs, nSplits };
}

/** The parts of a piece between cuts, in order: where each ends, and its bulge. Cuts that coincide are one. */
function orderedCuts(
  { from, to, bulge }: Piece,
  cuts: readonly XY[],
  withinMm: number,
): readonly { to: XY; bulge: number }[] {
  if (cuts.length === 0) return [{ to, bulge }];
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const along = (point: XY) => (point[0] - from[0]) * dx + (point[1] - from[1]) * dy;
  const ordered = cuts
    .filter((point) => !isNear(point, from, withinMm) && !isNear(point, to, withinMm))
    .sort((a, b) => along(a) - along(b) || a[0] - b[0] || a[1] - b[1]);
  const stops: XY[] = [];
  for (const point of ordered)
    if (stops.length === 0 || !isNear(stops.at(-1)!, point, withinMm)) stops.push(point);
  stops.push(to);
  let last = from;
  return stops.map((stop) => {
    const part = { to: stop, bulge: bulgeBetween(last, stop, { from, to, bulge }) };
    last = stop;
    return part;
  });
}

/** Bulge of the part of an arc between two points on it: h/(r + √(r² − h²)) with h half the chord, for at most a half turn. */
function bulgeBetween(a: XY, b: XY, { from, to, bulge }: Piece): number {
  if (bulge === 0) return 0;
  if (a === from && b === to) return bulge;
  const { radius } = arcOf(from, to, bulge);
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const half = Math.min(radius, Math.sqrt(dx * dx + dy * dy) / 2);
  return Math.sign(bulge) * (half / (radius + Math.sqrt((radius - half) * (radius + half))));
}
