import type { Contour } from '@millwright/contracts';
import { orientContour, type PolygonKernel, pointInContour } from '@millwright/geometry';
import { type Curve, curvesOf, pointAtRatio } from '../curve/curve.js';
import { curveBox, indexCurves, widenBox } from '../curve/curve-index.js';
import { curveDistanceMm } from '../curve/distance.js';
import { isClosedChain } from '../curve/loop.js';
import { exactOffset } from './exact-offset.js';
import { kernelOffset } from './kernel-offset.js';
import type { PartSide } from './part-side.js';

/** A contour's paths for the centre of the tool. */
export interface ContourOffset {
  /** Closed chains that keep the part on their left; the one around an outline first, else in the kernel's order. */
  readonly chains: readonly Curve[][];
  /** Whether lines and arcs were kept, rather than cut to chords. */
  readonly isExact: boolean;
  /** Smallest distance of any chain to the contour, mm; Infinity if there is no chain or the check was passed without a measure. */
  readonly closestMm: number;
}

/** The path may come this much closer than the radius, mm: the rounding of a double at the far end of a ten-metre sheet, with room. */
const ROUNDING_MM = 1e-6;

/**
 * Where the centre of a tool of `radiusMm` runs to cut a contour without touching the part: exactly, with the contour's own lines and
 * arcs, where the contour is simple; else by polygons, at most 2.7 µm off. Either way the result is checked against the contour
 * itself by closed-form distances.
 * @param contour - closed, either direction
 */
export function offsetContour(
  kernel: PolygonKernel,
  contour: Contour,
  { radiusMm, partSide }: { readonly radiusMm: number; readonly partSide: PartSide },
): ContourOffset {
  const oriented = orientContour(contour, partSide === 'inside' ? 'counter-clockwise' : 'clockwise');
  const curves = curvesOf(oriented);
  const index = indexCurves(curves);
  const closestOf = (chain: readonly Curve[]) => closestWithinMm(chain, index, radiusMm);
  const exact = exactOffset(curves, radiusMm);
  if (exact !== undefined && isClosedChain(exact) && liesBeside(exact, oriented, partSide)) {
    const closestMm = closestOf(exact);
    if (closestMm >= radiusMm - ROUNDING_MM) return { chains: [exact], isExact: true, closestMm };
  }
  const chains = kernelOffset(kernel, oriented, { radiusMm, partSide });
  const closestMm = Math.min(Number.POSITIVE_INFINITY, ...chains.map(closestOf));
  return { chains, isExact: false, closestMm };
}

/** Smallest distance of a chain to indexed curves, mm, or Infinity where none is within `withinMm`. */
export function closestWithinMm(
  chain: readonly Curve[],
  index: ReturnType<typeof indexCurves>,
  withinMm: number,
): number {
  let closestMm = Number.POSITIVE_INFINITY;
  for (const curve of chain) {
    for (const at of index.near(widenBox(curveBox(curve), withinMm))) {
      closestMm = Math.min(closestMm, curveDistanceMm(curve, index.curves[at]!));
    }
  }
  return closestMm;
}

/** Whether a chain that nowhere comes near the contour lies on the side away from the part: one point of it tells for all. */
function liesBeside(chain: readonly Curve[], contour: Contour, partSide: PartSide): boolean {
  return (
    pointInContour(pointAtRatio(chain[0]!, 0.5), contour) === (partSide === 'inside' ? 'outside' : 'inside')
  );
}
