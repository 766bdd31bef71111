import { type Finding, finding, type Layout, type NestRequest, type Placement } from '@millwright/contracts';
import { gapViolation } from './gap.js';
import { type PlacedPart, placePart } from './placed-part.js';

/** Whether every two parts on one sheet keep the spacing. */
export function* checkGaps(request: NestRequest, layout: Layout): Generator<Finding> {
  const parts = new Map(request.parts.map((part) => [part.id, part]));
  const bySheet = layout.sheets.map((): Placement[] => []);
  for (const placement of layout.placements) bySheet[placement.sheetIndex]?.push(placement);
  for (const placements of bySheet) {
    const placed = placements
      .filter(({ partId }) => parts.has(partId))
      .map((placement) => placePart(parts.get(placement.partId)!, placement))
      .sort((a, b) => a.minX - b.minX);
    for (const [a, b] of closePairs(placed, request.spacingMm)) {
      const gapMm = gapViolation(a, b, request.spacingMm);
      if (gapMm !== undefined) yield tooClose(a, b, gapMm, request.spacingMm);
    }
  }
}

/** Pairs whose boxes come within the spacing along X. Sorted by their left edge, so that each needs to look only until the first too far right. */
function* closePairs(
  sorted: readonly PlacedPart[],
  spacingMm: number,
): Generator<readonly [PlacedPart, PlacedPart]> {
  for (const [i, a] of sorted.entries()) {
    for (let j = i + 1; j < sorted.length; j++) {
      const b = sorted[j]!;
      if (b.minX > a.maxX + spacingMm) break;
      yield [a, b];
    }
  }
}

function tooClose(a: PlacedPart, b: PlacedPart, gapMm: number, spacingMm: number): Finding {
  const [p, q] = [a.placement, b.placement];
  const what = gapMm < 0 ? `overlap by ${-gapMm} mm` : `are ${gapMm} mm apart`;
  return finding('NEST_PARTS_TOO_CLOSE', {
    message: `Copy ${p.copy} of part "${p.partId}" and copy ${q.copy} of part "${q.partId}" on sheet ${p.sheetIndex} ${what}; ${spacingMm} mm are needed.`,
    measured: { value: gapMm, unit: 'mm' },
    allowed: { value: spacingMm, unit: 'mm' },
    partId: p.partId,
    copy: p.copy,
    sheetIndex: p.sheetIndex,
  });
}
