import type { Contour, Point } from '@millwright/contracts';
import { flattenContour, type PolygonKernel } from '@millwright/geometry';
import { type Curve, line } from '../curve/curve.js';
import type { PartSide } from './part-side.js';

/** Flattening of arcs, mm; the polygon keeps to the part's far side of the contour, so this adds to the distance only. */
const FLATTEN_MM = 0.0008;
/** Chords of the offset's round corners, mm. */
const ARC_TOLERANCE_MM = 0.0005;
/** Simplification before offsetting, mm. */
const SIMPLIFY_MM = 0.0004;
/** Rounding to the kernel's grid, mm, as the kernel states it. */
const GRID_MM = 0.0003;
/**
 * The offset is made this much larger, mm, so that the kernel's chords, simplification and rounding never bring the path closer than the
 * radius. At the farthest the path is FLATTEN + this + SIMPLIFY + GRID = 2.7 µm off, within the 3 µm that toolpath has of the error budget
 * (ARCHITECTURE.md).
 */
export const KERNEL_MARGIN_MM = ARC_TOLERANCE_MM + SIMPLIFY_MM + GRID_MM;
/** Rings that enclose less are crumbs of rounding, mm². */
const CRUMB_MM2 = 1e-6;

/**
 * Paths at a distance of `radiusMm` from a contour on the side away from the part, by polygons: closed chains of lines that keep the part on
 * their left. Several where a neck is narrower than the tool, none where the tool fits nowhere.
 * @returns every point is at least `radiusMm` and at most `radiusMm` + 2.7 µm from the contour
 */
export function kernelOffset(
  kernel: PolygonKernel,
  contour: Contour,
  { radiusMm, partSide }: { readonly radiusMm: number; readonly partSide: PartSide },
): Curve[][] {
  const isOutline = partSide === 'inside';
  const ring = flattenContour(contour, { toleranceMm: FLATTEN_MM, side: isOutline ? 'outside' : 'inside' });
  const deltaMm = isOutline ? radiusMm + KERNEL_MARGIN_MM : -(radiusMm + KERNEL_MARGIN_MM);
  const rings = kernel.offset([ring], deltaMm, {
    join: 'round',
    arcToleranceMm: ARC_TOLERANCE_MM,
    simplifyMm: SIMPLIFY_MM,
  });
  // The kernel keeps the enclosed area on the left. Around an outline that is the part's side; in a hole the part is on the other.
  return rings
    .filter((points) => Math.abs(ringAreaMm2(points)) > CRUMB_MM2)
    .map((points) => chainOf(isOutline ? points : reversed(points)));
}

/** A closed chain of lines through a ring's points `[x0, y0, x1, y1, …]`. */
function chainOf(ring: Float64Array): Curve[] {
  const points: Point[] = [];
  for (let i = 0; i < ring.length; i += 2) points.push([ring[i]!, ring[i + 1]!]);
  return points.map((point, index) => line(point, points[(index + 1) % points.length]!));
}

function reversed(ring: Float64Array): Float64Array {
  const n = ring.length / 2;
  return ring.map((_, i) => ring[2 * (n - 1 - (i >> 1)) + (i & 1)]!);
}

/** Signed area of a ring, mm², counter-clockwise positive (shoelace). */
export function ringAreaMm2(ring: Float64Array): number {
  let twice = 0;
  for (let i = 0; i < ring.length; i += 2) {
    const j = (i + 2) % ring.length;
    twice += ring[i]! * ring[j + 1]! - ring[j]! * ring[i + 1]!;
  }
  return twice / 2;
}
