import type { Motion } from '@millwright/contracts';
import { motionLengthMm, pointOnMotion } from '@millwright/motion';
import { pointOnArc, radiusOf } from './foreign/arc-geometry.js';
import type { ForeignMove } from './foreign/foreign-state.js';

/** Points looked at on a piece of path, at least; and per move of it. */
const N_POINTS = 16;
const POINTS_PER_MOVE = 8;
/** Most points looked at on the path of one line. */
const MAX_POINTS = 4096;
/** Shorter ways count as standing still, mm. */
const STILL_MM = 1e-9;

interface Leg {
  readonly lengthMm: number;
  readonly kind: 'rapid' | 'feed';
  readonly at: (ratio: number) => readonly number[];
}

/**
 * Largest distance between two paths at equal shares of their lengths: what a line meant, and what the controller drives for it.
 * Independent of how either was written.
 * @returns mm; nothing where one rapids where the other cuts, or only one of them moves
 */
export function pathDeviationMm(
  meant: readonly ForeignMove[],
  driven: readonly Motion[],
): number | undefined {
  const [only, other] = [meant[0], driven[0]];
  if (meant.length === 1 && driven.length === 1 && only !== undefined && other !== undefined) {
    const isStraight = only.kind === other.kind && (only.kind === 'line' || only.kind === 'rapid');
    // Two straight lines are nowhere farther apart than at their ends.
    if (isStraight) return Math.max(distanceMm(only.from, other.fromMm), distanceMm(only.to, other.toMm));
  }
  const before = meant.map(legOfMove).filter(({ lengthMm }) => lengthMm > STILL_MM);
  const after = driven.map(legOfMotion).filter(({ lengthMm }) => lengthMm > STILL_MM);
  if (stretches(before) !== stretches(after)) return undefined;
  // Stretches of rapid and of feed are compared one by one: their lengths need not have the same share of the whole.
  let largest = 0;
  const [left, right] = [grouped(before), grouped(after)];
  for (const [index, legs] of left.entries())
    largest = Math.max(largest, legsDeviation(legs, right[index] ?? []));
  return largest;
}

function legsDeviation(left: readonly Leg[], right: readonly Leg[]): number {
  const nPoints = Math.min(MAX_POINTS, N_POINTS + POINTS_PER_MOVE * Math.max(left.length, right.length));
  let largest = 0;
  for (let point = 0; point <= nPoints; point += 1) {
    largest = Math.max(largest, distanceMm(along(left, point / nPoints), along(right, point / nPoints)));
  }
  return largest;
}

function along(legs: readonly Leg[], ratio: number): readonly number[] {
  const totalMm = legs.reduce((sum, { lengthMm }) => sum + lengthMm, 0);
  let left = ratio * totalMm;
  for (const leg of legs) {
    if (left <= leg.lengthMm) return leg.at(left / leg.lengthMm);
    left -= leg.lengthMm;
  }
  return legs.at(-1)?.at(1) ?? [];
}

function grouped(legs: readonly Leg[]): Leg[][] {
  const groups: Leg[][] = [];
  for (const leg of legs) {
    const last = groups.at(-1);
    if (last !== undefined && last[0]?.kind === leg.kind) last.push(leg);
    else groups.push([leg]);
  }
  return groups;
}

function stretches(legs: readonly Leg[]): string {
  return grouped(legs)
    .map((group) => group[0]?.kind)
    .join(' ');
}

function legOfMove(move: ForeignMove): Leg {
  if (move.kind === 'arc') {
    const rise = (move.to[move.axes[2]] ?? 0) - (move.from[move.axes[2]] ?? 0);
    const turnMm = move.sweepRad * radiusOf(move);
    const lengthMm = Math.sqrt(turnMm * turnMm + rise * rise);
    return { lengthMm, kind: 'feed', at: (ratio) => pointOnArc(move, ratio) };
  }
  const { from, to } = move;
  const lengthMm = Math.sqrt(from.reduce((sum, value, axis) => sum + square((to[axis] ?? 0) - value), 0));
  return {
    lengthMm,
    kind: move.kind === 'rapid' ? 'rapid' : 'feed',
    at: (ratio) => from.map((value, axis) => value + ((to[axis] ?? 0) - value) * ratio),
  };
}

function legOfMotion(motion: Motion): Leg {
  return {
    lengthMm: motionLengthMm(motion),
    kind: motion.kind === 'rapid' ? 'rapid' : 'feed',
    at: (ratio) => pointOnMotion(motion, ratio),
  };
}

function square(value: number): number {
  return value * value;
}

function distanceMm(a: readonly number[], b: readonly number[]): number {
  const [x, y, z] = [0, 1, 2].map((axis) => (a[axis] ?? 0) - (b[axis] ?? 0)) as [number, number, number];
  return Math.sqrt(x * x + y * y + z * z);
}
