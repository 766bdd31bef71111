import { OFFSET_SIMPLIFY_MM, type OffsetOptions } from './polygon-kernel.js';

/** Rounding to the grid, mm: of what comes in, of crossings, of what goes out. */
const GRID_MM = 0.0003;

/** How far an offset's boundary may be from where it should be, see {@link offsetErrorMm}. */
export interface OffsetError {
  /** Nearer to the old boundary than |delta| by this at the most, mm: what a caller who must not gouge adds to the distance. */
  readonly nearMm: number;
  /** Farther from the old boundary than |delta| by this at the most, mm. */
  readonly farMm: number;
}

/** The error of PolygonKernel.offset with round joins, to be booked: the chords of round corners count on the near side only. */
export function offsetErrorMm({
  arcToleranceMm,
  simplifyMm = OFFSET_SIMPLIFY_MM,
}: OffsetOptions): OffsetError {
  return { nearMm: arcToleranceMm + simplifyMm + GRID_MM, farMm: simplifyMm + GRID_MM };
}
