import { type Chain, concatenate, reverseChain } from './chain.js';

/** Chains between nodes. Edge i runs from `from[i]` to `to[i]`; half-edge 2i is the edge itself, 2i + 1 the same backwards. */
export interface Graph {
  readonly chains: readonly Chain[];
  readonly from: ArrayLike<number>;
  readonly to: ArrayLike<number>;
}

/** The half-edges that leave each node, in file order. */
export type Departures = ReadonlyMap<number, readonly number[]>;

/** Groups half-edges by the node they leave. */
export function departuresOf(graph: Graph, edges: readonly number[]): Map<number, number[]> {
  const departures = new Map<number, number[]>();
  const add = (node: number, halfEdge: number) => {
    const list = departures.get(node);
    if (list === undefined) departures.set(node, [halfEdge]);
    else list.push(halfEdge);
  };
  for (const edge of edges) {
    add(graph.from[edge]!, 2 * edge);
    add(graph.to[edge]!, 2 * edge + 1);
  }
  return departures;
}

/** The node a half-edge leads to. */
export function targetOf(graph: Graph, halfEdge: number): number {
  return (halfEdge & 1) === 0 ? graph.to[halfEdge >> 1]! : graph.from[halfEdge >> 1]!;
}

/** The chain of a half-edge, in its direction. */
export function chainOfHalfEdge(graph: Graph, halfEdge: number): Chain {
  const chain = graph.chains[halfEdge >> 1]!;
  return (halfEdge & 1) === 0 ? chain : reverseChain(chain);
}

/** A walk as one chain, closed when it says so. */
export function chainOfWalk(graph: Graph, halfEdges: readonly number[], closed: boolean): Chain {
  if (halfEdges.length === 1 && !closed) return chainOfHalfEdge(graph, halfEdges[0]!);
  return concatenate(
    halfEdges.map((halfEdge) => graph.chains[halfEdge >> 1]!),
    (i) => (halfEdges[i]! & 1) === 1,
    closed,
  );
}

/** Sets of edges that hang together, each in ascending order, by their first edge. */
export function componentsOf(graph: Graph, edges: readonly number[]): readonly (readonly number[])[] {
  const departures = departuresOf(graph, edges);
  const seen = new Set<number>();
  // A point is left once in each direction: a hundred thousand lines may meet in it.
  const left = new Set<number>();
  const components: number[][] = [];
  for (const start of edges) {
    if (seen.has(start)) continue;
    seen.add(start);
    const component: number[] = [];
    const stack = [start];
    for (let edge = stack.pop(); edge !== undefined; edge = stack.pop()) {
      component.push(edge);
      for (const node of [graph.from[edge]!, graph.to[edge]!]) {
        if (left.has(node)) continue;
        left.add(node);
        for (const halfEdge of departures.get(node)!) {
          if (seen.has(halfEdge >> 1)) continue;
          seen.add(halfEdge >> 1);
          stack.push(halfEdge >> 1);
        }
      }
    }
    components.push(component.sort((a, b) => a - b));
  }
  return components;
}

/**
 * Runs of edges between nodes where the way is not plain (a dead end, or more than two edges), and cycles that have none.
 * @param isPlain - whether exactly two half-edges leave the node
 */
export function plainWalks(
  graph: Graph,
  edges: readonly number[],
): readonly { readonly halfEdges: readonly number[]; readonly closed: boolean }[] {
  const departures = departuresOf(graph, edges);
  const isPlain = (node: number) => departures.get(node)!.length === 2;
  const walks: { halfEdges: readonly number[]; closed: boolean }[] = [];
  const used = new Set<number>();
  const follow = (start: number): { halfEdges: readonly number[]; closed: boolean } => {
    const halfEdges = [start];
    used.add(start >> 1);
    const origin = targetOf(graph, start ^ 1);
    for (let node = targetOf(graph, start); isPlain(node) && node !== origin; ) {
      const next = departures.get(node)!.find((halfEdge) => !used.has(halfEdge >> 1));
      if (next === undefined) break;
      used.add(next >> 1);
      halfEdges.push(next);
      node = targetOf(graph, next);
    }
    return { halfEdges, closed: targetOf(graph, halfEdges.at(-1)!) === origin };
  };
  for (const edge of edges) {
    for (const halfEdge of [2 * edge, 2 * edge + 1]) {
      if (!used.has(edge) && !isPlain(targetOf(graph, halfEdge ^ 1))) walks.push(follow(halfEdge));
    }
  }
  for (const edge of edges) if (!used.has(edge)) walks.push(follow(2 * edge));
  return walks;
}

/** Direction and bend with which a half-edge leaves its node. */
export interface Departure {
  readonly dx: number;
  readonly dy: number;
  /** Signed curvature, 1/mm: positive bends to the left. */
  readonly curvature: number;
}

/** Start tangent of a half-edge: the chord turned by −θ/2, where cos θ/2 = (1 − b²)/(1 + b²) and sin θ/2 = 2b/(1 + b²). */
export function departureOf({ chains }: Graph, halfEdge: number): Departure {
  const { vertices } = chains[halfEdge >> 1]!.contour;
  const isBackwards = (halfEdge & 1) === 1;
  const start = vertices[isBackwards ? vertices.length - 1 : 0]!;
  const next = vertices[isBackwards ? vertices.length - 2 : 1]!;
  const bulge = isBackwards ? -next[2] : start[2];
  const [x, y] = start;
  const [toX, toY] = next;
  const chordX = toX - x;
  const chordY = toY - y;
  const chord = Math.sqrt(chordX * chordX + chordY * chordY);
  const square = bulge * bulge;
  const c = (1 - square) / (1 + square) / chord;
  const s = (2 * bulge) / (1 + square) / chord;
  return {
    dx: chordX * c + chordY * s,
    dy: chordY * c - chordX * s,
    curvature: (4 * bulge) / (chord * (1 + square)),
  };
}
