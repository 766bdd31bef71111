/** A job offers no place for what was to be picked. */
export class NothingToPick extends Error {}

/** Numbers that look random and are the same everywhere: one 32-bit state (xorshift32, Marsaglia 2003). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = (Math.imul(seed, 0x9e3779b1) ^ 0x5bd1e995) >>> 0 || 1;
    for (let i = 0; i < 8; i++) this.next();
  }

  /** In 0..1, 1 left out. */
  next(): number {
    let x = this.#state;
    x ^= x << 13;
    x >>>= 0;
    x ^= x >>> 17;
    x ^= x << 5;
    this.#state = x >>> 0;
    return this.#state / 0x1_0000_0000;
  }

  between(least: number, most: number): number {
    return least + (most - least) * this.next();
  }

  /** A whole number, both ends included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<Item>(items: readonly Item[]): Item {
    if (items.length === 0) throw new NothingToPick('nothing to pick from');
    return items[Math.floor(this.next() * items.length)] as Item;
  }

  /** A tenth of a millimetre as a rule, so that drawings look like drawings. */
  length(least: number, most: number): number {
    return Math.round(this.between(least, most) * 10) / 10;
  }
}
