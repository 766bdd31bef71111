import type { Contour, Vertex } from '@millwright/contracts';
import { contourLengthMm, reverseContour } from '@millwright/geometry';

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
}

/** How near ends must be to be one point without a word: CAD exports agree within nanometres, artwork within hundredths. */
export const JOIN_MM = 0.01;

/** The same chain the other way round. */
export function reverseChain(chain: Chain): Chain {
  const [first, last] = chain.endLayers;
  return { ...chain, endLayers: [last, first], contour: reverseContour(chain.contour) };
}

/** The chain's first or last vertex. */
export function endPoint(chain: Chain, end: 0 | 1): Vertex {
  return end === 0 ? chain.contour.vertices[0]! : chain.contour.vertices.at(-1)!;
}

/** The chain with its first and last point moved to where joined ends meet; bulges stay. */
export function withEnds(
  chain: Chain,
  first: readonly [number, number],
  last: readonly [number, number],
): Chain {
  const vertices = chain.contour.vertices.slice();
  vertices[0] = [first[0], first[1], vertices[0]![2]];
  vertices[vertices.length - 1] = [last[0], last[1], 0];
  return { ...chain, contour: { closed: false, vertices } };
}

/** Chains that each start where the one before ended, as one. */
export function concatenate(chains: readonly Chain[]): Chain {
  const first = chains[0]!;
  if (chains.length === 1) return first;
  const vertices = chains.flatMap((chain, i) =>
    i === chains.length - 1 ? chain.contour.vertices : chain.contour.vertices.slice(0, -1),
  );
  return {
    ...first,
    filled: false,
    layer: firstByName(chains),
    endLayers: [first.endLayers[0], chains.at(-1)!.endLayers[1]],
    label: chains.find((chain) => chain.label !== undefined)?.label,
    colour: firstColour(chains),
    contour: { closed: false, vertices },
  };
}

/** Of the layers of some chains the one that sorts first, by code units. */
export function firstByName(chains: readonly Chain[]): string {
  return chains.map(({ layer }) => layer).sort()[0]!;
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

/** Length of the chain, mm. */
export function chainLengthMm(chain: Chain): number {
  return contourLengthMm(chain.contour);
}
