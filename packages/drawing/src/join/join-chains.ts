import type { XY } from '../curve/primitive.js';
import { stopIfCancelled } from '../limits.js';
import { autoSplit, type Junction } from './auto-split.js';
import type { Chain } from './chain.js';
import { distinctLoops } from './duplicates.js';
import { type MapChoice, untangle } from './faces.js';
import { type ClosedGap, closeGaps } from './gaps.js';
import { chainOfWalk, componentsOf, departuresOf, type Graph } from './graph.js';
import { piecesOf } from './join-pieces.js';
import type { Place } from './near-pairs.js';
import { nodesOf } from './nodes.js';
import { uniteOverlappingLines } from './overlapping-lines.js';
import { splitChains } from './split-chains.js';
import { Ways } from './ways.js';

/** A place where more than two lines meet. */
export interface Branching {
  readonly at: XY;
  readonly layer: string;
  /** Points of the connected lines in which more than two meet. */
  readonly nPoints: number;
  readonly nAreas: number;
  /** Contours that were made. */
  readonly nLoops: number;
  /** Runs of lines of which no contour was made. */
  readonly nUnresolved: number;
  /** Whether no two areas share a line, so that there is nothing to ask. */
  readonly isPlain: boolean;
}

/** Contours made of the pieces of a drawing, and an account of everything done to get there. Coordinates in mm. */
export interface Joined {
  readonly loops: readonly Chain[];
  readonly open: readonly Chain[];
  /** Runs of branching lines that made no contour. */
  readonly unresolved: readonly Chain[];
  /** What sticks out beyond contours made by splitting lines. */
  readonly stubs: readonly Chain[];
  readonly branchings: readonly Branching[];
  readonly junctions: readonly Junction[];
  readonly unclear: readonly Junction[];
  /** Layers with so many lines across each other that it was not looked for junctions. */
  readonly untried: readonly string[];
  readonly gaps: readonly ClosedGap[];
  /** What was closed because the file fills it. */
  readonly filledShut: readonly Chain[];
  readonly removed: readonly Chain[];
  /** Of these, those that are the same as something on another layer. */
  readonly nSameOnLayers: number;
  readonly nDegenerate: number;
}

/** How pieces are joined. */
export interface JoinOptions {
  /** Widest gap closed, mm; 0.01 or less closes none. */
  readonly joinMm: number;
  readonly split: 'auto' | 'always' | 'never';
  readonly maps: MapChoice;
  /** Whether each layer is a drawing of its own: nothing is joined across layers, or taken for the same as on another. */
  readonly layers: 'together' | 'apart';
}

/**
 * Makes closed contours of loose pieces. Ends within 0.01 mm are one point, always; what is drawn twice is taken once; each layer
 * is then walked for itself, what stays open is tried across layers, then gaps up to `joinMm` are closed between loose ends, and at
 * last lines that meet in the middle of others are split there. Closed pieces of the file stay whole unless `split` is `always`.
 *
 * @throws MillwrightError INPUT_TOO_LARGE, CANCELLED
 */
export function joinChains(
  chains: readonly Chain[],
  { joinMm, split, maps, layers }: JoinOptions,
  signal?: AbortSignal,
): Joined {
  const parted = split === 'always' ? splitLayers(chains, undefined, signal) : chains;
  const joined = joinParted(parted, { joinMm, split, maps, layers }, signal);
  if (split !== 'auto' || maps === 'ask') return joined;
  // Neighbours on a map are often drawn with points of their own along the border they share, or touch islands.
  const mapped = new Set(joined.branchings.filter(({ isPlain }) => !isPlain).map(({ layer }) => layer));
  if (mapped.size === 0) return joined;
  return joinParted(splitLayers(chains, mapped, signal), { joinMm, split, maps, layers }, signal);
}

function joinParted(
  parted: readonly Chain[],
  { joinMm, split, maps, layers }: JoinOptions,
  signal: AbortSignal | undefined,
): Joined {
  const closed = parted.filter(({ contour }) => contour.closed);
  const isApart = layers === 'apart';
  const pieces = piecesOf(
    parted.filter(({ contour }) => !contour.closed),
    isApart,
  );
  stopIfCancelled(signal);
  const walked = walkLayers(pieces.graph, maps);
  stopIfCancelled(signal);
  const across = isApart ? { loops: [], open: walked.open } : walkAcrossLayers(walked.open);
  const gapped = closeGaps(across.open, joinMm);
  const fill = closeFilled(gapped.open);
  stopIfCancelled(signal);
  const auto =
    split === 'auto' && fill.open.length > 0 ? autoSplit(fill.open, signal) : { ...NOTHING, open: fill.open };
  const loops = [...closed, ...walked.loops, ...across.loops, ...gapped.loops, ...fill.loops, ...auto.loops];
  stopIfCancelled(signal);
  const distinct = distinctLoops(loops, isApart);
  const lines = uniteOverlappingLines(auto.open);
  return {
    loops: distinct.kept,
    open: lines.open,
    unresolved: walked.unresolved,
    stubs: auto.stubs,
    branchings: walked.branchings,
    junctions: auto.junctions,
    unclear: auto.unclear,
    untried: auto.untried,
    gaps: gapped.gaps,
    filledShut: fill.loops,
    removed: [...pieces.removed, ...distinct.removed, ...lines.removed],
    nSameOnLayers: pieces.nSameOnLayers + distinct.nSameOnLayers,
    nDegenerate: pieces.nDegenerate,
  };
}

/** What splitting comes to when nothing is split. */
const NOTHING = { loops: [], stubs: [], junctions: [], unclear: [], untried: [] } as const;

/** The chains of some layers (or of all) split where others of their layer meet them. Construction lines take no part. */
function splitLayers(
  chains: readonly Chain[],
  layers: ReadonlySet<string> | undefined,
  signal: AbortSignal | undefined,
): readonly Chain[] {
  const isSplit = ({ construction, layer }: Chain) => !construction && (layers?.has(layer) ?? true);
  const byLayer = new Map<string, Chain[]>();
  for (const chain of chains) {
    if (!isSplit(chain)) continue;
    const list = byLayer.get(chain.layer);
    if (list === undefined) byLayer.set(chain.layer, [chain]);
    else list.push(chain);
  }
  return [
    ...chains.filter((chain) => !isSplit(chain)),
    ...[...byLayer.values()].flatMap((some) => splitChains(some, signal).runs.map(({ chain }) => chain)),
  ];
}

interface Walked {
  readonly loops: readonly Chain[];
  readonly open: readonly Chain[];
  readonly unresolved: readonly Chain[];
  readonly branchings: readonly Branching[];
}

function walkLayers(graph: Graph & { at: readonly Place[] }, maps: MapChoice): Walked {
  const byLayer = new Map<string, number[]>();
  let edges: number[] = [];
  let last: Chain | undefined;
  graph.chains.forEach((chain, edge) => {
    // Neighbours in the file are mostly on one layer: a million keys need not be made.
    if (chain.layer !== last?.layer || chain.construction !== last.construction) {
      const key = `${chain.construction ? 'construction' : 'edge'} ${chain.layer}`;
      edges = byLayer.get(key) ?? [];
      byLayer.set(key, edges);
      last = chain;
    }
    edges.push(edge);
  });
  const walked: Writable<Walked> = { loops: [], open: [], unresolved: [], branchings: [] };
  const ways = new Ways(graph);
  for (const ofLayer of byLayer.values()) {
    // Not by spreading: there may be more chains than a call may have arguments.
    const { walks, branching } = ways.plainWalks(ofLayer);
    for (const { halfEdges, closed } of walks)
      (closed ? walked.loops : walked.open).push(chainOfWalk(graph, halfEdges, closed));
    for (const component of componentsOf(graph, branching)) untangleInto(walked, graph, component, maps);
  }
  return walked;
}

type Writable<Lists> = {
  -readonly [Key in keyof Lists]: Lists[Key] extends readonly (infer Item)[] ? Item[] : never;
};

/** Adds what comes of a connected set of edges of which more than two meet somewhere. */
function untangleInto(
  { loops, open, unresolved, branchings }: Writable<Walked>,
  graph: Graph & { at: readonly Place[] },
  component: readonly number[],
  maps: MapChoice,
): void {
  const untangled = untangle(graph, component, maps);
  const isAsked = !untangled.isPlain && maps === 'ask';
  for (const chain of untangled.loops) loops.push(chain);
  for (const chain of untangled.dangling) (isAsked ? unresolved : open).push(chain);
  for (const chain of untangled.unresolved) unresolved.push(chain);
  const places = [...departuresOf(graph, component)]
    .filter(([, halfEdges]) => halfEdges.length > 2)
    .map(([node]): XY => [graph.at[node]![0], graph.at[node]![1]])
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  branchings.push({
    at: places[0]!,
    layer: graph.chains[component[0]!]!.layer,
    nPoints: places.length,
    nAreas: untangled.nAreas,
    nLoops: untangled.loops.length,
    nUnresolved: untangled.unresolved.length,
    isPlain: untangled.isPlain,
  });
}

/** What is open on its own layer may close with a neighbour on another, if the way is plain. Construction lines take no part. */
function walkAcrossLayers(chains: readonly Chain[]): { loops: readonly Chain[]; open: readonly Chain[] } {
  const edges = chains.filter(({ construction, contour }) => !construction && !contour.closed);
  const loops: Chain[] = [];
  const open = chains.filter(({ construction, contour }) => construction || contour.closed);
  const nodes = nodesOf(edges);
  const graph: Graph = {
    chains: edges,
    from: Int32Array.from(edges, (_, i) => nodes.ends[2 * i]!),
    to: Int32Array.from(edges, (_, i) => nodes.ends[2 * i + 1]!),
  };
  const { walks, branching } = new Ways(graph).plainWalks(edges.map((_, i) => i));
  for (const { halfEdges, closed } of walks)
    (closed ? loops : open).push(chainOfWalk(graph, halfEdges, closed));
  for (const edge of branching) open.push(edges[edge]!);
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
