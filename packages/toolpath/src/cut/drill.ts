import type { Move, Point } from '@millwright/contracts';
import { type Cut, type CutOptions, straight } from './moves.js';
import { passDepths } from './pass-depths.js';

/** How a hole as wide as the tool is made. */
export interface DrillOptions extends CutOptions {
  readonly depthMm: number;
  /** How much wider than the tool the hole is, on the radius, mm, ≥ 0; the tool runs round by that at the bottom. */
  readonly reamMm: number;
  readonly climb: boolean;
}

/** Running round by less would move the machine by nothing: the post writes micrometres. */
const LEAST_REAM_MM = 0.003;

/**
 * Straight down at the plunge feed in pecks of one stepdown, out to the stock top after each to clear the chips, and once round at the
 * bottom where the hole is a little wider than the tool.
 */
export function drill(centre: Point, options: DrillOptions): Cut {
  const { depthMm, reamMm, cutting, retractZMm } = options;
  const moves: Move[] = [straight(centre, 0, cutting.plungeMmPerMin)];
  const pecks = passDepths({ depthMm, stepdownMm: cutting.stepdownMm });
  for (const peckMm of pecks) {
    moves.push(straight(centre, -peckMm, cutting.plungeMmPerMin));
    if (peckMm !== depthMm) moves.push(straight(centre, 0, cutting.feedMmPerMin));
  }
  if (reamMm >= LEAST_REAM_MM) moves.push(...ream(centre, options));
  moves.push(straight(centre, retractZMm, cutting.feedMmPerMin));
  return { startMm: [centre[0], centre[1], retractZMm], moves };
}

function ream(centre: Point, { depthMm, reamMm, climb, cutting }: DrillOptions): Move[] {
  const rim: Point = [centre[0] + reamMm, centre[1]];
  return [
    straight(rim, -depthMm, cutting.plungeMmPerMin),
    {
      kind: 'arc',
      toMm: [rim[0], rim[1], -depthMm],
      centreMm: centre,
      clockwise: !climb,
      feedMmPerMin: cutting.plungeMmPerMin,
    },
    straight(centre, -depthMm, cutting.plungeMmPerMin),
  ];
}
