import { nearestMm } from './distance.js';
import { overlapMm } from './overlap.js';
import { depthMm, isEnclosed, type PlacedPart } from './placed-part.js';

/** What a layout may be off by, mm: one micrometre, a tenth of the error budget of a cut. */
export const TOLERANCE_MM = 1e-3;

/**
 * The gap between two placed parts, mm, if it is smaller than a layout may have it.
 * @returns undefined when the gap is at least `spacingMm` − 1 µm; else the gap found, 0 where outlines cross or one part lies in the
 * other's material, negative by the depth of overlap where parts may touch
 */
export function gapViolation(a: PlacedPart, b: PlacedPart, spacingMm: number): number | undefined {
  const neededMm = spacingMm - TOLERANCE_MM;
  if (areBoxesApart(a, b, Math.max(neededMm, -TOLERANCE_MM))) return undefined;
  if (neededMm <= 0) {
    if (areDisjoint(a, b)) return undefined;
    const depth = overlapMm(a, b, TOLERANCE_MM);
    return depth > TOLERANCE_MM ? -depth : undefined;
  }
  const outlinesMm = nearestMm(a.outline, b.outline, neededMm);
  if (outlinesMm < neededMm) return outlinesMm;
  return violationInside(a, b, neededMm) ?? violationInside(b, a, neededMm);
}

/** The outlines are apart: `inner` lies in `outer` as a whole or not at all, and if it does it must be in one hole, clear of them all. */
function violationInside(outer: PlacedPart, inner: PlacedPart, neededMm: number): number | undefined {
  const { x0, y0 } = inner.outline[0]!;
  if (!isEnclosed(x0, y0, outer.outline)) return undefined;
  if (!outer.holes.some((hole) => isEnclosed(x0, y0, hole))) return 0;
  const holesMm = outer.holes.reduce((nearest, hole) => nearestMm(hole, inner.outline, nearest), neededMm);
  return holesMm < neededMm ? holesMm : undefined;
}

/** Whether no boundaries meet and neither part lies in the other's material: the cheap way to see that most neighbours do not overlap. */
function areDisjoint(a: PlacedPart, b: PlacedPart): boolean {
  const [rimA, rimB] = [[a.outline, ...a.holes].flat(), [b.outline, ...b.holes].flat()];
  if (nearestMm(rimA, rimB, TOLERANCE_MM) === 0) return false;
  const [startA, startB] = [a.outline[0]!, b.outline[0]!];
  return depthMm(startA.x0, startA.y0, b) === 0 && depthMm(startB.x0, startB.y0, a) === 0;
}

function areBoxesApart(a: PlacedPart, b: PlacedPart, byMm: number): boolean {
  return (
    a.minX - b.maxX >= byMm || b.minX - a.maxX >= byMm || a.minY - b.maxY >= byMm || b.minY - a.maxY >= byMm
  );
}
