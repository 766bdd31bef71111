import { contourAreaMm2 } from '@millwright/geometry';
import type { Chain } from './chain.js';
import {
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
  readonly loops: readonly Chain[];
  /** Runs with a dead end, or between two points of one area: not part of any boundary. */
  readonly dangling: readonly Chain[];
  /** Runs between areas that share them, of which no boundary was made. */
  readonly unresolved: readonly Chain[];
  /** Areas found, the outside not counted. */
  readonly nAreas: number;
  /** Whether every area has its boundary for itself, so that each is a contour whatever is asked. */
  readonly isPlain: boolean;
}

/** What becomes of areas that share lines. */
export type MapChoice = 'ask' | 'faces' | 'outline';

/** Directions nearer than this, as a sine, count as one: then the bend decides which is further left. Tangent arcs meet so. */
const SAME_DIRECTION = 1e-6;

/**
 * Untangles a connected set of edges: dead ends are peeled off, then bridges; the rest is divided into areas by walking each
 * half-edge with its area on the left (the next one is the first clockwise). Where no two areas share an edge, each is a contour.
 * Otherwise `maps` says what becomes of them: each a contour, only the outer boundary, or nothing until somebody has decided.
 */
export function untangle(graph: Graph, edges: readonly number[], maps: MapChoice): Untangled {
  const cores = withoutDeadEnds(graph, edges);
  // An edge with the same area (or the outside) on both sides is a bridge: it leads somewhere but bounds nothing.
  const bridges = bridgesOf(facesOf(graph, cores));
  const rims = cores.filter((edge) => !bridges.has(edge));
  const rim = new Set(rims);
  const asChains = (some: readonly number[]) =>
    plainWalks(graph, some).map(({ halfEdges, closed }) => chainOfWalk(graph, halfEdges, closed));
  const dangling = asChains(edges.filter((edge) => !rim.has(edge)));
  const faces = facesOf(graph, rims);
  const bounded = faces.filter((face) => face.areaMm2 > 0);
  const nAreas = bounded.length;
  const nSides = new Map<number, number>();
  for (const { halfEdges } of bounded) {
    for (const halfEdge of halfEdges) nSides.set(halfEdge >> 1, (nSides.get(halfEdge >> 1) ?? 0) + 1);
  }
  const isPlain = rims.every((edge) => nSides.get(edge) === 1);
  if (!isPlain && maps === 'ask') return { loops: [], dangling, unresolved: asChains(rims), nAreas, isPlain };
  const around =
    isPlain || maps === 'faces'
      ? bounded.map(({ halfEdges }) => halfEdges)
      : faces.filter((face) => face.areaMm2 <= 0).map(({ halfEdges }) => backwards(halfEdges));
  const cycles = around.flatMap((halfEdges) => simpleCycles(graph, halfEdges));
  const used = new Set(cycles.flatMap((halfEdges) => halfEdges.map((halfEdge) => halfEdge >> 1)));
  return {
    loops: cycles.map((halfEdges) => chainOfWalk(graph, halfEdges, true)),
    dangling,
    unresolved: asChains(rims.filter((edge) => !used.has(edge))),
    nAreas,
    isPlain,
  };
}

function backwards(halfEdges: readonly number[]): readonly number[] {
  return halfEdges.map((halfEdge) => halfEdge ^ 1).reverse();
}

/** A walk that visits a point more than once, as walks that do not. */
export function simpleCycles(graph: Graph, halfEdges: readonly number[]): readonly (readonly number[])[] {
  const cycles: (readonly number[])[] = [];
  const path: number[] = [];
  /** Number of edges walked when a node was reached. */
  const reached = new Map<number, number>([[targetOf(graph, halfEdges[0]! ^ 1), 0]]);
  for (const halfEdge of halfEdges) {
    path.push(halfEdge);
    const node = targetOf(graph, halfEdge);
    const since = reached.get(node);
    if (since === undefined) {
      reached.set(node, path.length);
      continue;
    }
    const cycle = path.splice(since);
    for (const passed of cycle.slice(0, -1)) reached.delete(targetOf(graph, passed));
    cycles.push(cycle);
  }
  return cycles;
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

/** An area of a planar map by the half-edges around it. */
export interface Face {
  readonly halfEdges: readonly number[];
  /** Positive for bounded areas; of the outside the negative of what is enclosed. */
  readonly areaMm2: number;
}

/** The areas into which edges divide the plane, the outside of each connected set among them. */
export function facesOf(graph: Graph, edges: readonly number[]): readonly Face[] {
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
    ...departureOf(graph, halfEdge),
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

function bridgesOf(faces: readonly Face[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (const { halfEdges } of faces) {
    const inFace = new Set(halfEdges);
    for (const halfEdge of halfEdges) if (inFace.has(halfEdge ^ 1)) found.add(halfEdge >> 1);
  }
  return found;
}
