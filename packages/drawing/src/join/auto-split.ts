import { MillwrightError } from '@millwright/contracts';
import { contourAreaMm2, contourLengthMm } from '@millwright/geometry';
import type { XY } from '../curve/primitive.js';
import { type Chain, chainLengthMm, JOIN_MM } from './chain.js';
import { untangle } from './faces.js';
import { componentsOf } from './graph.js';
import { piecesOf } from './join-pieces.js';
import { type Split, type SplitLimits, splitChains } from './split-chains.js';

/** Open lines that were found to meet in the middle of one another. */
export interface Junction {
  readonly at: XY;
  readonly layer: string;
  /** Contours that splitting them makes. */
  readonly nLoops: number;
  /** Ends that stick out beyond where the lines meet. */
  readonly nStubs: number;
}

/** What became of open lines that meet in the middle of one another. */
export interface AutoSplit {
  readonly loops: readonly Chain[];
  readonly open: readonly Chain[];
  /** What sticks out beyond the contours made. */
  readonly stubs: readonly Chain[];
  readonly junctions: readonly Junction[];
  /** Lines that enclose something, but it is not clear what is meant: they stay open. */
  readonly unclear: readonly Junction[];
  /** Layers with so many lines across each other that it was not tried. */
  readonly untried: readonly string[];
}

/** What sticks out may be this share of what closes: corners drawn a little too long. Letters of single lines have longer legs. */
const MOST_STUBS_RATIO = 0.1;

/**
 * Splits open chains of one layer where they meet or cross each other, if that makes contours beyond doubt: no two of them share a
 * line, and what sticks out is little. Everything else stays as it was drawn, one line that crosses itself (a signature) above all.
 */
export function autoSplit(chains: readonly Chain[], signal?: AbortSignal): AutoSplit {
  const loops: Chain[] = [];
  const stubs: Chain[] = [];
  const junctions: Junction[] = [];
  const unclear: Junction[] = [];
  const untried: string[] = [];
  const isUsed = new Uint8Array(chains.length);
  const byLayer = new Map<string, number[]>();
  chains.forEach(({ construction, contour, layer }, i) => {
    if (construction || contour.closed) return;
    const list = byLayer.get(layer);
    if (list === undefined) byLayer.set(layer, [i]);
    else list.push(i);
  });
  for (const indexes of byLayer.values()) {
    const split = splitIfFew(
      indexes.map((i) => chains[i]!),
      signal,
    );
    if (split === undefined) untried.push(chains[indexes[0]!]!.layer);
    if (split === undefined || split.nSplits === 0) continue;
    const { runs } = split;
    const { graph, kept } = piecesOf(runs.map(({ chain }) => chain));
    const sourceOf = kept.map((run) => indexes[runs[run]!.source]!);
    const all = graph.chains.map((_, edge) => edge);
    for (const component of componentsOf(graph, all)) {
      const sources = new Set(component.map((edge) => sourceOf[edge]!));
      const [first] = sources;
      if (sources.size === 1 && (chains[first!]!.nJoined ?? 1) === 1) continue;
      const made = untangle(graph, component, 'ask');
      // Between lines that all but coincide there is no area worth a word.
      if (made.nAreas === 0 || (made.isPlain && made.loops.every(isSliver))) continue;
      const { 0: x, 1: y } = graph.at[graph.from[component[0]!]!]!;
      const { layer } = graph.chains[component[0]!]!;
      const junction = { at: [x, y] as const, layer, nLoops: made.nAreas, nStubs: made.dangling.length };
      if (
        !made.isPlain ||
        made.loops.some(isSliver) ||
        total(made.dangling) > MOST_STUBS_RATIO * total(made.loops)
      ) {
        unclear.push(junction);
        continue;
      }
      for (const source of sources) isUsed[source] = 1;
      for (const chain of made.loops) loops.push(chain);
      for (const chain of made.dangling) stubs.push(chain);
      junctions.push(junction);
    }
  }
  return { loops, stubs, junctions, unclear, untried, open: chains.filter((_, i) => isUsed[i] === 0) };
}

/** What is done without being asked for: about a second. */
const UNASKED: SplitLimits = { withinMm: JOIN_MM, mostPairs: 2_000_000, mostCuts: 20_000 };

/** Vertices of open lines of a layer among which junctions are looked for without being asked. */
const MOST_VERTICES = 100_000;

/** `undefined` when it is more work than is done unasked: a hatching, or a net. */
function splitIfFew(chains: readonly Chain[], signal: AbortSignal | undefined): Split | undefined {
  const nVertices = chains.reduce((sum, { contour }) => sum + contour.vertices.length, 0);
  if (nVertices > MOST_VERTICES) return undefined;
  try {
    return splitChains(chains, signal, UNASKED);
  } catch (error) {
    if (error instanceof MillwrightError && error.code === 'INPUT_TOO_LARGE') return undefined;
    throw error;
  }
}

/** Whether a contour is nowhere wider than ends of lines may be apart. */
function isSliver({ contour }: Chain): boolean {
  return Math.abs(contourAreaMm2(contour)) <= (JOIN_MM * contourLengthMm(contour)) / 2;
}

function total(chains: readonly Chain[]): number {
  return chains.reduce((sum, chain) => sum + chainLengthMm(chain), 0);
}
