import type { Contour, Part } from '@millwright/contracts';
import { contourAreaMm2, orientContour, transformContour } from '@millwright/geometry';
import { isSameShape } from './congruent.js';
import type { PlacedPart } from './make-parts.js';

/** Areas of one shape, cut twice, agree at least this well: a tolerance of 5 µm around a perimeter of 20 m. */
const SAME_AREA_MM2 = 100;

/**
 * Parts of the same shape, label, layer and grain become one with a quantity, the first of them. Turned copies count as the same
 * where no grain gives them a direction; mirror images only where flipping is allowed.
 */
export function mergeIdentical(parts: readonly PlacedPart[], allowFlip: boolean): readonly PlacedPart[] {
  const merged: { placed: PlacedPart; quantity: number; areaMm2: number }[] = [];
  const byKind = new Map<string, number[]>();
  for (const placed of parts) {
    const { part } = placed;
    const areaMm2 = contourAreaMm2(part.outline);
    const kind = JSON.stringify([
      part.layer,
      part.label,
      part.grainDeg,
      part.outline.vertices.length,
      part.holes.length,
      part.features.map(({ kind, depthMm, diameterMm }) => [kind, depthMm, diameterMm]).sort(),
    ]);
    const candidates = byKind.get(kind) ?? [];
    byKind.set(kind, candidates);
    const same = candidates.find(
      (i) =>
        Math.abs(merged[i]!.areaMm2 - areaMm2) <= SAME_AREA_MM2 &&
        isSame(merged[i]!.placed.part, part, allowFlip),
    );
    if (same === undefined) {
      candidates.push(merged.length);
      merged.push({ placed, quantity: part.quantity, areaMm2 });
    } else merged[same]!.quantity += part.quantity;
  }
  return merged.map(({ placed, quantity }) => ({
    ...placed,
    part: { ...placed.part, quantity: Math.min(quantity, 10_000) },
  }));
}

function isSame(a: Part, b: Part, allowFlip: boolean): boolean {
  const mayTurn = a.grainDeg === undefined;
  if (isSameShape(a, b, mayTurn)) return true;
  return allowFlip && mayFlip(a) && isSameShape(mirrored(a), b, mayTurn);
}

/** What is cut from one face only would be on the other, and a slanted grain would slant the other way. */
function mayFlip({ features, grainDeg }: Part): boolean {
  return features.every(({ depthMm }) => depthMm === undefined) && (grainDeg ?? 0) % 90 === 0;
}

/** The part seen from behind. */
function mirrored(part: Part): Part {
  const flip = (contour: Contour, winding: 'counter-clockwise' | 'clockwise') =>
    orientContour(transformContour(contour, { xMm: 0, yMm: 0, rotationDeg: 0, mirrored: true }), winding);
  return {
    ...part,
    outline: flip(part.outline, 'counter-clockwise'),
    holes: part.holes.map((hole) => flip(hole, 'clockwise')),
    features: part.features.map((feature) => ({
      ...feature,
      contour: flip(feature.contour, 'counter-clockwise'),
    })),
  };
}
