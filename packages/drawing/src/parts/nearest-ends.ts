import { type Chain, endPoint } from '../join/chain.js';

/** How far it is from a chain's loose ends to those of others. */
export interface NearestEnds {
  /** The nearest end of another chain to either end of chain `index`; `undefined` where there is none, or too much to look through. */
  readonly nearest: (index: number) => { readonly distanceMm: number } | undefined;
}

/** Chains with loose ends among which the nearest is looked for: a person reads about fifty of them. */
const MOST_CHAINS = 2_000;

/** Prepares the ends of open chains to be asked for the nearest one. */
export function looseEnds(chains: readonly Chain[]): NearestEnds {
  const isMany = chains.length > MOST_CHAINS;
  const ends = isMany ? [] : chains.flatMap((chain) => [endPoint(chain, 0), endPoint(chain, 1)]);
  return {
    nearest: (index) => {
      if (isMany || chains.length < 2) return undefined;
      let square = Number.POSITIVE_INFINITY;
      for (const own of [ends[2 * index]!, ends[2 * index + 1]!]) {
        for (let i = 0; i < ends.length; i++) {
          if (i >> 1 === index) continue;
          const [dx, dy] = [ends[i]![0] - own[0], ends[i]![1] - own[1]];
          square = Math.min(square, dx * dx + dy * dy);
        }
      }
      return { distanceMm: Math.sqrt(square) };
    },
  };
}
