import type { Run } from './run.js';

/** A corner this many tolerances off the line between the nearest places beside it is one that no piece may round. */
const SHARP_TOLERANCES = 8;
/** Share of a line that a piece over its end covers at least: pieces meet at corners, or this far inside a line (fit-run.ts). */
const LEAST_SHARE = 0.146;

/**
 * Indices of the points of a run that every fit keeps, the first and the last among them. An arc within the tolerance of two lines
 * and of their corner rises m ≥ h − tol over the chord of its ends, where h is the corner's height over it, and ¾m ≤ ½h + tol beside
 * the corner: so h ≤ 7 tol, and higher corners need not be tried.
 */
export function cornersOf({ x, y, z }: Run, toleranceMm: number): number[] {
  const last = x.length - 1;
  const corners = [0];
  const limit = SHARP_TOLERANCES * toleranceMm;
  const at = (values: Float64Array, i: number) => values[i] ?? 0;
  for (let i = 1; i < last; i += 1) {
    const [ax, ay, az] = [at(x, i - 1) - at(x, i), at(y, i - 1) - at(y, i), at(z, i - 1) - at(z, i)];
    const [bx, by, bz] = [at(x, i + 1) - at(x, i), at(y, i + 1) - at(y, i), at(z, i + 1) - at(z, i)];
    // The corner's height over the line from a point on one side to a point on the other: |a × b| / |a − b|, both legs shortened.
    const [cx, cy, cz] = [ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx];
    const [dx, dy, dz] = [ax - bx, ay - by, az - bz];
    const cross = LEAST_SHARE * Math.sqrt(cx * cx + cy * cy + cz * cz);
    const isReversal = ax * bx + ay * by + az * bz > 0;
    if (isReversal || cross > limit * Math.sqrt(dx * dx + dy * dy + dz * dz)) corners.push(i);
  }
  corners.push(last);
  return corners;
}
