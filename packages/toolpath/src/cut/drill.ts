import type { Move, Point } from '@millwright/contracts';
import { type Cut, type CutOptions, straight } from './moves.js';
import { passDepths } from './pass-depths.js';

/** How a hole about as wide as the tool is made. */
export interface DrillOptions extends CutOptions {
  readonly depthMm: number;
  /** Moves at the bottom that start and end at the drilled point, for a hole a little wider than the tool. */
  readonly finish: readonly Move[];
}

/** Running round by less would move the machine by nothing: the post writes micrometres. */
const LEAST_REAM_MM = 0.003;

/**
 * Straight down at the plunge feed in pecks of one stepdown, out to the stock top after each to clear the chips, and the finishing moves at the
 * bottom.
 */
export function drill(point: Point, { depthMm, finish, cutting, retractZMm }: DrillOptions): Cut {
  const moves: Move[] = [straight(point, 0, cutting.plungeMmPerMin)];
  for (const peckMm of passDepths({ depthMm, stepdownMm: cutting.stepdownMm })) {
    moves.push(straight(point, -peckMm, cutting.plungeMmPerMin));
    if (peckMm !== depthMm) moves.push(straight(point, 0, cutting.feedMmPerMin));
  }
  moves.push(...finish, straight(point, retractZMm, cutting.feedMmPerMin));
  return { startMm: [point[0], point[1], retractZMm], moves };
}

/** Once round a hole that is wider than the tool by `reamMm` on the radius, at the plunge feed; nothing where that is next to nothing. */
export function reamRound(
  centre: Point,
  ream: {
    readonly reamMm: number;
    readonly depthMm: number;
    readonly climb: boolean;
    readonly feedMmPerMin: number;
  },
): Move[] {
  const { reamMm, depthMm, climb, feedMmPerMin } = ream;
  if (reamMm < LEAST_REAM_MM) return [];
  const rim: Point = [centre[0] + reamMm, centre[1]];
  return [
    straight(rim, -depthMm, feedMmPerMin),
    { kind: 'arc', toMm: [rim[0], rim[1], -depthMm], centreMm: centre, clockwise: !climb, feedMmPerMin },
    straight(centre, -depthMm, feedMmPerMin),
  ];
}
