/** Items of one leaf. */
const LEAF_SIZE = 8;
/** Children of one node. */
const BRANCHES = 4;
/** Numbers of one box: least x and y, largest x and y. */
const STRIDE = 4;

/**
 * Boxes around runs of items, boxes around runs of those, and so on up to one. Items stay in their given order, which is what makes it cheap: nothing is
 * sorted, and neighbours along a ring are neighbours in space. (Items without any such order are found as well, only more slowly.)
 */
export interface BoxTree {
  readonly nItems: number;
  /** Boxes of each level, leaves first, the one root last; none when there are no items. */
  readonly levels: readonly Float64Array[];
}

/** Writes the box of item `i` by calling `cover` with each point that it must hold. */
export type BoxOfItem = (i: number, cover: (x: number, y: number) => void) => void;

/** A tree of boxes over items 0 … n − 1. O(n). */
export function buildBoxTree(nItems: number, boxOfItem: BoxOfItem): BoxTree {
  if (nItems === 0) return { nItems, levels: [] };
  const levels = [leavesOf(nItems, boxOfItem)];
  for (let below = levels[0]!; below.length > STRIDE; below = levels[levels.length - 1]!) {
    levels.push(levelAbove(below));
  }
  return { nItems, levels };
}

function leavesOf(nItems: number, boxOfItem: BoxOfItem): Float64Array {
  const boxes = emptyBoxes(Math.ceil(nItems / LEAF_SIZE));
  let at = 0;
  const cover = (x: number, y: number): void => {
    if (x < boxes[at]!) boxes[at] = x;
    if (y < boxes[at + 1]!) boxes[at + 1] = y;
    if (x > boxes[at + 2]!) boxes[at + 2] = x;
    if (y > boxes[at + 3]!) boxes[at + 3] = y;
  };
  for (let i = 0; i < nItems; i++) {
    at = Math.floor(i / LEAF_SIZE) * STRIDE;
    boxOfItem(i, cover);
  }
  return boxes;
}

function levelAbove(below: Float64Array): Float64Array {
  const nBelow = below.length / STRIDE;
  const boxes = emptyBoxes(Math.ceil(nBelow / BRANCHES));
  for (let i = 0; i < nBelow; i++) {
    const from = i * STRIDE;
    const at = Math.floor(i / BRANCHES) * STRIDE;
    boxes[at] = Math.min(boxes[at]!, below[from]!);
    boxes[at + 1] = Math.min(boxes[at + 1]!, below[from + 1]!);
    boxes[at + 2] = Math.max(boxes[at + 2]!, below[from + 2]!);
    boxes[at + 3] = Math.max(boxes[at + 3]!, below[from + 3]!);
  }
  return boxes;
}

function emptyBoxes(nBoxes: number): Float64Array {
  const boxes = new Float64Array(nBoxes * STRIDE);
  for (let at = 0; at < boxes.length; at += STRIDE) {
    boxes.fill(Number.POSITIVE_INFINITY, at, at + 2);
    boxes.fill(Number.NEGATIVE_INFINITY, at + 2, at + 4);
  }
  return boxes;
}

/**
 * Calls `visit(first, end)` for each leaf, items first … end − 1, whose box may hold a point within `marginMm` of the side from (x0, y0) to (x1, y1), in the order of the
 * items: the side's box and the leaf's meet, and the leaf's does not lie farther than that to one side of the side's line. No recursion: a node's
 * number says where its children are.
 */
export function visitLeavesNearSide(
  tree: BoxTree,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  marginMm: number,
  visit: (first: number, end: number) => void,
): void {
  const { levels, nItems } = tree;
  const top = levels.length - 1;
  const dx = x1 - x0;
  const dy = y1 - y0;
  const width = Math.abs(dx);
  const height = Math.abs(dy);
  const minX = Math.min(x0, x1) - marginMm;
  const minY = Math.min(y0, y1) - marginMm;
  const maxX = Math.max(x0, x1) + marginMm;
  const maxY = Math.max(y0, y1) + marginMm;
  // Twice, since a cross product is twice what it takes for the half box; and the length of a side is at most width + height.
  const twiceSlack = 2 * marginMm * (width + height);
  let level = top;
  let node = 0;
  while (level >= 0) {
    const boxes = levels[level]!;
    const at = node * STRIDE;
    const left = boxes[at]!;
    const bottom = boxes[at + 1]!;
    const right = boxes[at + 2]!;
    const upper = boxes[at + 3]!;
    const isApart =
      right < minX ||
      left > maxX ||
      upper < minY ||
      bottom > maxY ||
      Math.abs(dx * (bottom + upper - 2 * y0) - dy * (left + right - 2 * x0)) >
        width * (upper - bottom) + height * (right - left) + twiceSlack;
    if (!isApart && level > 0) {
      level--;
      node *= BRANCHES;
      continue;
    }
    if (!isApart) visit(node * LEAF_SIZE, Math.min(nItems, (node + 1) * LEAF_SIZE));
    // The next sibling, or the next of the nearest node above that has one.
    node++;
    while (level < top && (node % BRANCHES === 0 || node * STRIDE >= levels[level]!.length)) {
      node = Math.ceil(node / BRANCHES);
      level++;
    }
    if (level === top) return;
  }
}
