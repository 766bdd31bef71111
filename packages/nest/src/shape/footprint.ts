import type { Contour, Part } from '@millwright/contracts';
import {
  contourAreaMm2,
  contourBox,
  flattenContour,
  orientContour,
  type PolygonKernel,
} from '@millwright/geometry';
import { simplifyOutward } from './outward-simplify.js';

/** What a part takes up on a sheet, in its own frame: half the spacing on every side included, and never less than it truly takes. */
export interface Footprint {
  /** The part's outline as drawn, counter-clockwise. */
  readonly outline: Contour;
  /** `[x0, y0, …]` mm: the grown outline counter-clockwise, holes that could take a part clockwise. */
  readonly rings: readonly Float64Array[];
  /** Area of the part itself, holes taken off, mm². */
  readonly areaMm2: number;
  /** How far simplification let the footprint stand out, mm. */
  readonly addedMm: number;
}

/** Curves become tangents at most this far outside, mm: what a cut needs is decided later, here it only costs material. */
const FLATTEN_MM = 0.05;
/** Simplification a part with many vertices goes through, mm: at most 0.3 mm a side, a tenth of a usual spacing. */
const SIMPLIFY_MM = [0.02, 0.05, 0.1, 0.2, 0.3] as const;
/** Vertices that cost the search little; parts with no more stay exact. */
const ENOUGH_VERTICES = 40;
/** Vertices beyond which a part would slow the search down for all others; it is simplified further, and a finding says so. */
const MOST_VERTICES = 96;
/**
 * Corners up to this multiple of the growth away keep their point, the others are cut off square. 1.5 keeps right angles (√2), so that a
 * rectangle stays one.
 */
const MITRE_LIMIT = 1.5;
/** How far the 0.1 µm grid of the polygon kernel may pull a vertex in, mm, with room to spare. */
const GRID_SLACK_MM = 3e-4;

/** Rounding of an area beyond what the grid explains, mm². */
const AREA_SLACK_MM2 = 1e-6;

/** Simplification above this is worth a finding, mm. */
export const USUAL_ADDED_MM = SIMPLIFY_MM[SIMPLIFY_MM.length - 1]!;

/**
 * The footprint of a part. Curves are flattened outwards, the outline is grown by half the spacing and simplified outwards.
 * @param spacingMm - gap between parts, mm
 * @param smallestHoleMm2 - holes no larger than this are filled: no part goes in
 */
export function footprintOf(
  kernel: PolygonKernel,
  part: Part,
  spacingMm: number,
  smallestHoleMm2: number,
): Footprint {
  const outline = orientContour(part.outline, 'counter-clockwise');
  const holes = usableHoles(part.holes, smallestHoleMm2);
  const areaMm2 = part.holes.reduce(
    (rest, hole) => rest - Math.abs(contourAreaMm2(hole)),
    contourAreaMm2(outline),
  );
  const known = { outline, areaMm2: Math.max(0, areaMm2) };
  const growthMm = spacingMm / 2;
  if (holes.length === 0 && isUprightRectangle(outline)) {
    return { ...known, rings: [boxRing(outline, growthMm)], addedMm: 0 };
  }
  const outer = flattenContour(outline, { toleranceMm: FLATTEN_MM, side: 'outside' });
  const inner = holes.map((hole) => flattenContour(hole, { toleranceMm: FLATTEN_MM, side: 'inside' }));
  const region = regionOf(kernel, outer, inner);
  if (region !== undefined) {
    const { rings, addedMm } = grow(kernel, region, growthMm);
    const isSafe = [outer, ...inner].every((ring) => isCovered(ring, rings, growthMm - GRID_SLACK_MM));
    if (isSafe) return { ...known, rings, addedMm };
  }
  // Slivers thinner than the kernel's grid may vanish there, and outlines that cross themselves have no inside to trust. A box is safe.
  return { ...known, rings: [boxRing(outline, growthMm)], addedMm: 0 };
}

/** Holes worth keeping: large enough for the smallest part, and clear of other holes (overlapping ones are no valid drawing to nest in). */
function usableHoles(holes: readonly Contour[], smallestHoleMm2: number): Contour[] {
  return holes
    .map((hole) => orientContour(hole, 'clockwise'))
    .filter((hole) => -contourAreaMm2(hole) > smallestHoleMm2)
    .filter((hole) => holes.filter((other) => boxesMeet(hole, other)).length === 1);
}

function boxesMeet(a: Contour, b: Contour): boolean {
  const p = contourBox(a);
  const q = contourBox(b);
  return p.minXMm <= q.maxXMm && q.minXMm <= p.maxXMm && p.minYMm <= q.maxYMm && q.minYMm <= p.maxYMm;
}

/** The outline less its holes; undefined where their areas do not add up because the outline crosses itself or a hole leaves it. */
function regionOf(
  kernel: PolygonKernel,
  outer: Float64Array,
  inner: readonly Float64Array[],
): readonly Float64Array[] | undefined {
  const region = inner.length === 0 ? kernel.union([outer]) : kernel.difference([outer], inner);
  const [drawn, found] = [measure([outer, ...inner]), measure(region)];
  const slackMm2 = AREA_SLACK_MM2 + GRID_SLACK_MM * drawn.lengthMm;
  return Math.abs(found.areaMm2 - drawn.areaMm2) <= slackMm2 ? region : undefined;
}

/** Signed area and length of rings together. */
function measure(rings: readonly Float64Array[]): { readonly areaMm2: number; readonly lengthMm: number } {
  let areaMm2 = 0;
  let lengthMm = 0;
  for (const ring of rings) {
    const [originX, originY] = [ring[0]!, ring[1]!];
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const [dx, dy] = [ring[i]! - ring[j]!, ring[i + 1]! - ring[j + 1]!];
      areaMm2 += ((ring[j]! - originX) * dy - (ring[j + 1]! - originY) * dx) / 2;
      lengthMm += Math.sqrt(dx * dx + dy * dy);
    }
  }
  return { areaMm2, lengthMm };
}

function grow(
  kernel: PolygonKernel,
  region: readonly Float64Array[],
  growthMm: number,
): { rings: readonly Float64Array[]; addedMm: number } {
  const grown =
    growthMm > 0
      ? kernel.offset(region, growthMm, {
          join: 'mitre',
          mitreLimit: MITRE_LIMIT,
          arcToleranceMm: FLATTEN_MM,
          simplifyMm: 0,
        })
      : region;
  const simple = grown
    .filter((ring) => ring.length >= 6)
    .map((ring) =>
      simplifyOutward(ring, {
        enoughVertices: ENOUGH_VERTICES,
        mostVertices: MOST_VERTICES,
        tolerancesMm: SIMPLIFY_MM,
      }),
    );
  return {
    rings: simple.map(({ ring }) => ring),
    addedMm: simple.reduce((most, { addedMm }) => Math.max(most, addedMm), 0),
  };
}

function isUprightRectangle({ vertices }: Contour): boolean {
  if (vertices.length !== 4) return false;
  return vertices.every(([x, y, bulge], i) => {
    const [nextX, nextY] = vertices[(i + 1) % 4]!;
    const [afterX, afterY] = vertices[(i + 2) % 4]!;
    return bulge === 0 && (x === nextX ? nextY === afterY : y === nextY && nextX === afterX);
  });
}

function boxRing(outline: Contour, growthMm: number): Float64Array {
  const box = contourBox(outline);
  const [left, bottom] = [box.minXMm - growthMm, box.minYMm - growthMm];
  const [right, top] = [box.maxXMm + growthMm, box.maxYMm + growthMm];
  return Float64Array.of(left, bottom, right, bottom, right, top, left, top);
}

/** Whether every vertex of a ring lies in the region of the rings, at least `depthMm` from its edge (if that is positive). */
function isCovered(ring: Float64Array, rings: readonly Float64Array[], depthMm: number): boolean {
  for (let i = 0; i < ring.length; i += 2) {
    const { isInside, edgeMm } = whereIs(ring[i]!, ring[i + 1]!, rings);
    if (isInside ? edgeMm < depthMm : depthMm > 0 || edgeMm > GRID_SLACK_MM) return false;
  }
  return rings.length > 0;
}

function whereIs(
  x: number,
  y: number,
  rings: readonly Float64Array[],
): { isInside: boolean; edgeMm: number } {
  let winding = 0;
  let nearest2 = Number.POSITIVE_INFINITY;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const fromX = ring[j]! - x;
      const fromY = ring[j + 1]! - y;
      const toX = ring[i]! - x;
      const toY = ring[i + 1]! - y;
      const cross = fromX * toY - fromY * toX;
      if (fromY <= 0 && toY > 0 && cross > 0) winding++;
      if (fromY > 0 && toY <= 0 && cross < 0) winding--;
      nearest2 = Math.min(nearest2, squaredDistance(fromX, fromY, toX - fromX, toY - fromY));
    }
  }
  return { isInside: winding !== 0, edgeMm: Math.sqrt(nearest2) };
}

/** From the origin to the segment that starts at (x, y) and goes (dx, dy). */
function squaredDistance(x: number, y: number, dx: number, dy: number): number {
  const lengthSquared = dx * dx + dy * dy;
  const share = lengthSquared > 0 ? Math.min(1, Math.max(0, -(x * dx + y * dy) / lengthSquared)) : 0;
  const nearX = x + share * dx;
  const nearY = y + share * dy;
  return nearX * nearX + nearY * nearY;
}
