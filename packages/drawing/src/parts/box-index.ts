import type { Box } from '@millwright/contracts';

/** Boxes per group; more makes the search flatter and wider. Any value gives the same answers. */
const GROUP = 16;

/** A box as four numbers in a flat array: least x, least y, greatest x, greatest y. */
const PER_BOX = 4;

/**
 * Finds boxes that meet a given box: a static tree of boxes, packed by sorting into vertical slices and these by height
 * (Leutenegger, Lopez and Edgington, "STR: a simple and efficient algorithm for R-tree packing", 1997), in flat arrays.
 */
export class BoxIndex {
  /** From the boxes themselves, in the order of {@link #items}, up to one box around all: `[minX, minY, maxX, maxY, …]` mm. */
  readonly #levels: Float64Array[] = [];
  readonly #items: Int32Array;
  readonly #stack: number[] = [];

  /** @param boxes - boxes, or their numbers `[minX, minY, maxX, maxY, …]` mm */
  constructor(boxes: readonly Box[] | Float64Array) {
    const flat = boxes instanceof Float64Array ? boxes : flatBoxes(boxes);
    this.#items = packingOrder(flat);
    this.#levels.push(inOrder(flat, this.#items));
    while (this.#levels.at(-1)!.length > PER_BOX) this.#levels.push(above(this.#levels.at(-1)!));
  }

  /** Calls `visit` with the index of every box that meets `box`, borders included. The order is fixed but of no meaning. */
  search({ minXMm, minYMm, maxXMm, maxYMm }: Box, visit: (index: number) => void): void {
    this.searchFlat(minXMm, minYMm, maxXMm, maxYMm, visit);
  }

  /** The same as {@link search} for a box given as numbers. */
  searchFlat(minX: number, minY: number, maxX: number, maxY: number, visit: (index: number) => void): void {
    if (this.#items.length === 0) return;
    const stack = this.#stack.length === 0 ? this.#stack : [];
    // An entry is a box's place on its level, times the number of levels, plus the level.
    const nLevels = this.#levels.length;
    stack.push(nLevels - 1);
    for (let entry = stack.pop(); entry !== undefined; entry = stack.pop()) {
      const level = entry % nLevels;
      const at = (entry - level) / nLevels;
      const boxes = this.#levels[level]!;
      const o = at * PER_BOX;
      if (boxes[o]! > maxX || boxes[o + 1]! > maxY || boxes[o + 2]! < minX || boxes[o + 3]! < minY) continue;
      if (level === 0) {
        visit(this.#items[at]!);
        continue;
      }
      const end = Math.min(this.#levels[level - 1]!.length / PER_BOX, (at + 1) * GROUP);
      for (let child = at * GROUP; child < end; child++) stack.push(child * nLevels + level - 1);
    }
  }
}

function flatBoxes(boxes: readonly Box[]): Float64Array {
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
