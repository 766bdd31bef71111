import type { Contour } from '@millwright/contracts';
import { contourAreaMm2, contourBox, distanceToContourMm, pointInContour } from '@millwright/geometry';
import { LIMITS, requireWithin } from '../limits.js';
import { EnclosingBoxes } from './enclosing-boxes.js';
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
  const parent = contours.map(() => -1);
  const depth = contours.map(() => 0);
  const bySize = contours.map((_, i) => i).sort((a, b) => areas[b]! - areas[a]! || a - b);
  const rank = new Int32Array(contours.length);
  for (const [place, i] of bySize.entries()) rank[i] = place;
  const index = new EnclosingBoxes(boxes, rank, BOX_SLACK_MM);
  let nComparisons = 0;
  for (const i of bySize) {
    const mayLieIn = (j: number) =>
      (layerOf === undefined || layerOf[i] === layerOf[j]) &&
      (crossing.size === 0 || !crossing.has(i < j ? `${i},${j}` : `${j},${i}`));
    let j = index.highestBelow(rank[i]!, boxes[i]!, mayLieIn);
    // The smallest box around it is nearly always that of its parent; otherwise the next larger one is tried.
    for (; j >= 0; j = index.highestBelow(rank[j]!, boxes[i]!, mayLieIn)) {
      const { isInside, nPoints } = liesIn(contours[i]!, contours[j]!);
      nComparisons += nPoints * contours[j]!.vertices.length;
      if (nComparisons > LIMITS.comparisons)
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

/** The same nesting with everything inside an outermost contour a hole of it. */
export function allHoles({ parent, depth }: Nesting): Nesting {
  const outermost = parent.slice();
  const order = depth.map((_, i) => i).sort((a, b) => depth[a]! - depth[b]!);
  for (const i of order) if (depth[i]! > 1) outermost[i] = outermost[parent[i]!]!;
  return { parent: outermost, depth: depth.map((levels) => Math.min(levels, 1)) };
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
