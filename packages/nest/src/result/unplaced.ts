import {
  type Finding,
  type FindingCode,
  finding,
  type Layout,
  type NestRequest,
} from '@millwright/contracts';
import { contourBox, transformContour } from '@millwright/geometry';
import { allowedRotationsDeg } from '../request/allowed-rotations.js';
import type { PartKind } from '../search/problem.js';

/** Copies of one part that found no place, for one reason. */
export interface UnplacedCopies {
  readonly kind: PartKind;
  readonly code: 'NEST_PART_LARGER_THAN_SHEET' | 'NEST_OUT_OF_STOCK' | 'NEST_BUDGET_SPENT';
  readonly copies: readonly number[];
}

/** The layout's entries and the findings for copies that found no place: one entry for each copy, one finding for each part. */
export function explainUnplaced(
  request: NestRequest,
  groups: readonly UnplacedCopies[],
): { readonly unplaced: Layout['unplaced']; readonly findings: readonly Finding[] } {
  const explained = groups
    .filter(({ copies }) => copies.length > 0)
    .map((group) => ({ ...group, ...reasonFor(request, group) }));
  return {
    unplaced: explained.flatMap(({ kind, code, copies, message }) =>
      copies.map((copy) => ({ partId: kind.part.id, copy, code, message })),
    ),
    findings: explained.map(({ kind, code, copies, ...reason }) =>
      finding(code, { ...reason, partId: kind.part.id, count: copies.length }),
    ),
  };
}

type Reason = Pick<Finding, 'message' | 'measured' | 'allowed'>;

function reasonFor(request: NestRequest, { kind, code, copies }: UnplacedCopies): Reason {
  const { id } = kind.part;
  const reasons: Record<UnplacedCopies['code'] & FindingCode, () => Reason> = {
    NEST_PART_LARGER_THAN_SHEET: () => largerThanSheet(request, kind),
    NEST_OUT_OF_STOCK: () => {
      const nSheets = request.sheets.reduce((sum, sheet) => sum + sheet.quantity, 0);
      return {
        message: `No place was found for ${copies.length} of ${kind.part.quantity} copies of part "${id}" on the ${nSheets} sheets at hand; add sheets or raise workBudget.`,
      };
    },
    NEST_BUDGET_SPENT: () => ({
      message: `The work budget of ${request.workBudget} placements was spent before ${copies.length} of ${kind.part.quantity} copies of part "${id}" were tried; raise workBudget.`,
    }),
  };
  return reasons[code]();
}

/** Names the sheet and rotation that come nearest, and the side that is too long there. */
function largerThanSheet(request: NestRequest, { part }: PartKind): Reason {
  const tries = request.sheets.flatMap((sheet) => {
    const roomMm = [sheet.widthMm, sheet.heightMm].map((side) => Math.max(0, side - 2 * request.marginMm));
    return allowedRotationsDeg(part, sheet, request).map((rotationDeg) => {
      const box = contourBox(
        transformContour(part.outline, { xMm: 0, yMm: 0, rotationDeg, mirrored: false }),
      );
      const sizeMm = [box.maxXMm - box.minXMm, box.maxYMm - box.minYMm];
      const excessMm = sizeMm.map((size, i) => size - roomMm[i]!);
      return { sheet, rotationDeg, sizeMm, roomMm, side: excessMm[0]! >= excessMm[1]! ? 0 : 1, excessMm };
    });
  });
  const nearest = tries.reduce((a, b) => (Math.max(...b.excessMm) < Math.max(...a.excessMm) ? b : a));
  const { sheet, rotationDeg, sizeMm, roomMm, side } = nearest;
  return {
    message: `Part "${part.id}" measures ${shown(sizeMm)} mm when turned by ${rotationDeg}°; sheet "${sheet.id}" leaves ${shown(roomMm)} mm inside its margins. Use a larger sheet, a smaller margin or other rotations.`,
    measured: { value: sizeMm[side]!, unit: 'mm' },
    allowed: { value: roomMm[side]!, unit: 'mm' },
  };
}

function shown(sidesMm: readonly number[]): string {
  return sidesMm.map((side) => Math.round(side * 1000) / 1000).join(' × ');
}
