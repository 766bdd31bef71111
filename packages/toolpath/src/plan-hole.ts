import type { Contour } from '@millwright/contracts';
import { type Circle, circleContour, circleOf, contourBox } from '@millwright/geometry';
import { curvesOf } from './curve/curve.js';
import { bore, helixDescent } from './cut/bore.js';
import { MAX_TURNS, nTurnsOf } from './cut/descent.js';
import { drill, reamRound } from './cut/drill.js';
import { SAME_WIDTH_MM } from './offset/offset-contour.js';
import { DRILL_WITHIN_MM, planProfile } from './plan-profile.js';
import { reportCannotPlunge, reportTooSmall, reportTooTight } from './report-holes.js';
import type { PlacedPart, PlannedCut, SheetContext } from './sheet-context.js';

/** A round hole is bored up to this many tool diameters; a wider one keeps a core and is cut as a profile. */
const BORE_UP_TO_DIAMETERS = 2;

/**
 * How one hole of a placed part is cut: drilled, bored along a helix or along its contour. None where the tool does not fit, with a row in
 * `uncuttable` and a finding.
 */
export function planHole(context: SheetContext, placed: PlacedPart, holeIndex: number): PlannedCut[] {
  const contour = placed.holes[holeIndex]!;
  const diameterMm = context.request.tool.diameterMm;
  const circle = circleOf(contour);
  const widestBoreMm = BORE_UP_TO_DIAMETERS * diameterMm + SAME_WIDTH_MM;
  if (circle !== undefined && 2 * circle.radiusMm <= widestBoreMm) {
    const widerMm = 2 * circle.radiusMm - diameterMm;
    return planRoundHole(context, placed, { circle, holeIndex, widerMm });
  }
  const cuts = planProfile(context, placed, { contour, partSide: 'outside', subject: `hole-${holeIndex}` });
  if (cuts === 'too-narrow') {
    const reason = reportTooSmall(context, placed, { holeIndex, contour, widthMm: narrowerSideMm(contour) });
    uncuttable(context, placed, holeIndex, reason);
    return [];
  }
  if (cuts.length === 0) uncuttable(context, placed, holeIndex, 'see the findings about this hole');
  return cuts;
}

interface RoundHole {
  readonly circle: Circle;
  readonly holeIndex: number;
  /** How much wider than the tool the hole is, on the diameter, mm. */
  readonly widerMm: number;
}

function planRoundHole(context: SheetContext, placed: PlacedPart, hole: RoundHole): PlannedCut[] {
  const { circle, holeIndex, widerMm } = hole;
  if (widerMm > DRILL_WITHIN_MM) return boreHole(context, placed, hole);
  if (widerMm < -SAME_WIDTH_MM) {
    const contour = placed.holes[holeIndex]!;
    const reason = reportTooSmall(context, placed, { holeIndex, contour, widthMm: 2 * circle.radiusMm });
    uncuttable(context, placed, holeIndex, reason);
    return [];
  }
  const { tool } = context.request;
  if (!tool.canPlunge) {
    const widestDrilledMm = tool.diameterMm + DRILL_WITHIN_MM;
    const reason = reportCannotPlunge(context, placed, { holeIndex, circle, widestDrilledMm });
    uncuttable(context, placed, holeIndex, reason);
    return [];
  }
  const reamMm = Math.max(0, widerMm / 2);
  const options = cutOptionsOf(context);
  const feedMmPerMin = options.cutting.plungeMmPerMin;
  const finish = reamRound(circle.centreMm, { ...options, reamMm, feedMmPerMin });
  return [
    {
      operation: 'drill',
      subject: `hole-${holeIndex}`,
      way: { kind: 'moves', cut: drill(circle.centreMm, { ...options, finish }) },
      chain: curvesOf(circleContour(circle.centreMm, Math.max(reamMm, SAME_WIDTH_MM))),
    },
  ];
}

function boreHole(
  context: SheetContext,
  placed: PlacedPart,
  { circle, holeIndex, widerMm }: RoundHole,
): PlannedCut[] {
  const subject = `hole-${holeIndex}`;
  const helixRadiusMm = widerMm / 2;
  const options = { ...cutOptionsOf(context), rampSlope: context.rampSlope, helixRadiusMm };
  const nTurns = nTurnsOf(helixDescent(options));
  if (nTurns > MAX_TURNS) {
    reportTooTight(context, placed, { subject, nTurns, atMm: circle.centreMm });
    uncuttable(context, placed, holeIndex, 'too many turns of the helix; see the findings about this hole');
    return [];
  }
  const chain = curvesOf(circleContour(circle.centreMm, helixRadiusMm));
  return [{ operation: 'bore', subject, chain, way: { kind: 'moves', cut: bore(circle.centreMm, options) } }];
}

function cutOptionsOf({ request, depthMm }: SheetContext) {
  const { cutting, setup, direction } = request;
  return { depthMm, cutting, retractZMm: setup.retractZMm, climb: direction === 'climb' };
}

/** Rows of `uncuttable` are about parts, so that further copies of one part add none. */
function uncuttable(context: SheetContext, { part }: PlacedPart, holeIndex: number, reason: string): void {
  const isKnown = context.uncuttable.some((row) => row.partId === part.id && row.holeIndex === holeIndex);
  if (!isKnown) context.uncuttable.push({ partId: part.id, holeIndex, reason });
}

function narrowerSideMm(contour: Contour): number {
  const box = contourBox(contour);
  return Math.min(box.maxXMm - box.minXMm, box.maxYMm - box.minYMm);
}
