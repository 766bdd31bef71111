import { type Contour, finding, type Toolpath } from '@millwright/contracts';
import { checkNeighbours, type NeighbourCheck, overhangMm, partsInHoles } from './checks/neighbours.js';
import type { Curve } from './curve/curve.js';
import { endOf } from './cut/moves.js';
import { mm } from './finding-log.js';
import { type FinishedCut, finishCut } from './finish-cut.js';
import { nearestFirst, type Stop, type StopGroup } from './order/nearest-first.js';
import { planHole } from './plan-hole.js';
import { type ProfileTask, planProfile } from './plan-profile.js';
import { reportCrossing, reportHit, reportOverhang } from './report-clearance.js';
import { reportUnsafe } from './report-profiles.js';
import { type PlacedPart, type PlannedCut, type SheetContext, whereOf } from './sheet-context.js';
import { indexDeepCuts } from './tabs/deep-cuts.js';

/** A cut that goes into the plan, with its part and its place on the way. */
interface Job extends Stop, FinishedCut {
  readonly placed: PlacedPart;
  readonly planned: PlannedCut;
}

/**
 * The toolpaths of one sheet in cutting order: part by part, nearest first; in each part all holes before the outline, since a part
 * that is cut out no longer lies where the machine thinks; and parts that lie in another's hole before that other. Tabs are placed
 * last, when all cuts of the sheet are known, so that none of them touches a tab.
 * @param beforePart - called before each part with how many are done; may throw to stop
 */
export function planSheet(
  context: SheetContext,
  parts: readonly PlacedPart[],
  beforePart: (nDone: number) => void,
): Toolpath[] {
  if (!reachesDepth(context)) return [];
  const neighbours = checkNeighbours(parts, context.toolRadiusMm);
  const cutsOf = parts.map((placed, index) => {
    beforePart(index / 2);
    reportFeatures(context, placed);
    const clearOf = (contour: Contour, cuts: readonly PlannedCut[]) =>
      cuts.filter((planned) => staysClear(context, placed, { planned, contour, neighbours }));
    return {
      holes: placed.holes.flatMap((hole, index) => clearOf(hole, planHole(context, placed, index))),
      outline: clearOf(placed.outline, planOutline(context, placed)),
    };
  });
  const deepCuts = indexDeepCuts(
    cutsOf.flatMap(({ holes, outline }) => [...holes, ...outline].map(axisOf)),
    context.toolRadiusMm,
  );
  const inHoles = partsInHoles(parts);
  const groups = parts.map((placed, index): StopGroup<Job> => {
    beforePart((parts.length + index) / 2);
    const jobOf = (planned: PlannedCut): Job => {
      const finished = finishCut(context, placed, { planned, deepCuts });
      const [x, y] = finished.cut.startMm;
      return { placed, planned, ...finished, entryMm: [x, y], exitMm: endOf(finished.cut.moves) };
    };
    const { holes, outline } = cutsOf[index]!;
    return { first: holes.map(jobOf), last: outline.map(jobOf), after: inHoles[index]! };
  });
  const places = new Map(parts.map((placed, index) => [placed, index]));
  return nearestFirst(groups, [0, 0]).map((job) => toolpathOf(context, job, places.get(job.placed)!));
}

/** The curves along which a cut runs, as its loop has them. */
function axisOf({ way, chain }: PlannedCut): readonly Curve[] {
  return way.kind === 'loop' ? way.loop.curves : chain;
}

/** The cuts around a part. An outline that encloses nothing has none, which is reported: no part may go missing in silence. */
function planOutline(context: SheetContext, placed: PlacedPart): PlannedCut[] {
  const task: ProfileTask = { contour: placed.outline, partSide: 'inside', subject: 'outline' };
  const cuts = planProfile(context, placed, task);
  if (cuts !== 'too-narrow') return cuts;
  reportUnsafe(context, placed, { task, closestMm: 0 });
  return [];
}

function toolpathOf(
  { request, sheetIndex }: SheetContext,
  { placed, planned, cut, tabs }: Job,
  place: number,
): Toolpath {
  return {
    id: `sheet-${sheetIndex}/placement-${place}/${planned.subject}`,
    operation: planned.operation,
    partId: placed.placement.partId,
    copy: placed.placement.copy,
    sheetIndex,
    toolId: request.tool.id,
    spindleRpm: request.cutting.spindleRpm,
    startMm: cut.startMm,
    moves: cut.moves,
    tabs,
  };
}

/** Whether the tool's edges and stickout are as long as the cut is deep; a finding if not. */
function reachesDepth({ request, depthMm, sheetIndex, log }: SheetContext): boolean {
  const { fluteLengthMm, stickoutMm, id } = request.tool;
  const reachMm = Math.min(fluteLengthMm, stickoutMm);
  if (reachMm >= depthMm) return true;
  log.add(
    `sheet ${sheetIndex}`,
    finding('TOOLPATH_TOOL_TOO_SHORT', {
      message: `Tool "${id}" reaches ${mm(reachMm)} deep (flutes ${mm(fluteLengthMm)}, stickout ${mm(stickoutMm)}); sheet ${sheetIndex} needs ${mm(depthMm)}. Nothing is planned on it; choose a longer tool.`,
      measured: { value: reachMm, unit: 'mm' },
      allowed: { value: depthMm, unit: 'mm' },
      sheetIndex,
    }),
  );
  return false;
}

/** Whether a cut keeps off everything but the contour it cuts, and on the sheet; a finding if not. */
function staysClear(
  context: SheetContext,
  placed: PlacedPart,
  cut: { readonly planned: PlannedCut; readonly contour: Contour; readonly neighbours: NeighbourCheck },
): boolean {
  const { planned } = cut;
  const hit = cut.neighbours.hitOf(placed, cut.contour, planned.chain);
  if (hit !== undefined) {
    if (hit.neighbour === placed) reportCrossing(context, placed, { planned, hit });
    else reportHit(context, placed, { planned, hit });
    return false;
  }
  const overMm = overhangMm(planned.chain, context.sheet);
  if (overMm <= context.toolRadiusMm + OVERHANG_ROUNDING_MM) return true;
  reportOverhang(context, placed, { planned, overMm });
  return false;
}

/** A part that lies exactly at the sheet's edge is cut: the path's share of the error budget, with room, mm. */
const OVERHANG_ROUNDING_MM = 0.01;

function reportFeatures(context: SheetContext, placed: PlacedPart): void {
  for (const { id, kind, depthMm } of placed.part.features) {
    context.log.add(
      `feature ${id}`,
      finding('TOOLPATH_FEATURE_NOT_PLANNED', {
        ...whereOf(context, placed),
        message: `Feature "${id}" of part "${placed.part.id}" (${kind}, ${depthMm === undefined ? 'through' : `${mm(depthMm)} deep`}) is not planned: this version cuts outlines and through holes only.`,
      }),
    );
  }
}
