import type { Contour, Vertex } from '@millwright/contracts';
import { contourLengthMm, reverseContour } from '@millwright/geometry';
import type { Place } from './near-pairs.js';

/** A run of lines and arcs in mm: a contour that remembers where it came from. */
export interface Chain {
  readonly contour: Contour;
  /** Whether the file painted its inside. */
  readonly filled: boolean;
  readonly construction: boolean;
  /** The layer it is on; of several the one that sorts first. */
  readonly layer: string;
  /** The layers of its first and of its last piece. */
  readonly endLayers: readonly [first: string, last: string];
  readonly label?: string | undefined;
  /** `#rrggbb`; of several the one that sorts first. */
  readonly colour?: string | undefined;
  /** The painted element it is a sub-path of, where the file fills that wherever anything winds round (the nonzero rule). */
  readonly shape?: number | undefined;
  /** How many pieces of the file it was joined from; absent: it is one. */
  readonly nJoined?: number | undefined;
}

/** How near ends must be to be one point without a word: CAD exports agree within nanometres, artwork within hundredths. */
export const JOIN_MM = 0.01;

/** The same chain the other way round. */
export function reverseChain(chain: Chain): Chain {
  const [first, last] = chain.endLayers;
  // What a sub-path encloses by the nonzero rule depends on its direction in the file.
  return { ...chain, shape: undefined, endLayers: [last, first], contour: reverseContour(chain.contour) };
}

/** The chain's first or last vertex. */
export function endPoint(chain: Chain, end: 0 | 1): Vertex {
  return end === 0 ? chain.contour.vertices[0]! : chain.contour.vertices.at(-1)!;
}

/** The chain with its first and last point moved to where joined ends meet; bulges stay. */
export function withEnds(chain: Chain, first: Place, last: Place): Chain {
  const [drawnFirst, drawnLast] = [endPoint(chain, 0), endPoint(chain, 1)];
  const stays =
    drawnFirst[0] === first[0] &&
    drawnFirst[1] === first[1] &&
    drawnLast[0] === last[0] &&
    drawnLast[1] === last[1];
  if (stays) return chain;
  const vertices = chain.contour.vertices.slice();
  vertices[0] = [first[0], first[1], vertices[0]![2]];
  vertices[vertices.length - 1] = [last[0], last[1], 0];
  return { ...chain, contour: { closed: false, vertices } };
}

/** Of the layers of some chains the one that sorts first, by code units. */
export function firstByName(chains: readonly Chain[]): string {
  let first = chains[0]!.layer;
  for (const { layer } of chains) if (layer < first) first = layer;
  return first;
}

/** Of the colours of some chains the one that sorts first. */
export function firstColour(chains: readonly Chain[]): string | undefined {
  let first: string | undefined;
  for (const { colour } of chains)
    if (colour !== undefined && (first === undefined || colour < first)) first = colour;
  return first;
}

/** A chain whose last point is its first, as a closed contour without that point. */
export function closeChain(chain: Chain): Chain {
  return { ...chain, contour: { closed: true, vertices: chain.contour.vertices.slice(0, -1) } };
}

/**
 * Chains that each start where the one before ended, as one.
 * @param isBackwards - which of them run against their own direction
 * @param closed - whether the last ends where the first starts; that point is then given once
 */
export function concatenate(
  chains: readonly Chain[],
  isBackwards: (index: number) => boolean,
  closed: boolean,
): Chain {
  const vertices: Vertex[] = [];
  chains.forEach(({ contour }, i) => {
    const drawn = contour.vertices;
    const n = drawn.length;
    if (isBackwards(i)) {
      for (let k = n - 1; k > 0; k--) {
        const bulge = drawn[k - 1]![2];
        vertices.push([drawn[k]![0], drawn[k]![1], bulge === 0 ? 0 : -bulge]);
      }
    } else for (let k = 0; k < n - 1; k++) vertices.push(drawn[k]!);
  });
  const last = chains.length - 1;
  if (!closed) {
    const [x, y] = endPoint(chains[last]!, isBackwards(last) ? 0 : 1);
    vertices.push([x, y, 0]);
  }
  const contour = { closed, vertices };
  const endLayers = [
    chains[0]!.endLayers[isBackwards(0) ? 1 : 0],
    chains[last]!.endLayers[isBackwards(last) ? 0 : 1],
  ] as const;
  if (chains.length === 1)
    return { ...(isBackwards(0) ? reverseChain(chains[0]!) : chains[0]!), endLayers, contour };
  const { construction } = chains[0]!;
  const label = chains.find((chain) => chain.label !== undefined)?.label;
  const layer = firstByName(chains);
  const nJoined = chains.reduce((sum, chain) => sum + (chain.nJoined ?? 1), 0);
  const colour = firstColour(chains);
  return { contour, filled: false, construction, layer, endLayers, label, colour, nJoined };
}

/** Length of the chain, mm. */
export function chainLengthMm(chain: Chain): number {
  return contourLengthMm(chain.contour);
}
