import type { Contour, Part, Placement, Sheet, ToolpathPlan, ToolpathRequest } from '@millwright/contracts';
import { type PolygonKernel, transformContour } from '@millwright/geometry';
import type { Curve } from './curve/curve.js';
import type { Loop } from './curve/loop.js';
import type { Descent } from './cut/descent.js';
import type { Cut } from './cut/moves.js';
import type { FindingLog } from './finding-log.js';

/** What every step of planning one sheet works with. */
export interface SheetContext {
  readonly request: ToolpathRequest;
  readonly kernel: PolygonKernel;
  readonly sheet: Sheet;
  readonly sheetIndex: number;
  /** Depth of a through cut below the stock top, mm. */
  readonly depthMm: number;
  readonly toolRadiusMm: number;
  /** Tangent of the steepest descent. */
  readonly rampSlope: number;
  readonly log: FindingLog;
  readonly uncuttable: ToolpathPlan['uncuttable'][number][];
}

/** A part where it lies on the sheet; contours in sheet coordinates, as the placement leaves their winding. */
export interface PlacedPart {
  readonly part: Part;
  readonly placement: Placement;
  readonly outline: Contour;
  readonly holes: readonly Contour[];
}

/** One toolpath before it has a name and a place in the order. */
export interface PlannedCut {
  readonly operation: 'profile-outside' | 'profile-inside' | 'bore' | 'drill';
  /** What of the part is cut, e.g. `outline` or `hole-2`; part of the toolpath's id. */
  readonly subject: string;
  /** Where the centre of the tool runs. */
  readonly chain: readonly Curve[];
  /** How it is cut: moves where nothing remains to be decided, else a loop whose tabs depend on the other cuts of the sheet. */
  readonly way: { readonly kind: 'moves'; readonly cut: Cut } | LoopWay;
}

/** A loop to be run down and round, with tabs. */
export interface LoopWay {
  readonly kind: 'loop';
  readonly loop: Loop;
  readonly descent: Descent;
  /** The contour that the loop cuts. */
  readonly contour: readonly Curve[];
  /** What comes loose when it is cut through. */
  readonly frees: 'part' | 'waste';
}

/** A part put where its placement says, exactly: arcs stay arcs. */
export function placePart(part: Part, placement: Placement): PlacedPart {
  return {
    part,
    placement,
    outline: transformContour(part.outline, placement),
    holes: part.holes.map((hole) => transformContour(hole, placement)),
  };
}

/** What a finding says about where it was made. */
export function whereOf(context: SheetContext, { placement }: PlacedPart) {
  return { partId: placement.partId, copy: placement.copy, sheetIndex: context.sheetIndex };
}
