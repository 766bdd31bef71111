import { finding } from '@millwright/contracts';
import type { Hit } from './checks/neighbours.js';
import { mm } from './finding-log.js';
import { type PlacedPart, type PlannedCut, type SheetContext, whereOf } from './sheet-context.js';

/** Records that a cut is left out because it would touch another part. */
export function reportHit(
  context: SheetContext,
  placed: PlacedPart,
  { planned, hit }: { readonly planned: PlannedCut; readonly hit: Hit },
): void {
  const { toolRadiusMm } = context;
  const { part, placement } = hit.neighbour;
  context.log.add(
    planned.subject,
    finding('TOOLPATH_HITS_NEIGHBOUR', {
      ...whereOf(context, placed),
      message: `Cutting ${planned.subject} of part "${placed.part.id}" would bring the tool's centre within ${mm(hit.distanceMm)} of part "${part.id}" (copy ${placement.copy}); its radius is ${mm(toolRadiusMm)}. It is not cut. Nest with more spacing.`,
      measured: { value: hit.distanceMm, unit: 'mm' },
      allowed: { value: toolRadiusMm, unit: 'mm' },
      atMm: [...hit.atMm],
    }),
  );
}

/** Records that a cut is left out because it would touch its own part at another contour: the two cross or touch. */
export function reportCrossing(
  context: SheetContext,
  placed: PlacedPart,
  { planned, hit }: { readonly planned: PlannedCut; readonly hit: Hit },
): void {
  context.log.add(
    planned.subject,
    finding('TOOLPATH_CONTOUR_UNSAFE', {
      ...whereOf(context, placed),
      message: `Cutting ${planned.subject} of part "${placed.part.id}" would bring the tool's centre within ${mm(hit.distanceMm)} of another contour of the same part; its radius is ${mm(context.toolRadiusMm)}. It is not cut. Unite or separate the contours that cross in the drawing.`,
      measured: { value: hit.distanceMm, unit: 'mm' },
      allowed: { value: context.toolRadiusMm, unit: 'mm' },
      atMm: [...hit.atMm],
    }),
  );
}

/** Records that a cut is left out because it would leave the sheet. */
export function reportOverhang(
  context: SheetContext,
  placed: PlacedPart,
  { planned, overMm }: { readonly planned: PlannedCut; readonly overMm: number },
): void {
  const { toolRadiusMm } = context;
  context.log.add(
    planned.subject,
    finding('TOOLPATH_LEAVES_SHEET', {
      ...whereOf(context, placed),
      message: `Cutting ${planned.subject} of part "${placed.part.id}" would take the tool's centre ${mm(overMm)} beyond the sheet's edge; ${mm(toolRadiusMm)}, its radius, is allowed. It is not cut. Place the part on the sheet.`,
      measured: { value: overMm, unit: 'mm' },
      allowed: { value: toolRadiusMm, unit: 'mm' },
    }),
  );
}
