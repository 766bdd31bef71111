import type { Point } from '@millwright/contracts';
import { sweepOfBulgeRad } from '../contour/bulge.js';
import { type Segment, segmentBetween } from '../contour/segments.js';
import { atan, atan2, cos, sin, tan } from '../numeric.js';

/**
 * The point of a segment at a share of its length, 0 at its start, 1 at its end (both exact), within 1 nm of the curve for any share between. With chord c,
 * sweep θ and turn φ the chord so far is c·sin(φ/2)/sin(θ/2) long and turned by (φ − θ)/2 against the whole chord; no centre is needed.
 * @param ratio - 0 … 1; others go on along the line or circle
 */
export function pointOnSegment({ from, to, bulge }: Segment, ratio: number): Point {
  if (ratio === 0) return from;
  if (ratio === 1) return to;
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  if (bulge === 0) return [from[0] + ratio * dx, from[1] + ratio * dy];
  const sweepRad = sweepOfBulgeRad(bulge);
  // sin(θ/2) = 2b/(1 + b²).
  const chordRatio = (sin((sweepRad * ratio) / 2) * (1 + bulge * bulge)) / (2 * bulge);
  const turnRad = (sweepRad * (ratio - 1)) / 2;
  const [along, left] = [chordRatio * cos(turnRad), chordRatio * sin(turnRad)];
  return [from[0] + dx * along - dy * left, from[1] + dy * along + dx * left];
}

/** The unit vector in which a segment runs at a share of its length (0 … 1): the chord turned by θ·(ratio − ½). */
export function tangentOfSegment({ from, to, bulge }: Segment, ratio: number): Point {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const chordMm = Math.sqrt(dx * dx + dy * dy);
  const turnRad = sweepOfBulgeRad(bulge) * (ratio - 0.5);
  const [c, s] = [cos(turnRad), sin(turnRad)];
  return [(dx * c - dy * s) / chordMm, (dy * c + dx * s) / chordMm];
}

/**
 * A segment in two, cut at a share of its length, 0 < ratio < 1. The parts of an arc have the bulges tan(ratio·atan b) and tan((1 − ratio)·atan b). A part that
 * rises less than 0.1 µm comes out as a line.
 */
export function splitSegment(segment: Segment, ratio: number): readonly [Segment, Segment] {
  const at = pointOnSegment(segment, ratio);
  const quarterRad = atan(segment.bulge);
  return [
    segmentBetween(segment.from, at, tan(quarterRad * ratio)),
    segmentBetween(at, segment.to, tan(quarterRad * (1 - ratio))),
  ];
}

/**
 * The share of a segment's length at which a point on it lies, 0 … 1: what {@link pointOnSegment} takes. Points beside the segment are given the share of
 * about the nearest one. On an arc the chord to a point turns from an end's tangent by half of what the arc has turned (inscribed angle); it is seen from
 * the farther end, where the rounding of the point turns it least.
 */
export function ratioOnSegment([x, y]: Point, { from, to, bulge }: Segment): number {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const [px, py] = [x - from[0], y - from[1]];
  const [qx, qy] = [to[0] - x, to[1] - y];
  if (bulge === 0) return clamp((px * dx + py * dy) / (dx * dx + dy * dy));
  const isPastMiddle = px * px + py * py >= qx * qx + qy * qy;
  const turnRad = isPastMiddle ? inscribedRad(dx, dy, px, py, bulge) : inscribedRad(dx, dy, qx, qy, -bulge);
  const ratio = turnRad / (2 * Math.abs(atan(bulge)));
  return clamp(isPastMiddle ? ratio : 1 - ratio);
}

/**
 * Half of what an arc over the chord (dx, dy) turns from its start to the point (px, py) from there. (From the end, all is the same in a mirror.) The start's tangent is the
 * chord turned back by θ/2, whose cosine and sine are (1 − b²)/(1 + b²) and 2b/(1 + b²).
 */
function inscribedRad(dx: number, dy: number, px: number, py: number, bulge: number): number {
  const [c, s] = [1 - bulge * bulge, -2 * bulge];
  const [tx, ty] = [dx * c - dy * s, dy * c + dx * s];
  return atan2((bulge > 0 ? 1 : -1) * (tx * py - ty * px), tx * px + ty * py);
}

function clamp(ratio: number): number {
  return Math.max(0, Math.min(1, ratio));
}
