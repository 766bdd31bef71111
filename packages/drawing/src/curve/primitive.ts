import { atan, atan2, PI } from '@millwright/geometry/numeric';

/** A point or a direction, in the units of the drawing until these are known, in mm afterwards. */
export type XY = readonly [number, number];

/** A straight line (`bulge` 0) or a circular arc; bulge as in contracts' `Vertex`. */
export interface SegmentPrimitive {
  readonly kind: 'segment';
  readonly from: XY;
  readonly to: XY;
  readonly bulge: number;
}

/**
 * Part of an ellipse: P(t) = centre + cos t·axisU + sin t·axisV for t from `startRad` over `sweepRad`. `from` and `to` are its
 * ends as the file gives them and are met exactly.
 */
export interface EllipsePrimitive {
  readonly kind: 'ellipse';
  readonly from: XY;
  readonly to: XY;
  readonly centre: XY;
  readonly axisU: XY;
  readonly axisV: XY;
  readonly startRad: number;
  readonly sweepRad: number;
}

/** A Bézier curve of any degree; `weights` (all positive, as many as points) only where it is rational. */
export interface BezierPrimitive {
  readonly kind: 'bezier';
  readonly points: readonly XY[];
  readonly weights?: readonly number[] | undefined;
}

/** What drawings are made of, before curves become arcs. */
export type Primitive = SegmentPrimitive | EllipsePrimitive | BezierPrimitive;

/** Where a primitive starts. */
export function startOf(primitive: Primitive): XY {
  return primitive.kind === 'bezier' ? primitive.points[0]! : primitive.from;
}

/** Where a primitive ends. */
export function endOf(primitive: Primitive): XY {
  return primitive.kind === 'bezier' ? primitive.points.at(-1)! : primitive.to;
}

/** A straight line. */
export function line(from: XY, to: XY): SegmentPrimitive {
  return { kind: 'segment', from, to, bulge: 0 };
}

/** A whole circle as two half turns, counter-clockwise, starting at its rightmost point. */
export function circle(centre: XY, radius: number): readonly SegmentPrimitive[] {
  const right: XY = [centre[0] + radius, centre[1]];
  const left: XY = [centre[0] - radius, centre[1]];
  return [
    { kind: 'segment', from: right, to: left, bulge: 1 },
    { kind: 'segment', from: left, to: right, bulge: 1 },
  ];
}

/** Centre and radius of a bent segment; bulge ≠ 0 (formulas at `Vertex` in contracts). */
export function arcOf(from: XY, to: XY, bulge: number): { centre: XY; radius: number } {
  const dx = to[0] - from[0];
  const dy = to[1] - from[1];
  const offset = (1 - bulge * bulge) / (4 * bulge);
  const chord = Math.sqrt(dx * dx + dy * dy);
  return {
    centre: [(from[0] + to[0]) / 2 - dy * offset, (from[1] + to[1]) / 2 + dx * offset],
    radius: (chord * (1 + bulge * bulge)) / (4 * Math.abs(bulge)),
  };
}

/** The apex of a bent segment, half way along it: (P + Q)/2 − n·b·c/2 with n the left normal of the chord c. */
export function apexOf(from: XY, to: XY, bulge: number): XY {
  return [
    (from[0] + to[0]) / 2 + ((to[1] - from[1]) * bulge) / 2,
    (from[1] + to[1]) / 2 - ((to[0] - from[0]) * bulge) / 2,
  ];
}

/** Bulge of each half of a segment of bulge b: tan(θ/8) from tan(θ/4), which is (√(1 + b²) − 1)/b. */
export function halfBulge(bulge: number): number {
  return bulge === 0 ? 0 : (Math.sqrt(1 + bulge * bulge) - 1) / bulge;
}

/** A bent segment as part of an ellipse with equal axes. */
export function ellipseOfBulge({ from, to, bulge }: SegmentPrimitive): EllipsePrimitive {
  const { centre, radius } = arcOf(from, to, bulge);
  return {
    kind: 'ellipse',
    from,
    to,
    centre,
    axisU: [radius, 0],
    axisV: [0, radius],
    startRad: atan2(from[1] - centre[1], from[0] - centre[0]),
    sweepRad: Math.max(-2 * PI, Math.min(2 * PI, 4 * atan(bulge))),
  };
}
