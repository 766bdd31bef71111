import type { Box, Contour, Point } from '@millwright/contracts';
import { contourBox, pointInContour } from '@millwright/geometry';
import { type Curve, curvesOf, pointAtRatio } from '../curve/curve.js';
import { boxesMeet, curveBox, EMPTY_BOX, indexCurves, joinBoxes, widenBox } from '../curve/curve-index.js';
import { curveDistanceMm } from '../curve/distance.js';
import type { PlacedPart } from '../sheet-context.js';

/** Another part, or another contour of the same part, that a cut comes too near to. */
export interface Hit {
  readonly neighbour: PlacedPart;
  /** Distance of the tool's centre to the part, mm; 0 where it runs through the part. */
  readonly distanceMm: number;
  readonly atMm: Point;
}

/** Finds what a cut along one contour would touch of the others on a sheet. */
export interface NeighbourCheck {
  /**
   * The first part that the tool would come closer to than its radius, or undefined: another one, or the own one at another contour than the one
   * that is cut, which happens where the contours of a part cross.
   */
  hitOf(own: PlacedPart, contour: Contour, chain: readonly Curve[]): Hit | undefined;
}

/** The tool may come this much closer, mm: rounding only, so that parts exactly one diameter apart can share a cut. */
const ROUNDING_MM = 1e-6;

/** Prepares the check for the parts on one sheet. */
export function checkNeighbours(parts: readonly PlacedPart[], toolRadiusMm: number): NeighbourCheck {
  const owners: { readonly part: PlacedPart; readonly contour: Contour }[] = [];
  const curves: Curve[] = [];
  for (const part of parts) {
    for (const contour of [part.outline, ...part.holes]) {
      for (const curve of curvesOf(contour)) {
        curves.push(curve);
        owners.push({ part, contour });
      }
    }
  }
  const index = indexCurves(curves);
  const boxes = parts.map(({ outline }) => contourBox(outline));
  return {
    hitOf(own, contour, chain) {
      for (const curve of chain) {
        for (const at of index.near(widenBox(curveBox(curve), toolRadiusMm))) {
          const { part: neighbour, contour: other } = owners[at]!;
          if (other === contour) continue;
          const distanceMm = curveDistanceMm(curve, curves[at]!);
          if (distanceMm < toolRadiusMm - ROUNDING_MM) return { neighbour, distanceMm, atMm: curve.from };
        }
      }
      // Nowhere near any edge, so the path is wholly in the wood of a part or wholly out of it.
      const atMm = pointAtRatio(chain[0]!, 0.5);
      const pathBox = chain.map(curveBox).reduce(joinBoxes, EMPTY_BOX);
      const inside = parts.find(
        (part, i) => part !== own && boxesMeet(boxes[i]!, pathBox) && isInWood(atMm, part),
      );
      return inside === undefined ? undefined : { neighbour: inside, distanceMm: 0, atMm };
    },
  };
}

/**
 * For each part the positions of those that lie in its holes. They must be cut first: once the hole is cut, the wood they lie in is loose.
 */
export function partsInHoles(parts: readonly PlacedPart[]): number[][] {
  const boxes = parts.map(({ outline }) => contourBox(outline));
  return parts.map(({ holes }, index) =>
    holes.flatMap((hole) => {
      const holeBox = contourBox(hole);
      return parts.flatMap(({ outline }, other) => {
        if (other === index || !boxesMeet(boxes[other]!, holeBox)) return [];
        const [x, y] = outline.vertices[0]!;
        return pointInContour([x, y], hole) === 'inside' ? [other] : [];
      });
    }),
  );
}

/** How far a path reaches over the sheet's edges, mm, ≤ 0 where it stays on the sheet. */
export function overhangMm(
  chain: readonly Curve[],
  sheet: { readonly widthMm: number; readonly heightMm: number },
): number {
  const box: Box = chain.map(curveBox).reduce(joinBoxes, EMPTY_BOX);
  return Math.max(-box.minXMm, -box.minYMm, box.maxXMm - sheet.widthMm, box.maxYMm - sheet.heightMm);
}

function isInWood(point: Point, { outline, holes }: PlacedPart): boolean {
  const isIn = (contour: Contour) => pointInContour(point, contour) === 'inside';
  return isIn(outline) && !holes.some(isIn);
}
