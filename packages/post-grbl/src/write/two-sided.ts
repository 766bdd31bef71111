import {
  MillwrightError,
  type Move,
  type Point3,
  type PostGrblEngine,
  parseInput,
  type Toolpath,
  type TwoSidedRequest,
  twoSidedRequestSchema,
} from '@millwright/contracts';
import { type DrillCycle, drillMoves } from './drill-cycle.js';

/**
 * What a job takes that is cut from both faces: two dowel holes on the flip axis, through the sheet into the spoilboard, which the turned
 * sheet is put back on; and the toolpaths of the other face as they lie once it is turned over.
 *
 * ```
 *   flipAxis x            flipAxis y
 *  ┌───────────┐         ┌─────o─────┐
 *  │           │         │     ┊     │    o: dowels. Turned about the dotted line, the
 *  o┄┄┄┄┄┄┄┄┄┄┄o         │     ┊     │    sheet covers its own outline, and each
 *  │           │         │     ┊     │    hole lies where it was.
 *  └───────────┘         └─────o─────┘
 * ```
 *
 * Turning mirrors X and Y about the axis: arcs change their direction, and climb milling becomes conventional.
 * @param request.dowels.insetMm - less than half of the sheet along the flip axis, mm
 * @throws MillwrightError INPUT_INVALID, POST_DRILL_CYCLE_REFUSED
 */
export const twoSided: PostGrblEngine['twoSided'] = (given) => {
  const request = parseInput(twoSidedRequestSchema, given, { what: 'The request' });
  return {
    dowels: dowelsOf(request),
    back: request.backToolpaths.map((toolpath) => turned(toolpath, request)),
  };
};

function dowelsOf({ sheet, flipAxis, dowels }: TwoSidedRequest): Toolpath {
  const { widthMm, heightMm, thicknessMm } = sheet;
  const { toolId, sheetIndex, spindleRpm, insetMm, belowMm, retractZMm, feedMmPerMin, peckMm } = dowels;
  const spanMm = flipAxis === 'x' ? widthMm : heightMm;
  if (!(insetMm < spanMm / 2)) {
    throw new MillwrightError('INPUT_INVALID', {
      message: `dowels.insetMm is ${insetMm} mm; the sheet has ${spanMm} mm along the flip axis, so it must be less than ${spanMm / 2} mm.`,
      hint: 'Put the dowels nearer to the edges: the farther apart, the better they hold.',
      data: { path: 'dowels.insetMm', measuredMm: insetMm, allowedMm: spanMm / 2 },
    });
  }
  const at = (alongMm: number) =>
    flipAxis === 'x' ? ([alongMm, heightMm / 2] as const) : ([widthMm / 2, alongMm] as const);
  const first = at(insetMm);
  const startMm: Point3 = [first[0], first[1], retractZMm];
  const drillCycle: DrillCycle = {
    kind: peckMm === undefined ? 'plain' : 'peck',
    holesMm: [first, at(spanMm - insetMm)],
    bottomZMm: -thicknessMm - belowMm,
    retractZMm,
    returnTo: 'retract',
    feedMmPerMin,
    ...(peckMm === undefined ? {} : { peckMm }),
  };
  const moves = drillMoves(drillCycle, startMm);
  const names = { id: 'dowels', operation: 'drill', partId: 'dowels', copy: 0, tabs: [] } as const;
  return { ...names, sheetIndex, toolId, spindleRpm, startMm, moves, drillCycle };
}

function turned(toolpath: Toolpath, { sheet, flipAxis }: TwoSidedRequest): Toolpath {
  const flat = ([x, y]: readonly [number, number, ...unknown[]]): readonly [number, number] =>
    flipAxis === 'x' ? [x, sheet.heightMm - y] : [sheet.widthMm - x, y];
  const point = (mm: Point3): Point3 => [...flat(mm), mm[2]];
  const turnedMove = (move: Move): Move => {
    const toMm = point(move.toMm);
    if (move.kind !== 'arc') return { ...move, toMm };
    return { ...move, toMm, centreMm: flat(move.centreMm), clockwise: !move.clockwise };
  };
  const { drillCycle } = toolpath;
  return {
    ...toolpath,
    startMm: point(toolpath.startMm),
    moves: toolpath.moves.map(turnedMove),
    tabs: toolpath.tabs.map((tab) => ({ ...tab, centreMm: flat(tab.centreMm) })),
    ...(drillCycle ? { drillCycle: { ...drillCycle, holesMm: drillCycle.holesMm.map(flat) } } : {}),
  };
}
