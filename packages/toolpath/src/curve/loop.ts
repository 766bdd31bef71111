import type { Point } from '@millwright/contracts';
import {
  angleBetween,
  type Curve,
  distanceMm,
  isArc,
  line,
  pointAtRatio,
  reverseCurve,
  tangentAt,
} from './curve.js';

/** A closed chain of curves with a scale along it: position s in mm from the start, taken modulo the length. */
export interface Loop {
  readonly curves: readonly Curve[];
  /** Where each curve begins, mm from the start, and last the whole length; n + 1 numbers. */
  readonly startsMm: readonly number[];
  readonly lengthMm: number;
}

/** Two positions within this of each other are one, mm: a nanometre, below any error budget. */
const SAME_POSITION_MM = 1e-6;

/** A loop over a closed chain; the start is the middle of its longest curve, where an entry has most room and no corner. */
export function loopOf(chain: readonly Curve[]): Loop {
  const curves = startInLongest(chain);
  const startsMm = [0];
  for (const curve of curves) startsMm.push(startsMm[startsMm.length - 1]! + curve.lengthMm);
  return { curves, startsMm, lengthMm: startsMm[startsMm.length - 1]! };
}

/** The first curve that is as long as the longest is cut in two at its middle, and the chain is turned to begin there. */
function startInLongest(chain: readonly Curve[]): Curve[] {
  const longestMm = chain.reduce((most, curve) => Math.max(most, curve.lengthMm), 0);
  const first = chain.findIndex((curve) => curve.lengthMm >= longestMm - SAME_POSITION_MM);
  const curve = chain[first]!;
  const middle = pointAtRatio(curve, 0.5);
  return [
    partOf(curve, middle, curve.to, 0.5),
    ...chain.slice(first + 1),
    ...chain.slice(0, first),
    partOf(curve, curve.from, middle, 0.5),
  ];
}

/** The point at a position of a loop. */
export function pointOnLoop(loop: Loop, positionMm: number): Point {
  const s = wrap(positionMm, loop.lengthMm);
  const index = curveIndexAt(loop, s);
  const curve = loop.curves[index]!;
  return pointAtRatio(curve, (s - loop.startsMm[index]!) / curve.lengthMm);
}

/**
 * The curves between two positions, in the order they are run through; backwards when `toMm` is less than `fromMm`. Neither needs to lie
 * within one turn. Consecutive pieces share their ends exactly.
 */
export function stretchOf(loop: Loop, fromMm: number, toMm: number): Curve[] {
  if (toMm < fromMm) return stretchOf(loop, toMm, fromMm).map(reverseCurve).reverse();
  const pieces: Curve[] = [];
  const turn = Math.floor(fromMm / loop.lengthMm);
  let baseMm = turn * loop.lengthMm;
  let index = curveIndexAt(loop, fromMm - baseMm);
  // At most one piece per curve and turn, and the turns between two positions are as many as the caller's passes, which are limited.
  while (baseMm + loop.startsMm[index]! < toMm - SAME_POSITION_MM) {
    const curve = loop.curves[index]!;
    const startMm = baseMm + loop.startsMm[index]!;
    const first = snapRatio((fromMm - startMm) / curve.lengthMm, curve);
    const last = snapRatio((toMm - startMm) / curve.lengthMm, curve);
    if (last > first) {
      pieces.push(partOf(curve, pointAtRatio(curve, first), pointAtRatio(curve, last), last - first));
    }
    index++;
    if (index === loop.curves.length) {
      index = 0;
      baseMm += loop.lengthMm;
    }
  }
  return pieces;
}

/** How much a loop has turned up to each curve's start, radians; n + 1 numbers each. */
export interface Turning {
  /** Arcs and corners, all counted positive. */
  readonly totalRad: readonly number[];
  /** Arcs and corners, left positive and right negative. */
  readonly netRad: readonly number[];
}

/** Turning along the loop: sweeps of arcs, and the corners between curves, each counted at the start of the curve that follows it. */
export function turningOf(loop: Loop): Turning {
  const totalRad = [0];
  const netRad = [0];
  loop.curves.forEach((curve, index) => {
    const next = loop.curves[(index + 1) % loop.curves.length]!;
    const cornerRad = angleBetween(tangentAt(curve, curve.to), tangentAt(next, next.from));
    totalRad.push(totalRad[index]! + Math.abs(curve.sweepRad) + Math.abs(cornerRad));
    netRad.push(netRad[index]! + curve.sweepRad + cornerRad);
  });
  return { totalRad, netRad };
}

/** Index of the curve that a position in [0, length) lies on: the last that begins at or before it. */
export function curveIndexAt(loop: Loop, positionMm: number): number {
  let low = 0;
  let high = loop.curves.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (loop.startsMm[middle]! <= positionMm) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A position brought into [0, length). */
export function wrap(positionMm: number, lengthMm: number): number {
  const wrapped = positionMm - Math.floor(positionMm / lengthMm) * lengthMm;
  return wrapped < lengthMm ? wrapped : 0;
}

function snapRatio(ratio: number, curve: Curve): number {
  if (ratio * curve.lengthMm < SAME_POSITION_MM) return 0;
  return (1 - ratio) * curve.lengthMm < SAME_POSITION_MM ? 1 : ratio;
}

/** A piece of a curve, of the given share of its turn. */
function partOf(curve: Curve, from: Point, to: Point, shareRatio: number): Curve {
  if (!isArc(curve)) return line(from, to);
  const sweepRad = curve.sweepRad * shareRatio;
  return { ...curve, from, to, sweepRad, lengthMm: curve.lengthMm * shareRatio };
}

/** Whether the chain is closed: every end is the next start, within a nanometre. */
export function isClosedChain(chain: readonly Curve[]): boolean {
  return chain.every((curve, index) => {
    const next = chain[(index + 1) % chain.length]!;
    return distanceMm(curve.to, next.from) <= SAME_POSITION_MM;
  });
}
