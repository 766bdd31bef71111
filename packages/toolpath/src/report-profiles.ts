import { finding } from '@millwright/contracts';
import { mm } from './finding-log.js';
import type { Unreached } from './offset/unreached.js';
import type { ProfileTask } from './plan-profile.js';
import { type PlacedPart, type SheetContext, whereOf } from './sheet-context.js';

/** Records that a contour is not cut because every path would come too near it. */
export function reportUnsafe(
  context: SheetContext,
  placed: PlacedPart,
  { task, closestMm }: { readonly task: ProfileTask; readonly closestMm: number },
): void {
  context.log.add(
    task.subject,
    finding('TOOLPATH_CONTOUR_UNSAFE', {
      ...whereOf(context, placed),
      message: `The path for ${task.subject} of part "${placed.part.id}" would come within ${mm(closestMm)} of the contour; the tool's radius is ${mm(context.toolRadiusMm)}. It is not cut. Look for places where the contour crosses or touches itself, or encloses nothing.`,
      measured: { value: closestMm, unit: 'mm' },
      allowed: { value: context.toolRadiusMm, unit: 'mm' },
    }),
  );
}

/** Records that a contour falls into several pieces because the tool does not pass its necks. */
export function reportNecks(
  context: SheetContext,
  placed: PlacedPart,
  { task, nPieces }: { readonly task: ProfileTask; readonly nPieces: number },
): void {
  context.log.add(
    `${task.subject} necks`,
    finding('TOOLPATH_NECK_TOO_NARROW', {
      ...whereOf(context, placed),
      message: `In ${task.subject} of part "${placed.part.id}" a neck is narrower than the tool (${mm(context.request.tool.diameterMm)}): it is cut in ${nPieces} pieces and the wood in the neck stays. Choose a smaller tool.`,
      measured: { value: nPieces, unit: 'pieces' },
      allowed: { value: 1, unit: 'pieces' },
    }),
  );
}

/** A square inside corner keeps (√2 − 1) r; up to a little more is what every round tool leaves and is only worth an info. */
const SQUARE_CORNER_RATIO = (Math.SQRT2 - 1) * 1.01;

/** Records the largest distance that the tool stays away from a contour beyond its radius. */
export function reportUnreached(
  context: SheetContext,
  placed: PlacedPart,
  { task, unreached }: { readonly task: ProfileTask; readonly unreached: Unreached },
): void {
  const isCorner = unreached.leftMm <= SQUARE_CORNER_RATIO * context.toolRadiusMm;
  context.log.add(
    isCorner ? 'corners' : `${task.subject} unreached`,
    finding('TOOLPATH_NOT_REACHED', {
      ...whereOf(context, placed),
      severity: isCorner ? 'info' : 'warning',
      message: isCorner
        ? `Inside corners of part "${placed.part.id}" keep wood, as the tool is round: ${mm(unreached.leftMm)} in ${task.subject}. Add corner reliefs where another part must fit.`
        : `The tool (${mm(context.request.tool.diameterMm)}) does not fit into all of ${task.subject} of part "${placed.part.id}": ${mm(unreached.leftMm)} of wood stay. Choose a smaller tool.`,
      measured: { value: unreached.leftMm, unit: 'mm' },
      allowed: { value: 0, unit: 'mm' },
      atMm: [...unreached.atMm],
    }),
  );
}
