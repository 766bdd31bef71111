import type { Box } from '@millwright/contracts';
import { circleOf, contourBox } from '@millwright/geometry';
import type { XY } from '../curve/primitive.js';
import { endOf, startOf } from '../curve/primitive.js';
import type { Chain } from '../join/chain.js';
import { chainsOf } from '../join/chains-of.js';
import { boxAround } from '../parts/box-index.js';
import type { Stroke } from '../sketch.js';
import type { Extent } from './units.js';

/** Curves are followed this well, as a share of the drawing's size, to measure it: a micrometre on a metre. */
const MEASURING_RATIO = 1e-6;

/**
 * How large a sketch is, in its own units, before these are known; and its lower left corner.
 * @returns `undefined` when nothing in it has any length
 */
export function extentOf(
  strokes: readonly Stroke[],
  signal?: AbortSignal,
): { extent: Extent; origin: XY } | undefined {
  const rough = roughSize(strokes);
  if (!(rough.size > 0)) return undefined;
  // Measured at a scale that makes the drawing about a metre wide, so that no limit in mm says anything about its units.
  const scale = 1_000 / rough.size;
  const { chains } = chainsOf(
    strokes,
    { mmPerUnit: scale, origin: rough.corner, toleranceMm: 1_000 * MEASURING_RATIO, degenerateMm: 0 },
    signal,
  );
  const boxes = chains.map(({ contour }) => contourBox(contour));
  if (boxes.length === 0) return undefined;
  const box = boxes.reduce(boxAround);
  const sideOf = (inner: Box) => Math.max(inner.maxXMm - inner.minXMm, inner.maxYMm - inner.minYMm) / scale;
  const closed = chains.flatMap(({ contour }, i) => (contour.closed ? [sideOf(boxes[i]!)] : []));
  return {
    extent: {
      width: (box.maxXMm - box.minXMm) / scale,
      height: (box.maxYMm - box.minYMm) / scale,
      smallestClosed: closed.length === 0 ? undefined : closed.reduce((a, b) => Math.min(a, b)),
      circleDiameters: chains.flatMap((chain) => diameterOf(chain, scale)),
    },
    origin: [box.minXMm / scale + rough.corner[0], box.minYMm / scale + rough.corner[1]],
  };
}

function diameterOf({ contour }: Chain, scale: number): readonly number[] {
  const circle = circleOf(contour);
  return circle === undefined ? [] : [(2 * circle.radiusMm) / scale];
}

/** Size and corner by the ends of the pieces and, for curves, their control points: enough to choose a scale. */
function roughSize(strokes: readonly Stroke[]): { size: number; corner: XY } {
  let [minX, minY, maxX, maxY] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  const include = ([x, y]: XY) => {
    minX = Math.min(minX, x);
    minY = Math.min(minY, y);
    maxX = Math.max(maxX, x);
    maxY = Math.max(maxY, y);
  };
  for (const { primitives } of strokes) {
    for (const primitive of primitives) {
      include(startOf(primitive));
      include(endOf(primitive));
      if (primitive.kind === 'bezier') primitive.points.forEach(include);
      if (primitive.kind !== 'ellipse') continue;
      const reach = [primitive.axisU, primitive.axisV]
        .map(([x, y]) => Math.abs(x) + Math.abs(y))
        .reduce((a, b) => a + b);
      include([primitive.centre[0] - reach, primitive.centre[1] - reach]);
      include([primitive.centre[0] + reach, primitive.centre[1] + reach]);
    }
  }
  return { size: Math.max(maxX - minX, maxY - minY), corner: [minX, minY] };
}
