/** Disjoint sets of the numbers 0..n − 1 (Tarjan, "Efficiency of a good but not linear set union algorithm", 1975; path halving). */
export class UnionFind {
  readonly #parent: Int32Array;

  constructor(size: number) {
    this.#parent = Int32Array.from({ length: size }, (_, i) => i);
  }

  /** The number that stands for the set of `item`: its smallest. */
  find(item: number): number {
    let at = item;
    while (this.#parent[at] !== at) {
      this.#parent[at] = this.#parent[this.#parent[at]!]!;
      at = this.#parent[at]!;
    }
    return at;
  }

  /** Makes one set of the sets of two items. */
  unite(a: number, b: number): void {
    const [low, high] = [this.find(a), this.find(b)].toSorted((x, y) => x - y) as [number, number];
    this.#parent[high] = low;
  }
}
