import type { Box, Contour } from '@millwright/contracts';
import { contourAreaMm2, contourBox, distanceToContourMm, pointInContour } from '@millwright/geometry';
import { LIMITS, requireWithin } from '../limits.js';
import { BoxIndex } from './box-index.js';
import { spreadPoints } from './pieces.js';

/** Which contour lies in which. */
export interface Nesting {
  /** The smallest contour around each, −1 for none. */
  readonly parent: readonly number[];
  /** How many contours lie around each. */
  readonly depth: readonly number[];
}

/** Points of the smaller contour among which the one farthest from the larger decides: a contour that touches is inside. */
const DECIDING_POINTS = 32;
/** A box may stick out of another by this much and still lie in it, where contours touch: ten times the joining tolerance. */
const BOX_SLACK_MM = 0.1;

/**
 * Sorts closed contours into each other. Contours that cross are not put into one another.
 * @param crossing - pairs `a,b` with a < b
 * @param layerOf - where each layer is a drawing of its own, the layer of each contour
 * @throws MillwrightError INPUT_TOO_LARGE
 */
export function nestContours(
  contours: readonly Contour[],
  crossing: ReadonlySet<string>,
  layerOf?: readonly string[],
): Nesting {
  requireWithin('The drawing has', contours.length, LIMITS.contours, 'closed contours');
  const boxes = contours.map(contourBox);
  const areas = contours.map((contour) => Math.abs(contourAreaMm2(contour)));
  const index = new BoxIndex(boxes);
  const parent = contours.map(() => -1);
  const depth = contours.map(() => 0);
  const bySize = contours.map((_, i) => i).sort((a, b) => areas[b]! - areas[a]! || a - b);
  let nComparisons = 0;
  for (const i of bySize) {
    const around: number[] = [];
    index.search(boxes[i]!, (j) => {
      const isLarger = areas[j]! > areas[i]! || (areas[j] === areas[i] && j < i);
      if (j === i || !isLarger || !boxContains(boxes[j]!, boxes[i]!)) return;
      if (layerOf !== undefined && layerOf[i] !== layerOf[j]) return;
      if (crossing.size === 0 || !crossing.has(i < j ? `${i},${j}` : `${j},${i}`)) around.push(j);
    });
    // The smallest is nearly always the one: sorting them all would take longer, where thousands lie in each other.
    for (let j = takeSmallest(around, areas); j !== undefined; j = takeSmallest(around, areas)) {
      const { isInside, nPoints } = liesIn(contours[i]!, contours[j]!);
      nComparisons += nPoints * contours[j]!.vertices.length;
      requireWithin(
        'Sorting contours into each other takes',
        nComparisons,
        LIMITS.comparisons,
        'comparisons',
      );
      if (!isInside) continue;
      parent[i] = j;
      depth[i] = depth[j]! + 1;
      break;
    }
  }
  return { parent, depth };
}

/** Takes the contour of least area (of equal ones the later) out of a list. */
function takeSmallest(from: number[], areas: readonly number[]): number | undefined {
  let at = 0;
  for (let k = 1; k < from.length; k++) {
    const [a, b] = [areas[from[k]!]!, areas[from[at]!]!];
    if (a < b || (a === b && from[k]! > from[at]!)) at = k;
  }
  const smallest = from[at];
  const last = from.pop();
  if (last !== undefined && at < from.length) from[at] = last;
  return smallest;
}

/** The same nesting with everything inside an outermost contour a hole of it. */
export function allHoles({ parent, depth }: Nesting): Nesting {
  const outermost = parent.slice();
  const order = depth.map((_, i) => i).sort((a, b) => depth[a]! - depth[b]!);
  for (const i of order) if (depth[i]! > 1) outermost[i] = outermost[parent[i]!]!;
  return { parent: outermost, depth: depth.map((levels) => Math.min(levels, 1)) };
}

function boxContains(outer: Box, inner: Box): boolean {
  return (
    outer.minXMm - BOX_SLACK_MM <= inner.minXMm &&
    outer.minYMm - BOX_SLACK_MM <= inner.minYMm &&
    outer.maxXMm + BOX_SLACK_MM >= inner.maxXMm &&
    outer.maxYMm + BOX_SLACK_MM >= inner.maxYMm
  );
}

function liesIn(inner: Contour, outer: Contour): { isInside: boolean; nPoints: number } {
  let farthestMm = -1;
  let isInside = false;
  let nPoints = 0;
  for (const point of spreadPoints(inner, DECIDING_POINTS)) {
    nPoints++;
    const distanceMm = distanceToContourMm(point, outer);
    if (distanceMm <= farthestMm) continue;
    farthestMm = distanceMm;
    isInside = pointInContour(point, outer) !== 'outside';
    if (distanceMm > BOX_SLACK_MM) break;
  }
  return { isInside, nPoints };
}
