/** A sequence of numbers that look random and follow from the seed alone. */
export interface Random {
  /** A whole number from 0 to `n` − 1; 1 ≤ n ≤ 2³¹. */
  below(n: number): number;
}

/**
 * Marsaglia's xorshift with the shifts 13, 17, 5 ("Xorshift RNGs", Journal of Statistical Software 8 (14), 2003): 32-bit whole numbers,
 * the same everywhere.
 * @param seed - any count up to 2⁵³
 */
export function randomOf(seed: number): Random {
  // Both halves of the seed matter, small seeds must differ at once, and the state must not be 0.
  const low = seed % 0x1_0000_0000;
  const high = (seed - low) / 0x1_0000_0000;
  let state = Math.imul(low ^ Math.imul(high, 0x9e37_79b1) ^ 0x5bd1_e995, 0x85eb_ca6b) | 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  for (let i = 0; i < 8; i++) next();
  return { below: (n) => Math.floor((next() / 0x1_0000_0000) * n) };
}
