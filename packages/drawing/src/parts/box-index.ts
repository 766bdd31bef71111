import type { Box } from '@millwright/contracts';

/** Boxes per group; more makes the search flatter and wider. Any value gives the same answers. */
export const GROUP = 16;

/** A box as four numbers in a flat array: least x, least y, greatest x, greatest y. */
export const PER_BOX = 4;

/** A tree of boxes, level by level. */
export interface PackedBoxes {
  /** Index of the box at each place of the lowest level. */
  readonly items: Int32Array;
  /** From the boxes themselves up to one box around all: `[minX, minY, maxX, maxY, …]` mm; place p of a level holds p·16 to p·16 + 15 of the one below. */
  readonly levels: readonly Float64Array[];
}

/** Packs boxes, given as their numbers, into a tree; see {@link BoxIndex}. */
export function packBoxes(flat: Float64Array): PackedBoxes {
  const items = packingOrder(flat);
  const levels = [inOrder(flat, items)];
  while (levels.at(-1)!.length > PER_BOX) levels.push(above(levels.at(-1)!));
  return { items, levels };
}

/**
 * Finds boxes that meet a given box: a static tree of boxes, packed by sorting into vertical slices and these by height
 * (Leutenegger, Lopez and Edgington, "STR: a simple and efficient algorithm for R-tree packing", 1997), in flat arrays.
 */
export class BoxIndex {
  readonly #levels: readonly Float64Array[];
  readonly #items: Int32Array;
  readonly #stack: number[] = [];
  #isSearching = false;

  /** @param boxes - boxes, or their numbers `[minX, minY, maxX, maxY, …]` mm */
  constructor(boxes: readonly Box[] | Float64Array) {
    const packed = packBoxes(boxes instanceof Float64Array ? boxes : flatBoxes(boxes));
    this.#items = packed.items;
    this.#levels = packed.levels;
  }

  /** Calls `visit` with the index of every box that meets `box`, borders included. The order is fixed but of no meaning. */
  search({ minXMm, minYMm, maxXMm, maxYMm }: Box, visit: (index: number) => void): void {
    this.searchFlat(minXMm, minYMm, maxXMm, maxYMm, visit);
  }

  /** The same as {@link search} for a box given as numbers. */
  searchFlat(minX: number, minY: number, maxX: number, maxY: number, visit: (index: number) => void): void {
    if (this.#items.length === 0) return;
    // A search within a search needs a stack of its own.
    const stack = this.#isSearching ? [] : this.#stack;
    const isOuter = !this.#isSearching;
    this.#isSearching = true;
    const top = this.#levels.length - 1;
    // An entry is a box's place on its level and the level in the last bits; only boxes that meet the one asked for are put there.
    if (meets(this.#levels[top]!, 0, minX, minY, maxX, maxY)) stack.push(top);
    for (let entry = stack.pop(); entry !== undefined; entry = stack.pop()) {
      const level = entry & LEVEL_MASK;
      const at = entry >>> LEVEL_BITS;
      if (level === 0) {
        visit(this.#items[at]!);
        continue;
      }
      const boxes = this.#levels[level - 1]!;
      const end = Math.min(boxes.length / PER_BOX, (at + 1) * GROUP);
      for (let child = at * GROUP; child < end; child++) {
        if (meets(boxes, child * PER_BOX, minX, minY, maxX, maxY))
          stack.push((child << LEVEL_BITS) | (level - 1));
      }
    }
    if (isOuter) this.#isSearching = false;
  }
}

/** Bits of an entry for the level: 16 levels of 16 are more than there are numbers. */
const LEVEL_BITS = 4;
const LEVEL_MASK = (1 << LEVEL_BITS) - 1;

function meets(
  boxes: Float64Array,
  o: number,
  minX: number,
  minY: number,
  maxX: number,
  maxY: number,
): boolean {
  return boxes[o]! <= maxX && boxes[o + 1]! <= maxY && boxes[o + 2]! >= minX && boxes[o + 3]! >= minY;
}

/** Boxes as numbers `[minX, minY, maxX, maxY, …]` mm. */
export function flatBoxes(boxes: readonly Box[]): Float64Array {
  const flat = new Float64Array(PER_BOX * boxes.length);
  boxes.forEach(({ minXMm, minYMm, maxXMm, maxYMm }, i) => {
    flat[PER_BOX * i] = minXMm;
    flat[PER_BOX * i + 1] = minYMm;
    flat[PER_BOX * i + 2] = maxXMm;
    flat[PER_BOX * i + 3] = maxYMm;
  });
  return flat;
}

/** Indexes of boxes, sorted by their centres into slices of about as many boxes across as up. */
function packingOrder(flat: Float64Array): Int32Array {
  const n = flat.length / PER_BOX;
  const centreX = new Float64Array(n);
  const centreY = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    centreX[i] = flat[PER_BOX * i]! + flat[PER_BOX * i + 2]!;
    centreY[i] = flat[PER_BOX * i + 1]! + flat[PER_BOX * i + 3]!;
  }
  const items = new Int32Array(n);
  for (let i = 0; i < n; i++) items[i] = i;
  items.sort((a, b) => centreX[a]! - centreX[b]! || a - b);
  const nSlices = Math.max(1, Math.ceil(Math.sqrt(n / GROUP)));
  const perSlice = Math.max(1, Math.ceil(n / nSlices));
  for (let start = 0; start < n; start += perSlice)
    items.subarray(start, start + perSlice).sort((a, b) => centreY[a]! - centreY[b]! || a - b);
  return items;
}

function inOrder(flat: Float64Array, items: Int32Array): Float64Array {
  const ordered = new Float64Array(flat.length);
  for (let at = 0; at < items.length; at++) {
    const from = PER_BOX * items[at]!;
    for (let k = 0; k < PER_BOX; k++) ordered[PER_BOX * at + k] = flat[from + k]!;
  }
  return ordered;
}

function above(boxes: Float64Array): Float64Array {
  const n = boxes.length / PER_BOX;
  const groups = new Float64Array(PER_BOX * Math.ceil(n / GROUP));
  for (let i = 0; i < n; i++) {
    const [o, g] = [PER_BOX * i, PER_BOX * Math.floor(i / GROUP)];
    const isFirst = i % GROUP === 0;
    groups[g] = isFirst ? boxes[o]! : Math.min(groups[g]!, boxes[o]!);
    groups[g + 1] = isFirst ? boxes[o + 1]! : Math.min(groups[g + 1]!, boxes[o + 1]!);
    groups[g + 2] = isFirst ? boxes[o + 2]! : Math.max(groups[g + 2]!, boxes[o + 2]!);
    groups[g + 3] = isFirst ? boxes[o + 3]! : Math.max(groups[g + 3]!, boxes[o + 3]!);
  }
  return groups;
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
