import {
  MillwrightError,
  type Move,
  type Point3,
  type PostGrblEngine,
  type Toolpath,
} from '@millwright/contracts';

/** A drill cycle of a toolpath. */
export type DrillCycle = NonNullable<Toolpath['drillCycle']>;

/** One step of a cycle: a straight move by rapid or by feed, or a wait. Sheet coordinates, mm. */
export type DrillStep =
  | { readonly kind: 'rapid' | 'feed'; readonly toMm: Point3 }
  | { readonly kind: 'dwell'; readonly seconds: number };

/** How far a peck goes up (G73), and stays above the last depth on its way back down (G83), mm: 0.010 in, as LinuxCNC documents it. */
const PECK_CLEARANCE_MM = 0.254;
/** Most pecks of one hole: a peck of a hundredth of a millimetre in the deepest hole a router drills. */
const MAX_PECKS = 20_000;
/** By how much moves may differ from their cycle, mm: a rounding. */
const SAME_MM = 1e-6;

/**
 * The steps of a cycle from where its toolpath starts, by the meaning of G81, G82, G83 and G73 in RS274/NGC (NIST 6556, 3.5.16): over
 * the hole at the height where the tool is, down to R by rapid, to the bottom by feed, and up by rapid, to the start's height (G98) or
 * to R (G99).
 */
export function drillSteps(cycle: DrillCycle, startMm: Point3): DrillStep[] {
  const { holesMm, retractZMm, bottomZMm, returnTo, kind, dwellS } = cycle;
  const steps: DrillStep[] = [];
  let z = startMm[2];
  for (const [x, y] of holesMm) {
    const go = (how: 'rapid' | 'feed', to: number) => steps.push({ kind: how, toMm: [x, y, to] });
    if (z < retractZMm) z = retractZMm;
    go('rapid', z);
    if (z > retractZMm) go('rapid', retractZMm);
    for (const depth of pecksOf(cycle)) {
      go('feed', depth);
      if (depth === bottomZMm) break;
      if (kind === 'chip-break') go('rapid', depth + PECK_CLEARANCE_MM);
      else {
        go('rapid', retractZMm);
        if (depth + PECK_CLEARANCE_MM < retractZMm) go('rapid', depth + PECK_CLEARANCE_MM);
      }
    }
    if (kind === 'dwell' && dwellS !== undefined) steps.push({ kind: 'dwell', seconds: dwellS });
    z = returnTo === 'start' ? Math.max(startMm[2], retractZMm) : retractZMm;
    go('rapid', z);
  }
  return steps;
}

/**
 * The moves of a drill cycle, its waits aside: what a toolpath with this cycle has as `moves`.
 * @param cycle - holes in drilling order, sheet coordinates, mm
 * @param startMm - where the toolpath starts, sheet coordinates, mm; its height is the one that `returnTo: 'start'` means
 * @throws MillwrightError POST_DRILL_CYCLE_REFUSED
 */
export const drillMoves: PostGrblEngine['drillMoves'] = (cycle, startMm) => {
  requireDepths(cycle);
  const moves: Move[] = [];
  for (const step of drillSteps(cycle, startMm)) {
    if (step.kind === 'rapid') moves.push({ kind: 'rapid', toMm: step.toMm });
    if (step.kind === 'feed') moves.push({ kind: 'line', toMm: step.toMm, feedMmPerMin: cycle.feedMmPerMin });
  }
  return moves;
};

/**
 * Refuses a cycle that cannot be drilled, that goes sideways lower than the setup allows, or that is not what the moves do.
 * @param retractZMm - the setup's retract height, sheet coordinates, mm
 * @throws MillwrightError POST_DRILL_CYCLE_REFUSED
 */
export function requireDrillCycle(toolpath: Toolpath, cycle: DrillCycle, retractZMm: number): void {
  requireDepths(cycle);
  if (cycle.retractZMm < retractZMm - SAME_MM) {
    throw refused('it goes sideways at its retract height', {
      toolpathId: toolpath.id,
      measuredMm: cycle.retractZMm,
      allowedMm: retractZMm,
      hint: 'Give drillCycle.retractZMm of setup.retractZMm or more.',
    });
  }
  const expected = drillMoves(cycle, toolpath.startMm);
  const index = expected.findIndex((move, at) => !isSameMove(move, toolpath.moves[at]));
  if (index < 0 && expected.length === toolpath.moves.length) return;
  throw refused('the moves of its toolpath are not its own', {
    toolpathId: toolpath.id,
    move: index < 0 ? expected.length : index,
    hint: 'Let drillMoves make the moves, from the same cycle and the same start.',
  });
}

function requireDepths({ kind, bottomZMm, retractZMm, peckMm, dwellS }: DrillCycle): void {
  const depthMm = retractZMm - bottomZMm;
  if (!(depthMm > 0)) {
    throw refused(`its bottom at Z ${bottomZMm} mm is not below its retract height of ${retractZMm} mm`, {
      measuredMm: bottomZMm,
      allowedMm: retractZMm,
      hint: 'Give bottomZMm below retractZMm.',
    });
  }
  const isPecking = kind === 'peck' || kind === 'chip-break';
  if (isPecking !== (peckMm !== undefined) || (kind === 'dwell') !== (dwellS !== undefined)) {
    throw refused(
      `a cycle of kind ${kind} ${isPecking ? 'needs peckMm' : kind === 'dwell' ? 'needs dwellS' : 'takes no peckMm or dwellS'}`,
      {
        hint: 'Give peckMm with peck and chip-break, dwellS with dwell, and neither otherwise.',
      },
    );
  }
  if (peckMm !== undefined && depthMm / peckMm > MAX_PECKS) {
    throw refused(`pecks of ${peckMm} mm make more than ${MAX_PECKS} in a hole of ${depthMm} mm`, {
      measuredMm: peckMm,
      allowedMm: depthMm / MAX_PECKS,
      hint: 'Give a deeper peckMm.',
    });
  }
}

/** Depths that the tool stops at, the last at the bottom, mm. */
function pecksOf({ retractZMm, bottomZMm, peckMm }: DrillCycle): number[] {
  if (peckMm === undefined) return [bottomZMm];
  const nPecks = Math.max(1, Math.ceil((retractZMm - bottomZMm) / peckMm - SAME_MM));
  return Array.from({ length: nPecks }, (_, peck) =>
    peck + 1 === nPecks ? bottomZMm : retractZMm - peckMm * (peck + 1),
  );
}

function isSameMove(a: Move, b: Move | undefined): boolean {
  if (b === undefined || a.kind !== b.kind) return false;
  if (a.kind === 'line' && b.kind === 'line' && a.feedMmPerMin !== b.feedMmPerMin) return false;
  return a.toMm.every((mm, axis) => Math.abs(mm - (b.toMm[axis] ?? Number.NaN)) <= SAME_MM);
}

function refused(
  reason: string,
  { hint, ...data }: { hint: string; [name: string]: unknown },
): MillwrightError {
  return new MillwrightError('POST_DRILL_CYCLE_REFUSED', {
    message: `A drill cycle is refused: ${reason}.`,
    hint,
    data: { reason, ...data },
  });
}
