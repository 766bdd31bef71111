import type { Part } from '@millwright/contracts';
import type { Core } from '../../wasm/proof.js';
import type { CompleteRequest } from '../check-request.js';

/** A placed copy of a part: wood that has to stay, over the whole thickness of the sheet. Its geometry is in the core. */
export interface Solid {
  /** Part id and copy, `part-3#0`. */
  readonly name: string;
  readonly partId: string;
  readonly copy: number;
  /** Its extent, mm in the sheet. */
  readonly window: Window;
  /** No point of the part lies deeper inside it than this, mm: half the shorter side of its box. */
  readonly deepestInsideMm: number;
  readonly nHoles: number;
  /** Ids of drill features that say of a hole what its contour says already. */
  readonly repeatedHoles: ReadonlySet<string>;
}

/** A box with its sides along the axes, mm. */
export interface Window {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

/** Every placed part on the sheet that is judged, in the order of the core. Placements of unknown parts are left out. */
export function solidsOf(request: CompleteRequest, core: Core): readonly Solid[] {
  const partOf = new Map(request.parts.map((part) => [part.id, part]));
  const boxes = core.part_boxes();
  const solids: Solid[] = [];
  for (const placement of request.layout.placements) {
    const part = partOf.get(placement.partId);
    if (part === undefined || placement.sheetIndex !== request.sheetIndex) continue;
    const at = solids.length * 4;
    const [minX, minY, maxX, maxY] = boxes.subarray(at, at + 4) as unknown as [
      number,
      number,
      number,
      number,
    ];
    solids.push({
      name: solidName(placement),
      partId: placement.partId,
      copy: placement.copy,
      window: { minX, minY, maxX, maxY },
      deepestInsideMm: Math.min(maxX - minX, maxY - minY) / 2,
      nHoles: part.holes.length,
      repeatedHoles: repeatedHoles(part),
    });
  }
  return solids;
}

/** How a placed copy is called in obligations and findings. */
export function solidName(placed: { readonly partId: string; readonly copy: number }): string {
  return `${placed.partId}#${placed.copy}`;
}

/** A through drill feature drawn on a hole says the same thing twice; the hole is judged. */
function repeatedHoles({ features, holes }: Part): ReadonlySet<string> {
  const through = features.filter(({ kind, depthMm }) => kind === 'drill' && depthMm === undefined);
  if (through.length === 0) return new Set();
  const drawn = new Set(holes.map((hole) => JSON.stringify(hole)));
  return new Set(through.filter(({ contour }) => drawn.has(JSON.stringify(contour))).map(({ id }) => id));
}
