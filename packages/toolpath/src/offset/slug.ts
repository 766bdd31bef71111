import type { Point } from '@millwright/contracts';
import type { PolygonKernel } from '@millwright/geometry';
import { type Curve, isArc, pointAtRatio } from '../curve/curve.js';

/** Pieces per arc when an area is measured; 64 chords of half a turn err by less than a thousandth of it. */
const PIECES_PER_ARC = 64;
/** Chords of the offset that finds the slug, mm; only its size is wanted. */
const ARC_TOLERANCE_MM = 0.01;

/** Waste thinner than this everywhere breaks into chips as it is cut, mm: about what a shop vacuum takes. A tuned value. */
export const DUST_MM = 1;

/** A loose piece of waste. */
export interface SlugPiece {
  /** Its outline `[x0, y0, x1, y1, …]` mm, to about a hundredth. */
  readonly ring: Float64Array;
  /** The longer side of its box, mm. */
  readonly sizeMm: number;
}

/** The loose pieces that the tool leaves inside a closed path, largest first; none that is nowhere {@link DUST_MM} wide. */
export function slugPieces(
  kernel: PolygonKernel,
  chain: readonly Curve[],
  toolRadiusMm: number,
): readonly SlugPiece[] {
  const options = { join: 'round', arcToleranceMm: ARC_TOLERANCE_MM } as const;
  const cores = kernel.offset([ringOf(chain)], -(toolRadiusMm + DUST_MM / 2), options);
  if (cores.length === 0) return [];
  // Only where a core is left there is more than chips; the pieces are grown back to their size.
  const pieces = kernel
    .offset(cores, DUST_MM / 2, options)
    .map((ring) => ({ ring, sizeMm: longerSideMm(ring) }));
  return pieces.sort((a, b) => b.sizeMm - a.sizeMm);
}

/** Whether a point lies within a ring: a ray to the right crosses it an odd number of times. */
export function isInRing([x, y]: Point, ring: Float64Array): boolean {
  let isIn = false;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
    const [ax, ay, bx, by] = [ring[i]!, ring[i + 1]!, ring[j]!, ring[j + 1]!];
    if (ay > y !== by > y && x < ax + ((bx - ax) * (y - ay)) / (by - ay)) isIn = !isIn;
  }
  return isIn;
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
