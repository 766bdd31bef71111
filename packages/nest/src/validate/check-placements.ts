import {
  type Finding,
  finding,
  type Layout,
  type NestRequest,
  type Part,
  type Placement,
  type Sheet,
} from '@millwright/contracts';
import { TOLERANCE_MM } from './gap.js';
import { placePart } from './placed-part.js';

/** Rounding of sums of angles, degrees: on a part of ten metres it moves a corner by less than a nanometre. */
const TOLERANCE_DEG = 1e-9;

/** Whether each placement names a sheet, turns its part as it may be turned, and keeps it out of the margins. */
export function* checkPlacements(request: NestRequest, layout: Layout): Generator<Finding> {
  const parts = new Map(request.parts.map((part) => [part.id, part]));
  for (const placement of layout.placements) {
    yield* checkPlacement(request, layout, parts.get(placement.partId), placement);
  }
}

function* checkPlacement(
  request: NestRequest,
  layout: Layout,
  part: Part | undefined,
  placement: Placement,
): Generator<Finding> {
  const { partId, copy, sheetIndex } = placement;
  const sheet = layout.sheets[sheetIndex];
  // checkCounts reports a part that the request does not know.
  if (part === undefined) return;
  if (sheet === undefined) {
    yield finding('NEST_LAYOUT_INCONSISTENT', {
      message: `Copy ${copy} of part "${partId}" lies on sheet ${sheetIndex}; the layout has ${layout.sheets.length} sheets.`,
      partId,
      copy,
    });
    return;
  }
  yield* checkRotation(request, sheet, part, placement);
  yield* checkMargin(request, sheet, part, placement);
}

function* checkRotation(
  request: NestRequest,
  sheet: Sheet,
  part: Part,
  { partId, copy, sheetIndex, rotationDeg, mirrored }: Placement,
): Generator<Finding> {
  const where = { partId, copy, sheetIndex };
  if (mirrored) {
    yield finding('NEST_ROTATION_NOT_ALLOWED', {
      message: `Copy ${copy} of part "${partId}" is mirrored; nesting may not turn a part over.`,
      ...where,
    });
  }
  if (part.grainDeg !== undefined && sheet.grainDeg !== undefined) {
    const offDeg = offBy(part.grainDeg + rotationDeg - sheet.grainDeg, 180);
    if (offDeg <= TOLERANCE_DEG) return;
    yield finding('NEST_ROTATION_NOT_ALLOWED', {
      message: `Copy ${copy} of part "${partId}" lies ${offDeg}° across the grain of sheet ${sheetIndex}.`,
      measured: { value: offDeg, unit: 'deg' },
      allowed: { value: 0, unit: 'deg' },
      ...where,
    });
  } else if (!request.rotationsDeg.some((deg) => offBy(rotationDeg - deg, 360) <= TOLERANCE_DEG)) {
    yield finding('NEST_ROTATION_NOT_ALLOWED', {
      message: `Copy ${copy} of part "${partId}" is turned by ${rotationDeg}°; allowed are ${request.rotationsDeg.join(', ')}°.`,
      measured: { value: rotationDeg, unit: 'deg' },
      ...where,
    });
  }
}

/** How far an angle is from the nearest multiple of a period, degrees. */
function offBy(deg: number, periodDeg: number): number {
  const rest = Math.abs(deg % periodDeg);
  return Math.min(rest, periodDeg - rest);
}

function* checkMargin(
  { marginMm }: NestRequest,
  sheet: Sheet,
  part: Part,
  placement: Placement,
): Generator<Finding> {
  const { partId, copy, sheetIndex } = placement;
  const placed = placePart(part, placement);
  const edges = [
    ['left', placed.minX],
    ['lower', placed.minY],
    ['right', sheet.widthMm - placed.maxX],
    ['upper', sheet.heightMm - placed.maxY],
  ] as const;
  for (const [edge, distanceMm] of edges) {
    // Not ">=" the other way round: NaN must be found, too.
    if (distanceMm >= marginMm - TOLERANCE_MM) continue;
    yield finding('NEST_OUTSIDE_MARGIN', {
      message: `Copy ${copy} of part "${partId}" is ${distanceMm} mm from the ${edge} edge of sheet ${sheetIndex}; ${marginMm} mm must stay free.`,
      measured: { value: distanceMm, unit: 'mm' },
      allowed: { value: marginMm, unit: 'mm' },
      partId,
      copy,
      sheetIndex,
    });
  }
}
