import type { Ring, RingNode } from './rings.js';

/** Which points several overlapping rings enclose: those wound around at least once, an odd number of times, or more often left than right. */
export type FillRule = 'nonzero' | 'evenodd' | 'positive';

/** How an offset goes round corners. */
export interface OffsetOptions {
  /** `round`: as a cutter does. `mitre`: sharp, cut off beyond `mitreLimit`. `square`: cut off at the offset's distance. */
  readonly join: 'round' | 'mitre' | 'square';
  /** Largest distance between a round corner and its chords, which lie on the corner's side of the true arc, mm, ≥ 0.1 µm. */
  readonly arcToleranceMm: number;
  /** A mitre may reach this many offsets from its corner, ≥ 1; 2 unless given. */
  readonly mitreLimit?: number;
  /** Rings are simplified within this before they are offset, mm, ≥ 0; {@link OFFSET_SIMPLIFY_MM} unless given, 0 for not at all. */
  readonly simplifyMm?: number;
}

/**
 * Offsets and booleans of areas bounded by rings, on an integer grid of 0.1 µm: every given coordinate is rounded to it once (≤ 0.05 µm each
 * way) and every crossing that is found again. All methods are synchronous and pure; they return outlines counter-clockwise, holes clockwise,
 * none crossing another. Rings of fewer than three points enclose nothing and are skipped; features narrower than 1 µm (slits, needles) may close
 * or vanish.
 *
 * Each method throws MillwrightError INPUT_INVALID (an odd number of coordinates), GEOMETRY_COORDINATE_OUT_OF_RANGE (not finite or beyond
 * ±10⁷ mm), GEOMETRY_TOO_MANY_POINTS (more than 4 million) and GEOMETRY_KERNEL_FAILED (out of memory).
 */
export interface PolygonKernel {
  /**
   * The area grown (`deltaMm` > 0) or shrunk (< 0) by a distance. Rings are first united (non-zero rule). With round joins every point of the
   * new boundary is |deltaMm| from the old one, − arcToleranceMm − simplifyMm − 0.3 µm at the closest and + simplifyMm + 0.3 µm at the
   * farthest: a shrunk area can be too large by the former sum. A caller who must not gouge shrinks by that much more.
   * Also throws GEOMETRY_TOLERANCE_INVALID, and GEOMETRY_COORDINATE_OUT_OF_RANGE for the distance.
   */
  offset(rings: readonly Ring[], deltaMm: number, options: OffsetOptions): Ring[];
  /** The area that any of the rings encloses; the rule is `nonzero` unless given. */
  union(rings: readonly Ring[], fillRule?: FillRule): Ring[];
  /** The area in both (non-zero rule each). */
  intersect(a: readonly Ring[], b: readonly Ring[]): Ring[];
  /** The area in `a` and not in `b` (non-zero rule each). */
  difference(a: readonly Ring[], b: readonly Ring[]): Ring[];
  /**
   * All sums of a point of the area inside `pattern` and a point of the area inside `path`. Either may run either way round. The product of
   * their numbers of corners may be up to a million.
   */
  minkowskiSum(pattern: Ring, path: Ring): Ring[];
  /** The area with fewer corners: no point of the old boundary is farther than the tolerance, mm, from the new one, nor the reverse. */
  simplify(rings: readonly Ring[], toleranceMm: number): Ring[];
  /** The area's outlines, each with its holes, each with the islands in it (non-zero rule). */
  tree(rings: readonly Ring[]): RingNode[];
}

/** How much rings are simplified before an offset, mm: 1 µm is the share of geometry in the error budget of a cut (ARCHITECTURE.md). */
export const OFFSET_SIMPLIFY_MM = 0.001;
