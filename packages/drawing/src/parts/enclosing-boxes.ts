import type { Box } from '@millwright/contracts';
import { flatBoxes, GROUP, PER_BOX, packBoxes } from './box-index.js';

/**
 * Finds, of boxes with a rank each, the one of the highest rank below a bound that encloses a given box: a tree of boxes whose nodes
 * also know the ranks below them, searched from the most promising node on. Where thousands of boxes lie in one another, as concentric
 * circles do, a list of all that enclose one would be as long as there are boxes.
 */
export class EnclosingBoxes {
  readonly #items: Int32Array;
  readonly #levels: readonly Float64Array[];
  /** Level by level as the boxes: the lowest and the highest rank of each node, `[lowest, highest, …]`. */
  readonly #ranks: readonly Int32Array[];
  readonly #slackMm: number;
  readonly #stack: number[] = [];

  /**
   * @param rank - of each box; no two alike
   * @param slackMm - how far a box may stick out of one that encloses it
   */
  constructor(boxes: readonly Box[], rank: Int32Array, slackMm: number) {
    const { items, levels } = packBoxes(flatBoxes(boxes));
    this.#items = items;
    this.#levels = levels;
    this.#slackMm = slackMm;
    const ranks = [ranksOf(items, rank)];
    while (ranks.length < levels.length) ranks.push(ranksAbove(ranks.at(-1)!));
    this.#ranks = ranks;
  }

  /**
   * The index of the box of the highest rank below `bound` that encloses `box`; −1 when there is none.
   * @param accept - whether a box found may count
   */
  highestBelow(bound: number, box: Box, accept: (index: number) => boolean): number {
    const stack = this.#stack;
    stack.length = 0;
    let best = -1;
    let found = -1;
    const top = this.#levels.length - 1;
    this.#push(top, 0, 1, { bound, best, box });
    while (stack.length > 0) {
      const highest = stack.pop()!;
      const level = stack.pop()!;
      const at = stack.pop()!;
      if (highest <= best) continue;
      if (level > 0) this.#push(level - 1, at * GROUP, (at + 1) * GROUP, { bound, best, box });
      else if (accept(this.#items[at]!)) {
        best = highest;
        found = this.#items[at]!;
      }
    }
    return found;
  }

  /** Puts the nodes from one place to another that may hold something better on the stack, the most promising last. */
  #push(level: number, first: number, end: number, { bound, best, box }: Wanted): void {
    const boxes = this.#levels[level]!;
    const ranks = this.#ranks[level]!;
    const stack = this.#stack;
    const start = stack.length;
    const last = Math.min(ranks.length / 2, end);
    for (let child = first; child < last; child++) {
      const highest = Math.min(ranks[2 * child + 1]!, bound - 1);
      if (ranks[2 * child]! >= bound || highest <= best) continue;
      if (!this.#encloses(boxes, child * PER_BOX, box)) continue;
      let to = stack.length;
      stack.push(0, 0, 0);
      for (; to > start && stack[to - 1]! > highest; to -= 3) {
        stack[to] = stack[to - 3]!;
        stack[to + 1] = stack[to - 2]!;
        stack[to + 2] = stack[to - 1]!;
      }
      stack[to] = child;
      stack[to + 1] = level;
      stack[to + 2] = highest;
    }
  }

  #encloses(boxes: Float64Array, o: number, { minXMm, minYMm, maxXMm, maxYMm }: Box): boolean {
    const slackMm = this.#slackMm;
    return (
      boxes[o]! - slackMm <= minXMm &&
      boxes[o + 1]! - slackMm <= minYMm &&
      boxes[o + 2]! + slackMm >= maxXMm &&
      boxes[o + 3]! + slackMm >= maxYMm
    );
  }
}

/** What is looked for: a box around `box` of a rank above `best` and below `bound`. */
interface Wanted {
  readonly bound: number;
  readonly best: number;
  readonly box: Box;
}

function ranksOf(items: Int32Array, rank: Int32Array): Int32Array {
  const ranks = new Int32Array(2 * items.length);
  for (let at = 0; at < items.length; at++) {
    ranks[2 * at] = rank[items[at]!]!;
    ranks[2 * at + 1] = rank[items[at]!]!;
  }
  return ranks;
}

function ranksAbove(below: Int32Array): Int32Array {
  const n = below.length / 2;
  const ranks = new Int32Array(2 * Math.ceil(n / GROUP));
  for (let i = 0; i < n; i++) {
    const g = 2 * Math.floor(i / GROUP);
    const isFirst = i % GROUP === 0;
    ranks[g] = isFirst ? below[2 * i]! : Math.min(ranks[g]!, below[2 * i]!);
    ranks[g + 1] = isFirst ? below[2 * i + 1]! : Math.max(ranks[g + 1]!, below[2 * i + 1]!);
  }
  return ranks;
}
