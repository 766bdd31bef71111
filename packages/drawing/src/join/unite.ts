import { contourAreaMm2 } from '@millwright/geometry';
import type { Nesting } from '../parts/nesting.js';
import type { Chain } from './chain.js';
import { overlay } from './overlay.js';

/** What became of contours that cross. */
export interface United {
  readonly loops: readonly Chain[];
  /** Contours that were made into others. */
  readonly nReplaced: number;
  readonly nMade: number;
  /** Contours so close together that their areas could not be told apart, left as drawn: indexes into what was given. */
  readonly refused: readonly number[];
}

/** What to do with contours that cross. */
export type CrossingChoice = 'unite' | 'cut';

/**
 * Makes contours that do not cross of such that do. A contour with the holes in it is a shape; `unite` makes one of the shapes that
 * overlap, `cut` takes all others from the largest. A contour that crosses itself counts as what it winds round.
 *
 * @param crossing - pairs of indexes that cross; a pair of equal ones crosses itself
 * @param nesting - of the contours, those that cross not put into one another: tells holes from shapes
 */
export function uniteCrossing(
  loops: readonly Chain[],
  crossing: readonly (readonly [number, number])[],
  nesting: Nesting,
  choice: CrossingChoice,
  signal?: AbortSignal,
): United {
  const groups = groupsOf(loops.length, crossing);
  const kept: Chain[] = [];
  const made: Chain[] = [];
  const refused: number[] = [];
  const inGroup = new Set(groups.flat());
  loops.forEach((loop, i) => {
    if (!inGroup.has(i)) kept.push(loop);
  });
  let nReplaced = 0;
  for (const group of groups) {
    const areas = group.map((i) => Math.abs(contourAreaMm2(loops[i]!.contour)));
    const largest = areas.indexOf(Math.max(...areas));
    const least = Math.min(...group.map((i) => nesting.depth[i]!));
    const isSolid = group.map((i) => (nesting.depth[i]! - least) % 2 === 0);
    const holesIn = group.map((i) =>
      group.flatMap((j, at) => (nesting.parent[j] === i && !isSolid[at] ? [at] : [])),
    );
    const covers = (at: number, around: ReadonlySet<number>) =>
      around.has(at) && holesIn[at]!.every((hole) => !around.has(hole));
    const solids = group.map((_, at) => at).filter((at) => isSolid[at]);
    const isCovered = (around: ReadonlySet<number>) =>
      choice === 'unite'
        ? solids.some((at) => covers(at, around))
        : covers(largest, around) && solids.every((at) => at === largest || !covers(at, around));
    const result = overlay(
      group.map((i) => loops[i]!),
      isCovered,
      signal,
    );
    if (result === undefined) {
      for (const i of group) {
        kept.push(loops[i]!);
        refused.push(i);
      }
      continue;
    }
    nReplaced += group.length;
    const { layer, label, colour, endLayers } = loops[group[largest]!]!;
    for (const chain of result) made.push({ ...chain, layer, label, colour, endLayers });
  }
  return { loops: [...kept, ...made], nReplaced, nMade: made.length, refused };
}

/** Sets of contours that hang together by crossing, each in ascending order. */
function groupsOf(
  n: number,
  crossing: readonly (readonly [number, number])[],
): readonly (readonly number[])[] {
  const neighbours = new Map<number, number[]>();
  const connect = (a: number, b: number) => {
    const list = neighbours.get(a);
    if (list === undefined) neighbours.set(a, [b]);
    else list.push(b);
  };
  for (const [a, b] of crossing) {
    connect(a, b);
    connect(b, a);
  }
  const seen = new Set<number>();
  const groups: number[][] = [];
  for (let start = 0; start < n; start++) {
    if (!neighbours.has(start) || seen.has(start)) continue;
    const group: number[] = [];
    const stack = [start];
    seen.add(start);
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      group.push(at);
      for (const other of neighbours.get(at)!) {
        if (seen.has(other)) continue;
        seen.add(other);
        stack.push(other);
      }
    }
    groups.push(group.sort((a, b) => a - b));
  }
  return groups;
}
