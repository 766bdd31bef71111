/**
 * A closed polygon, `[x0, y0, x1, y1, …]` mm, length 2n, the first point not repeated. In what a kernel returns, outlines run
 * counter-clockwise, holes clockwise, and every coordinate is a multiple of 0.1 µm.
 */
export type Ring = Float64Array;

/** A ring with the rings directly inside it: outlines hold holes, holes hold islands. */
export interface RingNode {
  readonly ring: Ring;
  readonly isHole: boolean;
  readonly children: readonly RingNode[];
}
