import type { CuttingData, Move, Point } from '@millwright/contracts';
import { isArc } from '../curve/curve.js';
import { type Loop, pointOnLoop, stretchOf } from '../curve/loop.js';
import type { Stretch } from './descent.js';

/** Moves of one toolpath with the places where it starts and ends. */
export interface Cut {
  readonly startMm: readonly [number, number, number];
  readonly moves: readonly Move[];
}

/** Feeds of a cut, and how high it starts and ends. */
export interface CutOptions {
  readonly cutting: CuttingData;
  readonly retractZMm: number;
}

/**
 * Runs stretches of a loop: from the retract height straight down to the stock top in the air, along the stretches, and straight up again. All
 * are feed moves, so that no rapid ever happens below the retract height.
 */
export function cutLoop(loop: Loop, stretches: readonly Stretch[], { cutting, retractZMm }: CutOptions): Cut {
  const moves: Move[] = [];
  const [startX, startY] = pointOnLoop(loop, stretches[0]!.fromMm);
  moves.push(straight([startX, startY], stretches[0]!.fromZMm, cutting.plungeMmPerMin));
  for (const stretch of stretches) moves.push(...stretchMoves(loop, stretch, cutting));
  const [endX, endY] = endOf(moves);
  moves.push(straight([endX, endY], retractZMm, cutting.feedMmPerMin));
  return { startMm: [startX, startY, retractZMm], moves };
}

/** A straight feed move to a point. */
export function straight(point: Point, zMm: number, feedMmPerMin: number): Move {
  return { kind: 'line', toMm: [point[0], point[1], zMm], feedMmPerMin };
}

/** Where the last move ends in X and Y. */
export function endOf(moves: readonly Move[]): Point {
  const { toMm } = moves[moves.length - 1]!;
  return [toMm[0], toMm[1]];
}

/**
 * Moves along one stretch. Whatever goes down does so at the plunge feed, ramps too: the slope is gentle, but chips leave a slot badly on the
 * way down (Vectric V12 help, profile toolpath: ramp moves run at the plunge rate).
 */
export function stretchMoves(loop: Loop, stretch: Stretch, cutting: CuttingData): Move[] {
  const { fromMm, toMm, fromZMm, toZMm } = stretch;
  const feedMmPerMin =
    toZMm < fromZMm ? Math.min(cutting.plungeMmPerMin, cutting.feedMmPerMin) : cutting.feedMmPerMin;
  if (fromMm === toMm) return [straight(pointOnLoop(loop, fromMm), toZMm, feedMmPerMin)];
  const pieces = stretchOf(loop, fromMm, toMm);
  const lengthMm = pieces.reduce((sum, piece) => sum + piece.lengthMm, 0);
  let doneMm = 0;
  return pieces.map((piece, index): Move => {
    doneMm += piece.lengthMm;
    const zMm = index === pieces.length - 1 ? toZMm : fromZMm + ((toZMm - fromZMm) * doneMm) / lengthMm;
    if (!isArc(piece)) return straight(piece.to, zMm, feedMmPerMin);
    return {
      kind: 'arc',
      toMm: [piece.to[0], piece.to[1], zMm],
      centreMm: piece.centre,
      clockwise: piece.sweepRad < 0,
      feedMmPerMin,
    };
  });
}
