import { atan2, cos, sin } from '@millwright/geometry/numeric';
import type { ForeignArc, Place } from './foreign-state.js';

type Pair = readonly [number, number];

/** Plane word → first axis, second, and the one across. */
export const FOREIGN_AXES: Readonly<Record<number, readonly [number, number, number]>> = {
  17: [0, 1, 2],
  18: [2, 0, 1],
  19: [1, 2, 0],
};

/** How far an arc with these ends and centre turns; equal ends make a full turn. Radians, counter-clockwise positive. */
export function sweepOf(from: Pair, to: Pair, centre: Pair, isClockwise: boolean): number {
  const turn = isClockwise ? -2 * Math.PI : 2 * Math.PI;
  const [ax, ay] = [from[0] - centre[0], from[1] - centre[1]];
  const [bx, by] = [to[0] - centre[0], to[1] - centre[1]];
  const isClosed = Math.abs(from[0] - to[0]) < 1e-9 && Math.abs(from[1] - to[1]) < 1e-9;
  if (isClosed) return turn;
  const angle = atan2(ax * by - ay * bx, ax * bx + ay * by);
  if (isClockwise) return angle < 0 ? angle : angle + turn;
  return angle > 0 ? angle : angle + turn;
}

/**
 * The centre of an arc given by its radius.
 * @returns nothing where the radius is less than half the chord by more than `slackMm`, or the ends are equal
 */
export function centreByRadius(
  from: Pair,
  to: Pair,
  { radius, isClockwise, slackMm }: { radius: number; isClockwise: boolean; slackMm: number },
): Pair | undefined {
  const [x, y] = [to[0] - from[0], to[1] - from[1]];
  const chord = Math.sqrt(x * x + y * y);
  if (chord === 0 || chord > 2 * (Math.abs(radius) + slackMm)) return undefined;
  const height = Math.sqrt(Math.max(0, radius * radius - (chord * chord) / 4));
  const isLeft = isClockwise === radius < 0;
  const ratio = ((isLeft ? 1 : -1) * height) / chord;
  return [from[0] + x / 2 - y * ratio, from[1] + y / 2 + x * ratio];
}

/** The centre nearest to a given one that is equally far from both ends: on the line that halves their chord at right angles. */
export function evenCentre(from: Pair, to: Pair, centre: Pair): Pair {
  const [x, y] = [to[0] - from[0], to[1] - from[1]];
  const squared = x * x + y * y;
  if (squared === 0) return centre;
  const along = ((centre[0] - (from[0] + to[0]) / 2) * x + (centre[1] - (from[1] + to[1]) / 2) * y) / squared;
  return [centre[0] - along * x, centre[1] - along * y];
}

/** Where an arc is after a share of its turn, 0 … 1. */
export function pointOnArc(arc: ForeignArc, ratio: number): Place {
  const [first, second, across] = arc.axes as readonly [0 | 1 | 2, 0 | 1 | 2, 0 | 1 | 2];
  const turned = arc.sweepRad * ratio;
  const [x, y] = [arc.from[first] - arc.centre[0], arc.from[second] - arc.centre[1]];
  // The radius grows evenly from that of the start to that of the end.
  const [u, v] = [arc.to[first] - arc.centre[0], arc.to[second] - arc.centre[1]];
  const startRadius = Math.sqrt(x * x + y * y);
  const growth = startRadius === 0 ? 1 : 1 + ratio * (Math.sqrt(u * u + v * v) / startRadius - 1);
  const place: Place = [0, 0, 0];
  place[first] = arc.centre[0] + growth * (x * cos(turned) - y * sin(turned));
  place[second] = arc.centre[1] + growth * (x * sin(turned) + y * cos(turned));
  place[across] = arc.from[across] + (arc.to[across] - arc.from[across]) * ratio;
  return ratio >= 1 ? [...arc.to] : place;
}

/** Radius at the start, mm. */
export function radiusOf({ from, centre, axes }: ForeignArc): number {
  const x = (from[axes[0]] ?? 0) - centre[0];
  const y = (from[axes[1]] ?? 0) - centre[1];
  return Math.sqrt(x * x + y * y);
}

/** How much the radii at both ends differ, mm. */
export function radiusErrorOf(arc: ForeignArc): number {
  return Math.abs(radiusOf(arc) - radiusOf({ ...arc, from: arc.to }));
}
