import type { Contour } from '@millwright/contracts';
import { type Curve, curvesOf, pointAtRatio, reverseCurves } from './curve/curve.js';
import { curveBox, EMPTY_BOX, joinBoxes } from './curve/curve-index.js';
import { type Loop, loopOf } from './curve/loop.js';
import { MAX_TURNS, nTurnsOf } from './cut/descent.js';
import { drill } from './cut/drill.js';
import { stretchMoves } from './cut/moves.js';
import { offsetContour } from './offset/offset-contour.js';
import type { PartSide } from './offset/part-side.js';
import { enclosedAreaMm2 } from './offset/slug.js';
import { farthestUnreached } from './offset/unreached.js';
import { reportTooTight } from './report-holes.js';
import { reportNecks, reportUnreached, reportUnsafe } from './report-profiles.js';
import type { PlacedPart, PlannedCut, SheetContext } from './sheet-context.js';

/** A closed contour of a placed part, and what it is called. */
export interface ProfileTask {
  readonly contour: Contour;
  readonly partSide: PartSide;
  readonly subject: string;
}

/** A hole up to this much wider than the tool is drilled, mm on the diameter. */
export const DRILL_WITHIN_MM = 0.05;

/**
 * The cuts along a contour: usually one, several where a necking is narrower than the tool; inner pieces come before the one around the
 * part. Climb milling keeps the part on the tool's right: with a spindle that turns clockwise seen from above, the cutting edge on the
 * right of the direction of travel moves backwards, with the wood as it comes, and takes its thickest chip first. So the path runs clockwise
 * around a part and counter-clockwise in a hole; conventional milling is the reverse. The contour's own winding plays no part,
 * so a mirrored part is cut the same way.
 * @returns `too-narrow` where the tool fits nowhere
 */
export function planProfile(
  context: SheetContext,
  placed: PlacedPart,
  task: ProfileTask,
): PlannedCut[] | 'too-narrow' {
  const radiusMm = context.toolRadiusMm;
  const offset = offsetContour(context.kernel, task.contour, { radiusMm, partSide: task.partSide });
  if (offset.chains.length === 0) return 'too-narrow';
  if (!offset.isSafe) {
    reportUnsafe(context, placed, { task, closestMm: offset.closestMm });
    return [];
  }
  const chains = outermostLast(offset.chains);
  if (chains.length > 1) reportNecks(context, placed, { task, nPieces: chains.length });
  const unreached = farthestUnreached(curvesOf(task.contour), chains, radiusMm);
  if (unreached !== undefined) reportUnreached(context, placed, { task, unreached });
  return chains.flatMap((chain, index) => {
    const piece = chains.length === 1 ? task.subject : `${task.subject}-piece-${index}`;
    const cutsPartFree = task.partSide === 'inside' && index === chains.length - 1;
    return planChain(context, placed, { task, chain, piece, cutsPartFree });
  });
}

/** Pieces by the area they enclose, smallest first: what lies in a pocket of an outline is cut before the part is. */
function outermostLast(chains: readonly (readonly Curve[])[]): (readonly Curve[])[] {
  return chains
    .map((chain, index) => ({ chain, index, areaMm2: enclosedAreaMm2(chain) }))
    .sort((a, b) => a.areaMm2 - b.areaMm2 || a.index - b.index)
    .map(({ chain }) => chain);
}

interface ChainTask {
  readonly task: ProfileTask;
  /** Closed, with the part on the left. */
  readonly chain: readonly Curve[];
  readonly piece: string;
  /** Whether the part comes loose when this is cut. */
  readonly cutsPartFree: boolean;
}

function planChain(
  context: SheetContext,
  placed: PlacedPart,
  { task, chain, piece, cutsPartFree }: ChainTask,
): PlannedCut[] {
  const { request, depthMm, rampSlope } = context;
  const directed = request.direction === 'climb' ? reverseCurves(chain) : chain;
  const loop = loopOf(directed);
  if (request.tool.canPlunge && isPointlike(chain)) return [drillTiny(context, { chain, loop, piece })];
  const descent = { loopLengthMm: loop.lengthMm, depthMm, stepdownMm: request.cutting.stepdownMm, rampSlope };
  if (nTurnsOf(descent) > MAX_TURNS) {
    const atMm = pointAtRatio(loop.curves[0]!, 0);
    reportTooTight(context, placed, { subject: piece, nTurns: nTurnsOf(descent), atMm });
    return [];
  }
  const operation = task.partSide === 'inside' ? 'profile-outside' : 'profile-inside';
  const frees = cutsPartFree ? 'part' : 'waste';
  const way = { kind: 'loop', loop, descent, contour: curvesOf(task.contour), frees } as const;
  return [{ operation, subject: piece, chain, way }];
}

/** Whether the whole path is so small that the hole is one to be drilled, such as a circle drawn with splines. */
function isPointlike(chain: readonly Curve[]): boolean {
  const box = chain.map(curveBox).reduce(joinBoxes, EMPTY_BOX);
  return Math.max(box.maxXMm - box.minXMm, box.maxYMm - box.minYMm) <= DRILL_WITHIN_MM;
}

/** Drilled at a point of the path, which is then run through once at the bottom. */
function drillTiny(
  { request, depthMm }: SheetContext,
  { chain, loop, piece }: { readonly chain: readonly Curve[]; readonly loop: Loop; readonly piece: string },
): PlannedCut {
  const { cutting, setup } = request;
  const round = { fromMm: 0, toMm: loop.lengthMm, fromZMm: -depthMm, toZMm: -depthMm };
  const finish = stretchMoves(loop, round, cutting);
  const cut = drill(loop.curves[0]!.from, { depthMm, finish, cutting, retractZMm: setup.retractZMm });
  return { operation: 'drill', subject: piece, chain, way: { kind: 'moves', cut } };
}
