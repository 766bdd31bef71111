import { contourAreaMm2 } from '@millwright/geometry';
import type { Chain } from './chain.js';
import {
  chainOfHalfEdge,
  chainOfWalk,
  type Departure,
  departureOf,
  departuresOf,
  type Graph,
  plainWalks,
  targetOf,
} from './graph.js';

/** What could be made of lines of which more than two meet in a point. */
export interface Untangled {
  /** Contours that share no piece with another. */
  readonly loops: readonly Chain[];
  /** Runs with a dead end: not part of any area. */
  readonly dangling: readonly Chain[];
  /** Runs between areas that share them, where it is not clear what is to be cut. */
  readonly unresolved: readonly Chain[];
  /** Areas found, the outside not counted. */
  readonly nAreas: number;
}

/** Directions nearer than this, as a sine, count as one: then the bend decides which is further left. Tangent arcs meet so. */
const SAME_DIRECTION = 1e-6;

/**
 * Untangles a connected set of edges: dead ends are peeled off, the rest is divided into areas by walking each half-edge with its
 * area on the left (the next one is the first clockwise). An area that shares no edge with another is a contour.
 */
export function untangle(graph: Graph, edges: readonly number[]): Untangled {
  const cores = withoutDeadEnds(graph, edges);
  const core = new Set(cores);
  const faces = facesOf(graph, cores);
  const bounded = faces.filter((face) => face.areaMm2 > 0);
  const nSides = new Map<number, number>();
  for (const { halfEdges } of bounded) {
    for (const halfEdge of halfEdges) nSides.set(halfEdge >> 1, (nSides.get(halfEdge >> 1) ?? 0) + 1);
  }
  const clean = bounded.filter(
    ({ halfEdges }) =>
      halfEdges.every((halfEdge) => nSides.get(halfEdge >> 1) === 1) && isSimple(graph, halfEdges),
  );
  const taken = new Set(clean.flatMap(({ halfEdges }) => halfEdges.map((halfEdge) => halfEdge >> 1)));
  const asChains = (some: readonly number[]) =>
    plainWalks(graph, some).map(({ halfEdges, closed }) => chainOfWalk(graph, halfEdges, closed));
  // An edge with the same area (or the outside) on both sides is a bridge: it leads somewhere but bounds nothing.
  const bridges = bridgesOf(faces);
  const isBridge = (edge: number) => bridges.has(edge);
  const left = cores.filter((edge) => !taken.has(edge));
  return {
    loops: clean.map(({ halfEdges }) => chainOfWalk(graph, halfEdges, true)),
    dangling: asChains([...edges.filter((edge) => !core.has(edge)), ...left.filter(isBridge)]),
    unresolved: asChains(left.filter((edge) => !isBridge(edge))),
    nAreas: bounded.length,
  };
}

function withoutDeadEnds(graph: Graph, edges: readonly number[]): readonly number[] {
  const departures = departuresOf(graph, edges);
  const degree = new Map([...departures].map(([node, halfEdges]) => [node, halfEdges.length]));
  const removed = new Set<number>();
  const deadEnds = [...degree].filter(([, n]) => n === 1).map(([node]) => node);
  for (let node = deadEnds.pop(); node !== undefined; node = deadEnds.pop()) {
    const halfEdge = departures.get(node)!.find((candidate) => !removed.has(candidate >> 1));
    if (halfEdge === undefined) continue;
    removed.add(halfEdge >> 1);
    const other = targetOf(graph, halfEdge);
    const left = degree.get(other)! - 1;
    degree.set(other, left);
    if (left === 1) deadEnds.push(other);
  }
  return edges.filter((edge) => !removed.has(edge));
}

interface Face {
  readonly halfEdges: readonly number[];
  readonly areaMm2: number;
}

function facesOf(graph: Graph, edges: readonly number[]): readonly Face[] {
  const next = new Map<number, number>();
  for (const halfEdges of departuresOf(graph, edges).values()) {
    const ordered = counterClockwise(graph, halfEdges);
    // Arriving along the reverse of `ordered[i]`, the first clockwise is the one before it.
    ordered.forEach((halfEdge, i) => {
      next.set(halfEdge ^ 1, ordered[(i + ordered.length - 1) % ordered.length]!);
    });
  }
  const faces: Face[] = [];
  const seen = new Set<number>();
  for (const edge of edges) {
    for (const start of [2 * edge, 2 * edge + 1]) {
      if (seen.has(start)) continue;
      const halfEdges: number[] = [];
      for (let at = start; !seen.has(at); at = next.get(at)!) {
        seen.add(at);
        halfEdges.push(at);
      }
      faces.push({ halfEdges, areaMm2: contourAreaMm2(chainOfWalk(graph, halfEdges, true).contour) });
    }
  }
  return faces;
}

function counterClockwise(graph: Graph, halfEdges: readonly number[]): readonly number[] {
  const directed = halfEdges.map((halfEdge) => ({
    halfEdge,
    ...departureOf(chainOfHalfEdge(graph, halfEdge)),
  }));
  return directed
    .sort((a, b) => compareDirections(a, b) || a.halfEdge - b.halfEdge)
    .map(({ halfEdge }) => halfEdge);
}

/** By angle from the positive X axis; of one direction, the one that bends further to the left comes later. */
function compareDirections(a: Departure, b: Departure): number {
  const cross = a.dx * b.dy - a.dy * b.dx;
  const dot = a.dx * b.dx + a.dy * b.dy;
  if (Math.abs(cross) <= SAME_DIRECTION && dot > 0) return a.curvature - b.curvature;
  const half = (d: Departure) => (d.dy > 0 || (d.dy === 0 && d.dx > 0) ? 0 : 1);
  return half(a) - half(b) || -cross;
}

function isSimple(graph: Graph, halfEdges: readonly number[]): boolean {
  return new Set(halfEdges.map((halfEdge) => targetOf(graph, halfEdge))).size === halfEdges.length;
}

function bridgesOf(faces: readonly Face[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (const { halfEdges } of faces) {
    const inFace = new Set(halfEdges);
    for (const halfEdge of halfEdges) if (inFace.has(halfEdge ^ 1)) found.add(halfEdge >> 1);
  }
  return found;
}
