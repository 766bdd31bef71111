import { type Contour, finding } from '@millwright/contracts';
import { type Circle, contourBox } from '@millwright/geometry';
import { MAX_TURNS } from './cut/descent.js';
import { mm } from './finding-log.js';
import { type PlacedPart, type SheetContext, whereOf } from './sheet-context.js';

/** Records that the tool does not fit into a hole; returns the reason in short. */
export function reportTooSmall(
  context: SheetContext,
  placed: PlacedPart,
  {
    holeIndex,
    contour,
    widthMm,
  }: { readonly holeIndex: number; readonly contour: Contour; readonly widthMm: number },
): string {
  const { diameterMm } = context.request.tool;
  const reason =
    widthMm < diameterMm
      ? `${mm(widthMm)} wide, narrower than the tool (${mm(diameterMm)})`
      : `nowhere as wide as the tool (${mm(diameterMm)})`;
  context.log.add(
    `hole-${holeIndex}`,
    finding('TOOLPATH_HOLE_TOO_SMALL', {
      ...whereOf(context, placed),
      message: `Hole ${holeIndex} of part "${placed.part.id}" is ${reason}. It is not cut; choose a smaller tool.`,
      ...(widthMm < diameterMm ? { measured: { value: widthMm, unit: 'mm' } } : {}),
      allowed: { value: diameterMm, unit: 'mm' },
      atMm: middleOf(contour),
    }),
  );
  return reason;
}

/** Records that a hole needs drilling and the tool cannot; returns the reason in short. */
export function reportCannotPlunge(
  context: SheetContext,
  placed: PlacedPart,
  {
    holeIndex,
    circle,
    widestDrilledMm,
  }: { readonly holeIndex: number; readonly circle: Circle; readonly widestDrilledMm: number },
): string {
  const { tool } = context.request;
  const reason = `${mm(2 * circle.radiusMm)} wide, which needs drilling, and tool "${tool.id}" does not cut at its centre`;
  context.log.add(
    `hole-${holeIndex}`,
    finding('TOOLPATH_CANNOT_PLUNGE', {
      ...whereOf(context, placed),
      message: `Hole ${holeIndex} of part "${placed.part.id}" is ${reason}. Choose a tool that can plunge, or a smaller one.`,
      measured: { value: 2 * circle.radiusMm, unit: 'mm' },
      allowed: { value: widestDrilledMm, unit: 'mm' },
      atMm: [...circle.centreMm],
    }),
  );
  return reason;
}

/** Records that a contour would take more turns than are planned; an error where it is an outline, as the part is not cut out. */
export function reportTooTight(
  context: SheetContext,
  placed: PlacedPart,
  {
    subject,
    nTurns,
    atMm,
  }: { readonly subject: string; readonly nTurns: number; readonly atMm: readonly [number, number] },
): void {
  context.log.add(
    subject,
    finding('TOOLPATH_ENTRY_TOO_TIGHT', {
      ...whereOf(context, placed),
      ...(subject.startsWith('outline') ? { severity: 'error' as const } : {}),
      message: `At ${context.request.rampDeg}° the tool would need ${nTurns} turns down the path of ${subject} of part "${placed.part.id}"; at most ${MAX_TURNS} are planned. Allow a steeper ramp or choose a smaller tool.`,
      measured: { value: nTurns, unit: 'turns' },
      allowed: { value: MAX_TURNS, unit: 'turns' },
      atMm: [...atMm],
    }),
  );
}

function middleOf(contour: Contour): number[] {
  const box = contourBox(contour);
  return [(box.minXMm + box.maxXMm) / 2, (box.minYMm + box.maxYMm) / 2];
}
