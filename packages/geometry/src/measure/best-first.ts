/** A queue that gives back the item of the largest bound, of equal ones the one that came first. */
export interface BestFirst<Item> {
  push(item: Item, bound: number): void;
  /** The item with the largest bound, removed; undefined when there is none. */
  pop(): { readonly item: Item; readonly bound: number } | undefined;
}

interface Entry<Item> {
  readonly item: Item;
  readonly bound: number;
  readonly number: number;
}

/** An empty queue: a binary heap. */
export function bestFirst<Item>(): BestFirst<Item> {
  const heap: Entry<Item>[] = [];
  let nPushed = 0;
  const isBefore = (a: Entry<Item>, b: Entry<Item>) =>
    a.bound > b.bound || (a.bound === b.bound && a.number < b.number);
  return {
    push(item, bound) {
      const entry = { item, bound, number: nPushed++ };
      let at = heap.length;
      while (at > 0) {
        const parent = (at - 1) >> 1;
        if (!isBefore(entry, heap[parent]!)) break;
        heap[at] = heap[parent]!;
        at = parent;
      }
      heap[at] = entry;
    },
    pop() {
      const top = heap[0];
      const last = heap.pop();
      if (top === undefined || last === undefined || heap.length === 0) return top;
      let at = 0;
      for (;;) {
        let child = 2 * at + 1;
        if (child >= heap.length) break;
        if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child++;
        if (!isBefore(heap[child]!, last)) break;
        heap[at] = heap[child]!;
        at = child;
      }
      heap[at] = last;
      return top;
    },
  };
}
