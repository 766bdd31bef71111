import type { Box } from '@millwright/contracts';

/** Boxes per group; more makes the search flatter and wider. Any value gives the same answers. */
const GROUP = 16;

/**
 * Finds boxes that meet a given box: a static tree of boxes, packed by sorting into vertical slices and these by height
 * (Leutenegger, Lopez and Edgington, "STR: a simple and efficient algorithm for R-tree packing", 1997).
 */
export class BoxIndex {
  readonly #levels: Level[] = [];

  constructor(boxes: readonly Box[]) {
    this.#levels.push(packed(boxes));
    while (this.#levels.at(-1)!.items.length > 1) this.#levels.push(above(this.#levels.at(-1)!));
  }

  /** Calls `visit` with the index of every box that meets `box`, borders included. The order is fixed but of no meaning. */
  search(box: Box, visit: (index: number) => void): void {
    const top = this.#levels.length - 1;
    const stack: (readonly [level: number, at: number])[] =
      top < 0 || this.#levels[0]!.items.length === 0 ? [] : [[top, 0]];
    for (let entry = stack.pop(); entry !== undefined; entry = stack.pop()) {
      const [level, at] = entry;
      const { boxes, items } = this.#levels[level]!;
      if (!boxesMeet(boxes[at]!, box)) continue;
      if (level === 0) visit(items[at]!);
      else {
        const below = this.#levels[level - 1]!.items.length;
        for (let child = at * GROUP; child < Math.min(below, (at + 1) * GROUP); child++)
          stack.push([level - 1, child]);
      }
    }
  }
}

interface Level {
  readonly boxes: readonly Box[];
  /** On the lowest level the index of each box as given; above it, unused. */
  readonly items: readonly number[];
}

function packed(boxes: readonly Box[]): Level {
  const centreX = boxes.map(({ minXMm, maxXMm }) => minXMm + maxXMm);
  const centreY = boxes.map(({ minYMm, maxYMm }) => minYMm + maxYMm);
  const byX = boxes.map((_, i) => i).sort((a, b) => centreX[a]! - centreX[b]! || a - b);
  const nSlices = Math.max(1, Math.ceil(Math.sqrt(boxes.length / GROUP)));
  const perSlice = Math.max(1, Math.ceil(boxes.length / nSlices));
  const items: number[] = [];
  for (let start = 0; start < byX.length; start += perSlice) {
    const slice = byX.slice(start, start + perSlice).sort((a, b) => centreY[a]! - centreY[b]! || a - b);
    for (const item of slice) items.push(item);
  }
  return { boxes: items.map((i) => boxes[i]!), items };
}

function above({ boxes }: Level): Level {
  const groups: Box[] = [];
  for (let start = 0; start < boxes.length; start += GROUP) {
    groups.push(boxes.slice(start, start + GROUP).reduce(boxAround));
  }
  return { boxes: groups, items: groups.map((_, i) => i) };
}

/** The smallest box around two. */
export function boxAround(a: Box, b: Box): Box {
  return {
    minXMm: Math.min(a.minXMm, b.minXMm),
    minYMm: Math.min(a.minYMm, b.minYMm),
    maxXMm: Math.max(a.maxXMm, b.maxXMm),
    maxYMm: Math.max(a.maxYMm, b.maxYMm),
  };
}

/** Whether two boxes have a point in common. */
export function boxesMeet(a: Box, b: Box): boolean {
  return a.minXMm <= b.maxXMm && b.minXMm <= a.maxXMm && a.minYMm <= b.maxYMm && b.minYMm <= a.maxYMm;
}
