import type { Point } from '@millwright/contracts';
import { distanceMm } from '../curve/curve.js';

/** Something to be done at a place: where the tool comes in and where it leaves. */
export interface Stop {
  readonly entryMm: Point;
  readonly exitMm: Point;
}

/** Stops that belong together: `first` in any order, then `last` in the order given. */
export interface StopGroup<Each extends Stop> {
  readonly first: readonly Each[];
  readonly last: readonly Each[];
  /** Positions, in the list of groups, of those that must be finished before this one is begun. */
  readonly after: readonly number[];
}

/**
 * Groups and the stops in them in a travelling order: always the nearest entry next, the earlier one in the request of two as near (within a
 * nanometre). Nearest neighbour is about a sixth above the best tour on 114 holes (measured on `baseplate-114-holes.dxf`); groups
 * are never mixed, so a part is finished before the next is begun. Groups that wait for each other in a ring are taken as they come.
 */
export function nearestFirst<Each extends Stop>(groups: readonly StopGroup<Each>[], startMm: Point): Each[] {
  const remaining = groups.map((group, index) => ({ ...group, index }));
  const done = new Set<number>();
  const ordered: Each[] = [];
  let atMm = startMm;
  while (remaining.length > 0) {
    const ready = remaining.filter(({ after }) => after.every((index) => done.has(index)));
    const choice = ready.length > 0 ? ready : remaining;
    const group = choice[nearestIndex(choice, (each) => entryDistanceMm(each, atMm))]!;
    remaining.splice(remaining.indexOf(group), 1);
    done.add(group.index);
    const first = [...group.first];
    while (first.length > 0) {
      const stop = first.splice(
        nearestIndex(first, ({ entryMm }) => distanceMm(entryMm, atMm)),
        1,
      )[0]!;
      ordered.push(stop);
      atMm = stop.exitMm;
    }
    for (const stop of group.last) {
      ordered.push(stop);
      atMm = stop.exitMm;
    }
  }
  return ordered;
}

/** Two distances within this are equal, mm, so that rounding does not decide the order. */
const SAME_MM = 1e-6;

function nearestIndex<Item>(items: readonly Item[], distanceOf: (item: Item) => number): number {
  let best = 0;
  let bestMm = Number.POSITIVE_INFINITY;
  items.forEach((item, index) => {
    const mm = distanceOf(item);
    if (mm < bestMm - SAME_MM) {
      best = index;
      bestMm = mm;
    }
  });
  return best;
}

function entryDistanceMm<Each extends Stop>({ first, last }: StopGroup<Each>, fromMm: Point): number {
  const entries = first.length > 0 ? first : last.slice(0, 1);
  return entries.reduce(
    (nearest, { entryMm }) => Math.min(nearest, distanceMm(entryMm, fromMm)),
    Number.POSITIVE_INFINITY,
  );
}
