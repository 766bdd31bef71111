import { type Chain, chainLengthMm, JOIN_MM, withEnds } from './chain.js';
import { distinctPieces } from './duplicates.js';
import type { Graph } from './graph.js';
import type { Place } from './near-pairs.js';
import { nodesOf } from './nodes.js';

/** Open chains between nodes: ends moved onto their nodes, tiny ones and duplicates gone. */
export interface Pieces {
  readonly graph: Graph & { readonly at: readonly Place[] };
  /** For each edge the chain it was. */
  readonly kept: readonly number[];
  readonly removed: readonly Chain[];
  /** Of the removed ones, those that are the same as something on another layer. */
  readonly nSameOnLayers: number;
  readonly nDegenerate: number;
}

/**
 * Makes edges of open chains; see {@link Pieces}.
 * @param isApart - whether what is on different layers is never the same
 */
export function piecesOf(chains: readonly Chain[], isApart = false): Pieces {
  const nodes = nodesOf(chains);
  // A piece whose ends are one node is a loop if it goes somewhere on the way, and nothing otherwise.
  const isTiny = (i: number) =>
    nodes.ends[2 * i] === nodes.ends[2 * i + 1] && chainLengthMm(chains[i]!) <= 3 * JOIN_MM;
  const indexes: number[] = [];
  for (let i = 0; i < chains.length; i++) if (!isTiny(i)) indexes.push(i);
  const ends = new Int32Array(2 * indexes.length);
  const moved = indexes.map((i, at) => {
    const [first, last] = [nodes.ends[2 * i]!, nodes.ends[2 * i + 1]!];
    ends[2 * at] = first;
    ends[2 * at + 1] = last;
    return withEnds(chains[i]!, nodes.at[first]!, nodes.at[last]!);
  });
  const distinct = distinctPieces(moved, ends, isApart);
  const graph = {
    chains: distinct.kept,
    from: Int32Array.from(distinct.keptIndexes, (i) => ends[2 * i]!),
    to: Int32Array.from(distinct.keptIndexes, (i) => ends[2 * i + 1]!),
    at: nodes.at,
  };
  return {
    graph,
    kept: distinct.keptIndexes.map((i) => indexes[i]!),
    removed: distinct.removed,
    nSameOnLayers: distinct.nSameOnLayers,
    nDegenerate: chains.length - indexes.length,
  };
}
