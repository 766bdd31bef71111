import { contourBox, distanceToContourMm } from '@millwright/geometry';
import { LIMITS, requireWithin } from '../limits.js';
import { BoxIndex } from '../parts/box-index.js';
import { spreadPoints } from '../parts/pieces.js';
import { type Chain, JOIN_MM } from './chain.js';

/** Points of an open line that are looked at. */
const POINTS = 64;

/**
 * Tells open chains that run along closed ones of their layer, within 0.01 mm, from the others: a line drawn over an edge, an arc
 * drawn over its circle.
 */
export function withoutCovered(
  open: readonly Chain[],
  loops: readonly Chain[],
): { readonly open: readonly Chain[]; readonly covered: readonly Chain[] } {
  if (open.length === 0 || loops.length === 0) return { open, covered: [] };
  const index = new BoxIndex(loops.map(({ contour }) => contourBox(contour)));
  let nComparisons = 0;
  const isCovered = (chain: Chain) => {
    const near: Chain[] = [];
    const { minXMm, minYMm, maxXMm, maxYMm } = contourBox(chain.contour);
    index.search(
      {
        minXMm: minXMm - JOIN_MM,
        minYMm: minYMm - JOIN_MM,
        maxXMm: maxXMm + JOIN_MM,
        maxYMm: maxYMm + JOIN_MM,
      },
      (i) => near.push(loops[i]!),
    );
    const last = chain.contour.vertices.at(-1)!;
    const points = [...spreadPoints(chain.contour, POINTS), [last[0], last[1]] as const];
    return near.some((loop) => {
      if (loop.layer !== chain.layer || loop.construction !== chain.construction) return false;
      return points.every(([x, y]) => {
        nComparisons += loop.contour.vertices.length;
        requireWithin('Open lines lie on contours:', nComparisons, LIMITS.comparisons, 'comparisons');
        return distanceToContourMm([x, y], loop.contour) <= JOIN_MM;
      });
    });
  };
  const covered = new Set(open.filter(isCovered));
  return { open: open.filter((chain) => !covered.has(chain)), covered: [...covered] };
}
