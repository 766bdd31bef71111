/**
 * Lists of the numbers 0..n − 1 by a hash of 32 bits, in two flat arrays: for millions of items, where a map of arrays would fill the
 * memory with small objects. Different keys may share a list; whoever asks compares.
 */
export class HashLists {
  readonly #heads: Int32Array;
  readonly #next: Int32Array;
  readonly #mask: number;

  /** @param size - number of items, ≥ 0 */
  constructor(size: number) {
    let capacity = 16;
    while (capacity < 2 * size && capacity < MAX_CAPACITY) capacity *= 2;
    this.#heads = new Int32Array(capacity).fill(-1);
    this.#next = new Int32Array(size).fill(-1);
    this.#mask = capacity - 1;
  }

  /** The item added last under a hash, −1 for none. */
  first(hash: number): number {
    return this.#heads[mixed(hash) & this.#mask]!;
  }

  /** The item added before another of the same list, −1 for none. */
  after(item: number): number {
    return this.#next[item]!;
  }

  /** Adds an item, once. */
  add(hash: number, item: number): void {
    const slot = mixed(hash) & this.#mask;
    this.#next[item] = this.#heads[slot]!;
    this.#heads[slot] = item;
  }
}

const MAX_CAPACITY = 67_108_864;

/** Spreads what differs in high bits only (the last step of MurmurHash3, Appleby, public domain). */
function mixed(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85eb_ca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2_ae35);
  return h ^ (h >>> 16);
}

const double = new Float64Array(2);
const words = new Uint32Array(double.buffer);

/** A hash of two numbers by their bits; equal numbers have equal hashes (−0 counts as 0). */
export function hashOfPair(a: number, b: number): number {
  double[0] = a + 0;
  double[1] = b + 0;
  return (
    words[0]! ^
    Math.imul(words[1]!, 0x9e37_79b1) ^
    Math.imul(words[2]!, 0x85eb_ca77) ^
    Math.imul(words[3]!, 0xc2b2_ae3d)
  );
}
