import type { XY } from '../curve/primitive.js';
import { LIMITS, requireWithin } from '../limits.js';

/** Two points by index, `a < b`, and how far apart they are. */
export interface NearPair {
  readonly a: number;
  readonly b: number;
  readonly distanceMm: number;
}

/** Slack for a gap of exactly the allowed width, which rounding makes a little wider: a nanometre. */
const ROUNDING_MM = 1e-6;

/**
 * All pairs of points at most `withinMm` apart, in order of the first point's index: a uniform grid of that cell size, each point
 * against its own cell and the eight around it (rounding to the grid instead would split near points at the cells' borders).
 * @throws MillwrightError INPUT_TOO_LARGE when points crowd together so that there are too many pairs
 */
export function nearPairs(points: readonly XY[], withinMm: number): readonly NearPair[] {
  const cells = new Map<string, number[]>();
  const pairs: NearPair[] = [];
  let nComparisons = 0;
  for (let b = 0; b < points.length; b++) {
    const [x, y] = points[b]!;
    const column = Math.floor(x / withinMm);
    const row = Math.floor(y / withinMm);
    for (let dy = -1; dy <= 1; dy++) {
      for (let dx = -1; dx <= 1; dx++) {
        const others = cells.get(`${column + dx},${row + dy}`);
        if (others === undefined) continue;
        nComparisons += others.length;
        requireWithin('Ends of lines crowd together:', nComparisons, LIMITS.comparisons, 'comparisons');
        for (const a of others) {
          const ex = points[a]![0] - x;
          const ey = points[a]![1] - y;
          const distanceMm = Math.sqrt(ex * ex + ey * ey);
          if (distanceMm <= withinMm + ROUNDING_MM) pairs.push({ a, b, distanceMm });
        }
      }
    }
    const cell = cells.get(`${column},${row}`);
    if (cell === undefined) cells.set(`${column},${row}`, [b]);
    else cell.push(b);
  }
  return pairs;
}
