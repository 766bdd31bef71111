import type { XY } from '../curve/primitive.js';
import { stopIfCancelled } from '../limits.js';
import { type Chain, chainLengthMm, JOIN_MM, withEnds } from './chain.js';
import { distinctLoops, distinctPieces } from './duplicates.js';
import { untangle } from './faces.js';
import { type ClosedGap, closeGaps } from './gaps.js';
import { chainOfWalk, componentsOf, departuresOf, type Graph, plainWalks } from './graph.js';
import { nodesOf } from './nodes.js';

/** A place where more than two lines meet. */
export interface Branching {
  readonly at: XY;
  readonly layer: string;
  /** Points of the connected lines in which more than two meet. */
  readonly nPoints: number;
  readonly nAreas: number;
  /** Runs of lines of which no contour could be made. */
  readonly nUnresolved: number;
}

/** Contours made of the pieces of a drawing, and an account of everything done to get there. Coordinates in mm. */
export interface Joined {
  readonly loops: readonly Chain[];
  readonly open: readonly Chain[];
  /** Runs of branching lines that made no contour. */
  readonly unresolved: readonly Chain[];
  readonly branchings: readonly Branching[];
  readonly gaps: readonly ClosedGap[];
  /** What was closed because the file fills it. */
  readonly filledShut: readonly Chain[];
  readonly removed: readonly Chain[];
  readonly nDegenerate: number;
}

/**
 * Makes closed contours of loose pieces. Ends within 0.01 mm are one point, always; what is drawn twice is taken once; each layer
 * is then walked for itself, what stays open is tried across layers, and at last gaps up to `joinMm` are closed between loose
 * ends. Closed pieces of the file stay whole.
 *
 * @param joinMm - widest gap closed, mm; 0.01 or less closes none
 * @throws MillwrightError INPUT_TOO_LARGE, CANCELLED
 */
export function joinChains(chains: readonly Chain[], joinMm: number, signal?: AbortSignal): Joined {
  const closed = chains.filter(({ contour }) => contour.closed);
  const pieces = piecesOf(chains.filter(({ contour }) => !contour.closed));
  stopIfCancelled(signal);
  const walked = walkLayers(pieces.graph);
  stopIfCancelled(signal);
  const across = walkAcrossLayers(walked.open);
  const gapped = closeGaps(across.open, joinMm);
  const fill = closeFilled(gapped.open);
  const loops = [...closed, ...walked.loops, ...across.loops, ...gapped.loops, ...fill.loops];
  stopIfCancelled(signal);
  const distinct = distinctLoops(loops);
  return {
    loops: distinct.kept,
    open: fill.open,
    unresolved: walked.unresolved,
    branchings: walked.branchings,
    gaps: gapped.gaps,
    filledShut: fill.loops,
    removed: [...pieces.removed, ...distinct.removed],
    nDegenerate: pieces.nDegenerate,
  };
}

/** Open chains between nodes: ends moved onto their nodes, tiny ones and duplicates gone. */
function piecesOf(chains: readonly Chain[]): {
  graph: Graph & { at: readonly XY[] };
  removed: readonly Chain[];
  nDegenerate: number;
} {
  const nodes = nodesOf(chains);
  // A piece whose ends are one node is a loop if it goes somewhere on the way, and nothing otherwise.
  const isTiny = (i: number) =>
    nodes.ends[2 * i] === nodes.ends[2 * i + 1] && chainLengthMm(chains[i]!) <= 3 * JOIN_MM;
  const indexes = chains.map((_, i) => i).filter((i) => !isTiny(i));
  const moved = indexes.map((i) =>
    withEnds(chains[i]!, nodes.at[nodes.ends[2 * i]!]!, nodes.at[nodes.ends[2 * i + 1]!]!),
  );
  const ends = indexes.flatMap((i) => [nodes.ends[2 * i]!, nodes.ends[2 * i + 1]!]);
  const distinct = distinctPieces(moved, ends);
  const graph = {
    chains: distinct.kept,
    from: distinct.keptIndexes.map((i) => ends[2 * i]!),
    to: distinct.keptIndexes.map((i) => ends[2 * i + 1]!),
    at: nodes.at,
  };
  return { graph, removed: distinct.removed, nDegenerate: chains.length - indexes.length };
}

interface Walked {
  readonly loops: readonly Chain[];
  readonly open: readonly Chain[];
  readonly unresolved: readonly Chain[];
  readonly branchings: readonly Branching[];
}

function walkLayers(graph: Graph & { at: readonly XY[] }): Walked {
  const byLayer = new Map<string, number[]>();
  graph.chains.forEach((chain, edge) => {
    const key = `${chain.construction ? 'construction' : 'edge'} ${chain.layer}`;
    const edges = byLayer.get(key);
    if (edges === undefined) byLayer.set(key, [edge]);
    else edges.push(edge);
  });
  const loops: Chain[] = [];
  const open: Chain[] = [];
  const unresolved: Chain[] = [];
  const branchings: Branching[] = [];
  for (const component of [...byLayer.values()].flatMap((edges) => componentsOf(graph, edges))) {
    const branchNodes = [...departuresOf(graph, component)].filter(([, halfEdges]) => halfEdges.length > 2);
    if (branchNodes.length === 0) {
      for (const { halfEdges, closed } of plainWalks(graph, component)) {
        (closed ? loops : open).push(chainOfWalk(graph, halfEdges, closed));
      }
      continue;
    }
    const untangled = untangle(graph, component);
    // Not by spreading: a component may hold more chains than a call may have arguments.
    for (const chain of untangled.loops) loops.push(chain);
    for (const chain of untangled.dangling) open.push(chain);
    for (const chain of untangled.unresolved) unresolved.push(chain);
    const places = branchNodes.map(([node]) => graph.at[node]!).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    branchings.push({
      at: places[0]!,
      layer: graph.chains[component[0]!]!.layer,
      nPoints: branchNodes.length,
      nAreas: untangled.nAreas,
      nUnresolved: untangled.unresolved.length,
    });
  }
  return { loops, open, unresolved, branchings };
}

/** What is open on its own layer may close with a neighbour on another, if the way is plain. Construction lines take no part. */
function walkAcrossLayers(chains: readonly Chain[]): { loops: readonly Chain[]; open: readonly Chain[] } {
  const edges = chains.filter(({ construction, contour }) => !construction && !contour.closed);
  const loops: Chain[] = [];
  const open = chains.filter(({ construction, contour }) => construction || contour.closed);
  const nodes = nodesOf(edges);
  const graph: Graph = {
    chains: edges,
    from: edges.map((_, i) => nodes.ends[2 * i]!),
    to: edges.map((_, i) => nodes.ends[2 * i + 1]!),
  };
  for (const component of componentsOf(
    graph,
    edges.map((_, i) => i),
  )) {
    const isPlain = [...departuresOf(graph, component).values()].every((halfEdges) => halfEdges.length <= 2);
    if (!isPlain) {
      for (const edge of component) open.push(edges[edge]!);
      continue;
    }
    for (const { halfEdges, closed } of plainWalks(graph, component)) {
      (closed ? loops : open).push(chainOfWalk(graph, halfEdges, closed));
    }
  }
  return { loops, open };
}

/** A path the file fills is seen closed, so it is meant closed, once nothing else closes it. */
function closeFilled(chains: readonly Chain[]): { loops: readonly Chain[]; open: readonly Chain[] } {
  const isMeantClosed = ({ filled, contour }: Chain) =>
    filled && (contour.vertices.length > 2 || contour.vertices[0]![2] !== 0);
  return {
    loops: chains
      .filter(isMeantClosed)
      .map((chain) => ({ ...chain, contour: { ...chain.contour, closed: true } })),
    open: chains.filter((chain) => !isMeantClosed(chain)),
  };
}
