import type { PartKind, Problem } from './problem.js';
import type { Random } from './random.js';
import type { Pass } from './run-pass.js';

/** What parts may be sorted by, largest first. */
export type SortKey = 'area' | 'longSide' | 'shortSide' | 'sides';

/** The problem's items sorted by a key, largest first; equal ones keep the order of their ids. */
export function orderBy({ kinds, items }: Problem, key: SortKey): readonly number[] {
  const measures = kinds.map((kind) => measureOf(kind, key));
  return items.map((_, item) => item).sort((a, b) => measures[items[b]!]! - measures[items[a]!]! || a - b);
}

function measureOf({ footprint, sidesMm: [longMm, shortMm] }: PartKind, key: SortKey): number {
  if (key === 'area') return footprint.areaMm2;
  if (key === 'longSide') return longMm;
  return key === 'shortSide' ? shortMm : longMm + shortMm;
}

/** An order that differs from a pass's, and from which position on. */
export interface ChangedOrder {
  readonly order: readonly number[];
  /** Everything before this position is as it was. */
  readonly nSame: number;
}

/** Draws before a change that would change nothing (two copies of one part) is made all the same. */
const MAX_DRAWS = 8;

/**
 * The order of a pass with one change, drawn at random: two items swapped, or one moved forward; half of the time one that lies on the
 * last sheet or nowhere, since only what leaves the last sheet makes the layout shorter.
 * @param pass - a complete pass over at least two items
 */
export function changeOrder({ items }: Problem, pass: Pass, random: Random): ChangedOrder {
  const order = [...pass.plan.order];
  const lastSheet = pass.sheets.length - 1;
  const onLast = pass.outcomes.flatMap(({ at }, i) =>
    at === undefined || at.sheetIndex === lastSheet ? [i] : [],
  );
  const isForward = random.below(2) === 0;
  let [early, late] = [0, 1];
  for (let draw = 0; draw < MAX_DRAWS; draw++) {
    const a = isForward ? onLast[random.below(onLast.length)]! : random.below(order.length);
    const b = random.below(order.length);
    [early, late] = a < b ? [a, b] : [b, a];
    if (items[order[early]!] !== items[order[late]!]) break;
  }
  if (isForward) {
    order.splice(early, 0, ...order.splice(late, 1));
  } else {
    [order[early], order[late]] = [order[late]!, order[early]!];
  }
  return { order, nSame: early };
}
