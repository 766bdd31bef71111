import type { Move, Point } from '@millwright/contracts';
import { PI } from '@millwright/geometry/numeric';
import { type Descent, nTurnsOf } from './descent.js';
import { type Cut, type CutOptions, straight } from './moves.js';
import { passDepths } from './pass-depths.js';

/** How a round hole wider than the tool is made. */
export interface BoreOptions extends CutOptions {
  readonly depthMm: number;
  /** Tangent of the steepest descent. */
  readonly rampSlope: number;
  /** Radius of the tool's centre, mm, > 0: the hole's less the tool's. */
  readonly helixRadiusMm: number;
  readonly climb: boolean;
}

/** The helix as a way down a loop, for {@link nTurnsOf}. */
export function helixDescent({ helixRadiusMm, depthMm, rampSlope, cutting }: BoreOptions): Descent {
  return { loopLengthMm: 2 * PI * helixRadiusMm, depthMm, stepdownMm: cutting.stepdownMm, rampSlope };
}

/**
 * A helix down along the hole's wall, a level turn at the bottom, and to the middle before going up, so that the tool leaves no mark on
 * the wall. In climb milling with a spindle that turns clockwise the tool runs counter-clockwise in a hole: the wall stays on its right.
 */
export function bore(centre: Point, options: BoreOptions): Cut {
  const { depthMm, helixRadiusMm, climb, cutting, retractZMm } = options;
  const start: Point = [centre[0] + helixRadiusMm, centre[1]];
  const turnTo = (zMm: number, feedMmPerMin: number): Move => ({
    kind: 'arc',
    toMm: [start[0], start[1], zMm],
    centreMm: centre,
    clockwise: !climb,
    feedMmPerMin,
  });
  const stepdownMm = depthMm / nTurnsOf(helixDescent(options));
  const plungeMmPerMin = Math.min(cutting.plungeMmPerMin, cutting.feedMmPerMin);
  const moves: Move[] = [
    straight(start, 0, cutting.plungeMmPerMin),
    ...passDepths({ depthMm, stepdownMm }).map((passMm) => turnTo(-passMm, plungeMmPerMin)),
    turnTo(-depthMm, cutting.feedMmPerMin),
    straight(centre, -depthMm, cutting.feedMmPerMin),
    straight(centre, retractZMm, cutting.feedMmPerMin),
  ];
  return { startMm: [start[0], start[1], retractZMm], moves };
}
