import { atan2, cos, PI, sin } from '@millwright/geometry/numeric';
import { type Curve, lengthOf, lineCurve } from './curve.js';

/** An arc as the drawing or the program states it. The ends need not lie on the circle to the last bit. */
export interface Arc {
  readonly ax: number;
  readonly ay: number;
  readonly bx: number;
  readonly by: number;
  readonly cx: number;
  readonly cy: number;
  readonly radiusMm: number;
  /** Signed, counter-clockwise positive. */
  readonly sweepRad: number;
  readonly slackMm: number;
}

/** A piece of an arc, and which share of the sweep it spans. */
export interface ArcPiece {
  readonly curve: Curve;
  readonly fromRatio: number;
  readonly toRatio: number;
}

/** No arc is longer than this many quarter turns: a helix of 250 turns in one block is a mistake of the reader. */
export const MAX_QUARTERS = 1000;

/** Pieces shorter than this are joined to the next one: the ends of so short an arc no longer tell its direction. mm. */
const SHORTEST_PIECE_MM = 1e-9;

/**
 * An arc cut where its circle leaves a quadrant, so that each piece is monotone in X and Y and lies within the box of its ends. The
 * chain starts exactly in a, ends exactly in b and has no gap.
 */
export function splitArc(arc: Arc): readonly ArcPiece[] {
  const turn = arc.sweepRad < 0 ? -1 : 1;
  const sweepRad = Math.abs(arc.sweepRad);
  const pieces: ArcPiece[] = [];
  let x = arc.ax;
  let y = arc.ay;
  let fromRatio = 0;
  const addPiece = (toX: number, toY: number, toRatio: number): void => {
    if (lengthOf(toX - x, toY - y) < SHORTEST_PIECE_MM) return;
    const { cx, cy, radiusMm, slackMm } = arc;
    pieces.push({
      curve: { ax: x, ay: y, bx: toX, by: toY, cx, cy, radiusMm, turn, slackMm },
      fromRatio,
      toRatio,
    });
    x = toX;
    y = toY;
    fromRatio = toRatio;
  };
  for (const boundary of quadrantBoundaries(arc, turn, sweepRad)) {
    const [unitX, unitY] = QUADRANT_AXES[boundary.quadrant] as readonly [number, number];
    addPiece(arc.cx + unitX * arc.radiusMm, arc.cy + unitY * arc.radiusMm, boundary.ratio);
  }
  return closeChain(arc, pieces, { x, y, fromRatio, turn });
}

/** Unit vectors of 0°, 90°, 180°, 270°. */
const QUADRANT_AXES: readonly (readonly [number, number])[] = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
];

/** Where a sweep crosses the axes of its circle: which axis, and at which share of the sweep. In order of travel. */
function quadrantBoundaries(
  arc: Arc,
  turn: -1 | 1,
  sweepRad: number,
): readonly { quadrant: number; ratio: number }[] {
  const quarterRad = PI / 2;
  // Seen in a mirror a clockwise arc runs counter-clockwise; so one loop serves both.
  const startRad = turn * atan2(arc.ay - arc.cy, arc.ax - arc.cx);
  const first = Math.floor(startRad / quarterRad) + 1;
  const boundaries: { quadrant: number; ratio: number }[] = [];
  for (let i = 0; i < MAX_QUARTERS; i++) {
    const travelledRad = (first + i) * quarterRad - startRad;
    if (travelledRad >= sweepRad) break;
    const quadrant = (((turn * (first + i)) % 4) + 4) % 4;
    boundaries.push({ quadrant, ratio: travelledRad / sweepRad });
  }
  return boundaries;
}

/** Brings the chain to its stated end: by one more piece, or, if that were too short, by moving the last end there. */
function closeChain(
  arc: Arc,
  pieces: ArcPiece[],
  at: { x: number; y: number; fromRatio: number; turn: -1 | 1 },
): readonly ArcPiece[] {
  const { cx, cy, radiusMm, slackMm, bx, by } = arc;
  if (lengthOf(bx - at.x, by - at.y) >= SHORTEST_PIECE_MM) {
    const curve: Curve = { ax: at.x, ay: at.y, bx, by, cx, cy, radiusMm, turn: at.turn, slackMm };
    return [...pieces, { curve, fromRatio: at.fromRatio, toRatio: 1 }];
  }
  const last = pieces.pop();
  if (last === undefined)
    return [{ curve: lineCurve(arc.ax, arc.ay, bx, by, slackMm), fromRatio: 0, toRatio: 1 }];
  return [...pieces, { ...last, curve: { ...last.curve, bx, by }, toRatio: 1 }];
}

/** The part of a piece between two shares of its length, 0 ≤ from ≤ to ≤ 1. */
export function subCurve(curve: Curve, fromRatio: number, toRatio: number): Curve {
  const from = pointAt(curve, fromRatio);
  const to = pointAt(curve, toRatio);
  if (lengthOf(to[0] - from[0], to[1] - from[1]) < SHORTEST_PIECE_MM) {
    return lineCurve(from[0], from[1], to[0], to[1], curve.slackMm);
  }
  return { ...curve, ax: from[0], ay: from[1], bx: to[0], by: to[1] };
}

/** The point at a share of the length of a piece, mm; its ends exactly at 0 and 1. */
export function pointAt(curve: Curve, ratio: number): readonly [number, number] {
  if (ratio <= 0) return [curve.ax, curve.ay];
  if (ratio >= 1) return [curve.bx, curve.by];
  if (curve.turn === 0) {
    return [curve.ax + (curve.bx - curve.ax) * ratio, curve.ay + (curve.by - curve.ay) * ratio];
  }
  const x = curve.ax - curve.cx;
  const y = curve.ay - curve.cy;
  const angleRad = sweepOf(curve) * ratio;
  const c = cos(angleRad);
  const s = sin(angleRad);
  return [curve.cx + x * c - y * s, curve.cy + x * s + y * c];
}

/** Turn of an arc piece, radians, signed, at most a quarter; 0 for a line. */
export function sweepOf(curve: Curve): number {
  if (curve.turn === 0) return 0;
  const ux = curve.ax - curve.cx;
  const uy = curve.ay - curve.cy;
  const vx = curve.bx - curve.cx;
  const vy = curve.by - curve.cy;
  return atan2(ux * vy - uy * vx, ux * vx + uy * vy);
}

/** Length along a piece, mm. */
export function lengthAlongMm(curve: Curve): number {
  if (curve.turn === 0) return lengthOf(curve.bx - curve.ax, curve.by - curve.ay);
  return Math.abs(sweepOf(curve)) * curve.radiusMm;
}
