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

/** How a strip goes around open paths. */
export interface OpenOffsetOptions extends Omit<OffsetOptions, 'simplifyMm'> {
  /**
   * What a path's ends get: `round` a half disc, `square` half a square (the strip ends `distanceMm` beyond the path), `butt` nothing (the strip ends where the
   * path does); `joined` has no ends, the last point is joined to the first.
   */
  readonly end: 'round' | 'square' | 'butt' | 'joined';
}

/** To which side an area may differ when it is simplified, see {@link PolygonKernel.simplify}. */
export type SimplifySide = 'both' | 'outside' | 'inside';

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
  /** The same for several distances, in their order; the rings are united and simplified once, which is most of the work when they have many points. */
  offsets(rings: readonly Ring[], deltasMm: readonly number[], options: OffsetOptions): Ring[][];
  /**
   * The strip around open paths (flat `[x0, y0, …]` mm, at least one point): with round joins and ends all points within `distanceMm` (> 0) of a path, where the
   * boundary is `distanceMm` − arcToleranceMm − 0.3 µm to `distanceMm` + 0.3 µm from it. Strips that meet are united. A path of one
   * point (or of one point repeated) gives a disc with round joins, else a square. Paths are not simplified. Also throws INPUT_INVALID for the distance.
   */
  offsetOpen(paths: readonly Ring[], distanceMm: number, options: OpenOffsetOptions): Ring[];
  /**
   * The area that the rings enclose; the rule is `nonzero` unless given. Rings that run against each other cancel out where they overlap (a hole does so with its
   * outline): of rings that run anyhow unite each alone first.
   */
  union(rings: readonly Ring[], fillRule?: FillRule): Ring[];
  /** The area in both; what each set of rings encloses is said by the rule, `nonzero` unless given. */
  intersect(a: readonly Ring[], b: readonly Ring[], fillRule?: FillRule): Ring[];
  /** The area in `a` and not in `b`; the rule as for `intersect`. */
  difference(a: readonly Ring[], b: readonly Ring[], fillRule?: FillRule): Ring[];
  /** The area in one of the two and not in both; the rule as for `intersect`. */
  xor(a: readonly Ring[], b: readonly Ring[], fillRule?: FillRule): Ring[];
  /**
   * The pieces of open paths (flat `[x0, y0, …]` mm, at least two points) that lie inside the area of the rings (non-zero rule), or outside it. Each piece is an open path
   * cut on the grid, in no promised order or direction. What runs along the boundary is inside: the area is taken 0.2 µm larger.
   */
  clipOpen(paths: readonly Ring[], area: readonly Ring[], keep?: 'inside' | 'outside'): Ring[];
  /**
   * All sums of a point of the area inside `pattern` and a point of the area inside `path`. Either may run either way round. The product of
   * their numbers of corners may be up to a million.
   */
  minkowskiSum(pattern: Ring, path: Ring): Ring[];
  /**
   * The area with fewer corners. `both` (unless given): no point of the old boundary is farther than the tolerance, mm, from the new one, nor the reverse.
   * `outside`: the result contains the whole area, and none of it is farther than the tolerance from the area. `inside`: the area contains the
   * result, which has every point whose distance from the outside is more than the tolerance. Where any ring loses corners, it moves by up to the
   * tolerance and every other ring by up to 0.7 µm; else the area comes back as it is, as it does for tolerances below 1.3 µm. Necks and slits
   * narrower than twice the tolerance may close.
   */
  simplify(rings: readonly Ring[], toleranceMm: number, side?: SimplifySide): Ring[];
  /** The area's outlines, each with its holes, each with the islands in it (non-zero rule). */
  tree(rings: readonly Ring[]): RingNode[];
}

/** How much rings are simplified before an offset, mm: 1 µm is the share of geometry in the error budget of a cut (ARCHITECTURE.md). */
export const OFFSET_SIMPLIFY_MM = 0.001;
