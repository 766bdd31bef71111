/** A seeded source of numbers in [0, 1). */
export type Random = () => number;

/**
 * Random numbers that are the same on every machine: Marsaglia's xorshift with the shifts 13, 17, 5 (Journal of Statistical Software 8(14),
 * 2003), 32 bits. Good enough to scatter test inputs, for nothing else.
 * @param seed - any whole number; 0 would stay 0 for ever and is replaced
 */
export function randomFrom(seed: number): Random {
  let state = Math.imul(seed, 0x9e3779b1) | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 0x1_0000_0000;
  };
}

/** A number in [least, most). */
export const between = (random: Random, least: number, most: number): number =>
  least + random() * (most - least);
