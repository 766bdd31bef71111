/** Numbers per trapezoid in the array that {@link trapezoidsOf} returns. */
export const TRAPEZOID_STRIDE = 7;

/**
 * Slabs thinner than this are left out, mm: a ten-thousandth of the validator's micrometre, and wide enough that the corners of a part
 * turned by 90° (equal but for rounding) fall into one level.
 */
const THINNEST_SLAB_MM = 1e-7;

/**
 * The inside of rings (non-zero rule) as trapezoids with sides parallel to the along-axis.
 * ```
 *   across ▲      ┌──────────┐ across1
 *          │     ╱            ╲
 *          │    └──────────────┘ across0
 *          └──► along   low     high
 * ```
 * @param rings - `[along0, across0, along1, across1, …]` mm, closed, in any winding
 * @returns `[across0, across1, low, lowSlope, high, highSlope, done]` for each, mm, by rising `across0`; `low` and `high` are the ends along at
 * `across0`, the slopes their change per mm across, and `done` is the largest `across1` so far: the level above which this trapezoid and all
 * before it are of no interest. Trapezoids overlap nowhere and touch where the shape goes on.
 */
export function trapezoidsOf(rings: readonly Float64Array[]): Float64Array {
  const edges = edgesOf(rings);
  const found: number[] = [];
  let open = new Map<number, number>();
  const levels = levelsOf(edges);
  for (let i = 0; i + 1 < levels.length; i++) {
    const across0 = levels[i]!;
    const across1 = levels[i + 1]!;
    const stillOpen = new Map<number, number>();
    for (const [low, high] of spansOf(edges, (across0 + across1) / 2)) {
      const key = low.index * edges.length + high.index;
      const at = open.get(key);
      if (at !== undefined) {
        found[at + 1] = across1;
        stillOpen.set(key, at);
        continue;
      }
      stillOpen.set(key, found.length);
      found.push(across0, across1, alongAt(low, across0), low.slope, alongAt(high, across0), high.slope, 0);
    }
    open = stillOpen;
  }
  let done = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < found.length; at += TRAPEZOID_STRIDE) {
    done = Math.max(done, found[at + 1]!);
    found[at + 6] = done;
  }
  return Float64Array.from(found);
}

interface Edge {
  readonly index: number;
  readonly across0: number;
  readonly across1: number;
  readonly along0: number;
  readonly slope: number;
  readonly winding: 1 | -1;
}

/** All edges but those that run along a level, upwards. */
function edgesOf(rings: readonly Float64Array[]): Edge[] {
  const edges: Edge[] = [];
  for (const ring of rings) {
    const n = ring.length / 2;
    for (let i = 0; i < n; i++) {
      const j = (i + 1) % n;
      const isUp = ring[2 * j + 1]! > ring[2 * i + 1]!;
      const [low, high] = isUp ? [i, j] : [j, i];
      const across0 = ring[2 * low + 1]!;
      const across1 = ring[2 * high + 1]!;
      if (across1 - across0 <= THINNEST_SLAB_MM) continue;
      const along0 = ring[2 * low]!;
      const slope = (ring[2 * high]! - along0) / (across1 - across0);
      edges.push({ index: edges.length, across0, across1, along0, slope, winding: isUp ? 1 : -1 });
    }
  }
  return edges;
}

function levelsOf(edges: readonly Edge[]): number[] {
  const all = edges.flatMap((edge) => [edge.across0, edge.across1]).sort((a, b) => a - b);
  const levels: number[] = [];
  for (const level of all) {
    if (levels.length === 0 || level - levels[levels.length - 1]! > THINNEST_SLAB_MM) levels.push(level);
  }
  return levels;
}

/** Where an edge is at a level; never drawn out below its start, which may lie a hair above a level that was merged into another. */
function alongAt(edge: Edge, across: number): number {
  return edge.along0 + edge.slope * Math.max(0, across - edge.across0);
}

/** The pairs of edges between which a line at this level is inside, from low to high. */
function spansOf(edges: readonly Edge[], across: number): [Edge, Edge][] {
  const crossed = edges
    .filter((edge) => edge.across0 < across && across < edge.across1)
    .sort((a, b) => alongAt(a, across) - alongAt(b, across) || a.index - b.index);
  const spans: [Edge, Edge][] = [];
  let winding = 0;
  let start = crossed[0];
  for (const edge of crossed) {
    if (winding === 0) start = edge;
    winding += edge.winding;
    if (winding === 0) spans.push([start!, edge]);
  }
  return spans;
}
