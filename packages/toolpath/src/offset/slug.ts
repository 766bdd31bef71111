import type { PolygonKernel } from '@millwright/geometry';
import { type Curve, isArc, pointAtRatio } from '../curve/curve.js';

/** Pieces per arc when an area is measured; 64 chords of half a turn err by less than a thousandth of it. */
const PIECES_PER_ARC = 64;
/** Chords of the offset that finds the slug, mm; only its size is wanted. */
const ARC_TOLERANCE_MM = 0.01;

/** Waste thinner than this everywhere breaks into chips as it is cut, mm: about what a shop vacuum takes. A tuned value. */
export const DUST_MM = 1;

/**
 * Size of the largest loose piece that the tool leaves inside a closed path, mm: the longer side of its box; 0 where nothing is left that is
 * anywhere {@link DUST_MM} wide.
 */
export function slugSizeMm(kernel: PolygonKernel, chain: readonly Curve[], toolRadiusMm: number): number {
  const options = { join: 'round', arcToleranceMm: ARC_TOLERANCE_MM } as const;
  const cores = kernel.offset([ringOf(chain)], -(toolRadiusMm + DUST_MM / 2), options);
  if (cores.length === 0) return 0;
  // Only where a core is left there is more than chips; the pieces are grown back to their size.
  const pieces = kernel.offset(cores, DUST_MM / 2, options);
  return pieces.reduce((most, ring) => Math.max(most, longerSideMm(ring)), 0);
}

/** Area that a closed path encloses, mm², ≥ 0, to about a thousandth. */
export function enclosedAreaMm2(chain: readonly Curve[]): number {
  const ring = ringOf(chain);
  let twice = 0;
  for (let i = 0; i < ring.length; i += 2) {
    const j = (i + 2) % ring.length;
    twice += ring[i]! * ring[j + 1]! - ring[j]! * ring[i + 1]!;
  }
  return Math.abs(twice) / 2;
}

/** A closed path as a polygon `[x0, y0, x1, y1, …]` mm, corners on the path. */
function ringOf(chain: readonly Curve[]): Float64Array {
  const points: number[] = [];
  for (const curve of chain) {
    const nPieces = isArc(curve) ? PIECES_PER_ARC : 1;
    for (let i = 0; i < nPieces; i++) points.push(...pointAtRatio(curve, i / nPieces));
  }
  return Float64Array.from(points);
}

function longerSideMm(ring: Float64Array): number {
  let [minX, minY, maxX, maxY] = [ring[0]!, ring[1]!, ring[0]!, ring[1]!];
  for (let i = 2; i < ring.length; i += 2) {
    minX = Math.min(minX, ring[i]!);
    maxX = Math.max(maxX, ring[i]!);
    minY = Math.min(minY, ring[i + 1]!);
    maxY = Math.max(maxY, ring[i + 1]!);
  }
  return Math.max(maxX - minX, maxY - minY);
}
