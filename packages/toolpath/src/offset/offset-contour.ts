import type { Contour, Point } from '@millwright/contracts';
import { orientContour, type PolygonKernel, pointInContour } from '@millwright/geometry';
import { type Curve, curvesOf, line, pointAtRatio } from '../curve/curve.js';
import { type CurveIndex, curveBox, indexCurves, widenBox } from '../curve/curve-index.js';
import { curveDistanceMm, nearestOnCurve } from '../curve/distance.js';
import { isClosedChain } from '../curve/loop.js';
import { exactOffset } from './exact-offset.js';
import { KERNEL_MARGIN_MM, kernelOffset } from './kernel-offset.js';
import type { PartSide } from './part-side.js';

/** A contour's paths for the centre of the tool. */
export interface ContourOffset {
  /** Closed chains that keep the part on their left; the one around an outline first, else in the kernel's order. */
  readonly chains: readonly Curve[][];
  /** Whether lines and arcs were kept, rather than cut to chords. */
  readonly isExact: boolean;
  /** Smallest distance of any chain to the contour, mm; Infinity if there is no chain. */
  readonly closestMm: number;
  /** Whether no chain comes closer to the contour than it may. */
  readonly isSafe: boolean;
}

/** What is to be offset. */
interface OffsetTask {
  /** With the part on its left. */
  readonly contour: Contour;
  readonly partSide: PartSide;
  readonly index: CurveIndex;
}

/** The path may come this much closer than it should, mm: the rounding of a double at the far end of a ten-metre sheet, with room. */
const ROUNDING_MM = 1e-6;
/**
 * A hole or slot up to this much narrower than the tool counts as as wide, mm: a micrometre at either wall, so that a slot drawn with the
 * tool's own width is cut, however its corners were rounded.
 */
export const SAME_WIDTH_MM = 0.002;
/** What polygons add to that at either wall, mm: their margin and the rounding of a slot's width to their grid. */
const POLYGON_SLACK_MM = KERNEL_MARGIN_MM + 0.0003;
/** A path for slots of the tool's own width is taken where it comes this far from the usual path, mm: more than sharp corners differ by. */
const REACHES_FARTHER_MM = 0.05;

/**
 * Where the centre of a tool of `radiusMm` runs to cut a contour without touching the part: exactly, with the contour's own lines and
 * arcs, where the contour is simple; else by polygons, at most 2.7 µm off. Either way the result is checked against the contour
 * itself by closed-form distances. Where the contour has slots just as wide as the tool, the path is taken {@link SAME_WIDTH_MM} / 2
 * closer, by polygons 2.5 µm, so that it enters them.
 * @param contour - closed, either direction
 */
export function offsetContour(
  kernel: PolygonKernel,
  contour: Contour,
  { radiusMm, partSide }: { readonly radiusMm: number; readonly partSide: PartSide },
): ContourOffset {
  const oriented = orientContour(contour, partSide === 'inside' ? 'counter-clockwise' : 'clockwise');
  const task = { contour: oriented, partSide, index: indexCurves(curvesOf(oriented)) };
  const closerMm = radiusMm - SAME_WIDTH_MM / 2;
  const exact = offsetExactly(task, radiusMm) ?? offsetExactly(task, closerMm);
  if (exact !== undefined) return exact;
  const usual = offsetByPolygons(kernel, task, radiusMm);
  const closer = offsetByPolygons(kernel, task, closerMm - POLYGON_SLACK_MM);
  return closer.isSafe && reachesFarther(closer.chains, usual.chains) ? closer : usual;
}

/** The exact path, or undefined where the contour is not simple or the path is not as far from it as the radius. */
function offsetExactly(
  { contour, partSide, index }: OffsetTask,
  radiusMm: number,
): ContourOffset | undefined {
  const exact = exactOffset(index.curves, radiusMm);
  if (exact === undefined || !isClosedChain(exact) || !liesBeside(exact, contour, partSide)) return undefined;
  const closestMm = closestWithinMm(exact, index, radiusMm);
  if (closestMm < radiusMm - ROUNDING_MM) return undefined;
  return { chains: [exact], isExact: true, closestMm, isSafe: true };
}

function offsetByPolygons(
  kernel: PolygonKernel,
  { contour, partSide, index }: OffsetTask,
  radiusMm: number,
): ContourOffset {
  const chains = kernelOffset(kernel, contour, { radiusMm, partSide });
  const closestOf = (chain: readonly Curve[]) => closestWithinMm(chain, index, radiusMm);
  const closestMm = Math.min(Number.POSITIVE_INFINITY, ...chains.map(closestOf));
  return { chains, isExact: false, closestMm, isSafe: closestMm >= radiusMm - ROUNDING_MM };
}

/** Whether the chains go where the others do not: they are more or fewer, or a corner or middle of a side lies away from all others. */
function reachesFarther(chains: readonly Curve[][], others: readonly Curve[][]): boolean {
  if (chains.length !== others.length) return chains.length > 0;
  const index = indexCurves(others.flat());
  const isAway = (point: Point) =>
    index
      .near(widenBox(curveBox(line(point, point)), REACHES_FARTHER_MM))
      .every((at) => nearestOnCurve(index.curves[at]!, point).distanceMm > REACHES_FARTHER_MM);
  return chains.flat().some((curve) => isAway(curve.from) || isAway(pointAtRatio(curve, 0.5)));
}

/** Smallest distance of a chain to indexed curves, mm, or Infinity where none is within `withinMm`. */
export function closestWithinMm(chain: readonly Curve[], index: CurveIndex, withinMm: number): number {
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
