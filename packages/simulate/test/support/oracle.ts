// A slow second opinion: dense points instead of closed forms, all pairs instead of an index, polygons instead of arcs. Shares no
// line with the engine.
import type { Contour, Motion } from '@millwright/contracts';
import type { FullRequest } from './job.js';
import { place } from './offset-path.js';

type Ring = readonly (readonly [number, number])[];

/** Step of the samples along a path, mm; between two of them an overlap can grow by half of it. */
export const STEP_MM = 0.5;

/** How far the oracle's polygons lie inside true arcs, mm. */
export const POLYGON_MM = 0.002;

/** Each part's outline and holes as fine polygons, where they lie. */
export function ringsOf(
  request: FullRequest,
): readonly { readonly partId: string; readonly rings: readonly Ring[] }[] {
  return request.layout.placements.map((placement) => {
    const part = request.parts.find(({ id }) => id === placement.partId);
    const contours = part === undefined ? [] : [part.outline, ...part.holes];
    return {
      partId: placement.partId,
      rings: contours.map((contour) => polygonOf(place(contour, placement))),
    };
  });
}

/** Chords of at most 1°: at a radius of 50 mm they leave the arc by {@link POLYGON_MM}. */
function polygonOf({ vertices }: Contour): Ring {
  return vertices.flatMap(([ax, ay, bulge], i) => {
    const [bx, by] = vertices[(i + 1) % vertices.length] as (typeof vertices)[0];
    if (bulge === 0) return [[ax, ay] as const];
    const sweep = 4 * Math.atan(bulge);
    const k = (1 - bulge * bulge) / (4 * bulge);
    const [cx, cy] = [(ax + bx) / 2 - (by - ay) * k, (ay + by) / 2 + (bx - ax) * k];
    const n = Math.ceil(Math.abs(sweep) / 0.0174);
    return Array.from({ length: n }, (_, j): readonly [number, number] => {
      const t = (sweep * j) / n;
      const [ux, uy] = [ax - cx, ay - cy];
      return [cx + ux * Math.cos(t) - uy * Math.sin(t), cy + ux * Math.sin(t) + uy * Math.cos(t)];
    });
  });
}

/** Points along a motion, at most {@link STEP_MM} apart, each with its Z. */
export function pointsOf(motion: Motion): readonly (readonly [number, number, number])[] {
  const [ax, ay, az] = motion.fromMm;
  const [bx, by, bz] = motion.toMm;
  if (motion.kind === 'arc' && motion.centreMm !== undefined) {
    const [cx, cy] = motion.centreMm;
    const radius = Math.hypot(ax - cx, ay - cy);
    let sweep = Math.atan2(
      (ax - cx) * (by - cy) - (ay - cy) * (bx - cx),
      (ax - cx) * (bx - cx) + (ay - cy) * (by - cy),
    );
    if (motion.clockwise === true && sweep >= 0) sweep -= 2 * Math.PI;
    if (motion.clockwise !== true && sweep <= 0) sweep += 2 * Math.PI;
    // Tiny rings, too, need more points than their two ends.
    const n = Math.max(16, Math.ceil((radius * Math.abs(sweep)) / STEP_MM));
    const start = Math.atan2(ay - cy, ax - cx);
    return Array.from({ length: n + 1 }, (_, i) => {
      const t = start + (sweep * i) / n;
      return [cx + radius * Math.cos(t), cy + radius * Math.sin(t), az + ((bz - az) * i) / n] as const;
    });
  }
  const n = Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay, bz - az) / STEP_MM));
  return Array.from({ length: n + 1 }, (_, i) => {
    const t = i / n;
    return [ax + (bx - ax) * t, ay + (by - ay) * t, az + (bz - az) * t] as const;
  });
}

/** Distance from a point to the rings of a part, mm, negative inside the wood. */
export function signedDistance(x: number, y: number, rings: readonly Ring[]): number {
  let squared = Number.POSITIVE_INFINITY;
  let isInside = false;
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i++) {
      const [ax, ay] = ring[i] as readonly [number, number];
      const [bx, by] = ring[(i + 1) % ring.length] as readonly [number, number];
      const [dx, dy] = [bx - ax, by - ay];
      const length = dx * dx + dy * dy;
      const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
      const [ex, ey] = [x - ax - t * dx, y - ay - t * dy];
      squared = Math.min(squared, ex * ex + ey * ey);
      if (ay > y !== by > y && x < ax + ((y - ay) / dy) * dx) isInside = !isInside;
    }
  }
  return isInside ? -Math.sqrt(squared) : Math.sqrt(squared);
}

interface Boxed {
  readonly rings: readonly Ring[];
  readonly partId: string;
  readonly box: readonly [number, number, number, number];
}

/** The parts with their boxes, so that far samples are passed over. */
function boxedParts(request: FullRequest): readonly Boxed[] {
  return ringsOf(request).map(({ partId, rings }) => {
    const xs = rings.flatMap((ring) => ring.map(([x]) => x));
    const ys = rings.flatMap((ring) => ring.map(([, y]) => y));
    return { partId, rings, box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] };
  });
}

/** How far a point lies outside a box along an axis, mm; a lower bound of its distance to what is in it. */
function outside(x: number, y: number, [minX, minY, maxX, maxY]: Boxed['box']): number {
  return Math.max(minX - x, minY - y, x - maxX, y - maxY);
}

/** The largest overlap of the tool with any part over all samples below the stock top, mm; what the certified bound must exceed. */
export function sampledOverlap(request: FullRequest, radius: number): number {
  const parts = boxedParts(request);
  let overlap = 0;
  // Passes over each other have the same places.
  const seen = new Set<string>();
  for (const motion of request.reading.motions) {
    if (Math.min(motion.fromMm[2], motion.toMm[2]) >= 0) continue;
    for (const [x, y, z] of pointsOf(motion)) {
      if (z >= -1e-4 || seen.has(`${x} ${y}`)) continue;
      seen.add(`${x} ${y}`);
      for (const { rings, box } of parts) {
        // Only a larger overlap than the one known matters.
        if (outside(x, y, box) < radius - overlap)
          overlap = Math.max(overlap, radius - signedDistance(x, y, rings));
      }
    }
  }
  return overlap;
}

/** A wall point that no full-depth motion reaches although the tool could stand there, with how far the nearest one stays away. */
export interface LeftPoint {
  readonly partId: string;
  readonly leftMm: number;
}

/** Points by cells of a size, mm. */
class Cells {
  readonly #cells = new Map<string, [number, number][]>();
  readonly #size: number;

  constructor(size: number, points: Iterable<readonly [number, number, number]>) {
    this.#size = size;
    for (const [x, y] of points) {
      const key = `${Math.floor(x / size)} ${Math.floor(y / size)}`;
      const cell = this.#cells.get(key);
      if (cell === undefined) this.#cells.set(key, [[x, y]]);
      else cell.push([x, y]);
    }
  }

  /** Distance to the nearest point; infinite where none lies within the size of a cell. */
  nearest(x: number, y: number): number {
    const [column, row] = [Math.floor(x / this.#size), Math.floor(y / this.#size)];
    let least = Number.POSITIVE_INFINITY;
    for (let i = column - 1; i <= column + 1; i++) {
      for (let j = row - 1; j <= row + 1; j++) {
        for (const [px, py] of this.#cells.get(`${i} ${j}`) ?? []) {
          least = Math.min(least, (px - x) * (px - x) + (py - y) * (py - y));
        }
      }
    }
    return Math.sqrt(least) <= this.#size ? Math.sqrt(least) : Number.POSITIVE_INFINITY;
  }
}

/**
 * Wall points 1 mm apart that stay uncut. A point counts as reachable if the place at the tool's radius on its normal is clear of all
 * wood by 0.01 mm more than needed, and as left if the nearest sample of a full-depth motion is farther than radius + tolerance + half
 * a sample step's error. Points near a tab are not looked at.
 */
export function leftPoints(request: FullRequest, radius: number, bottomMm: number): readonly LeftPoint[] {
  const parts = boxedParts(request);
  const neededMm = radius - POLYGON_MM - 0.001;
  const deep = new Cells(
    2 * radius,
    request.reading.motions
      .filter(
        (motion) => motion.kind !== 'rapid' && motion.fromMm[2] <= bottomMm && motion.toMm[2] <= bottomMm,
      )
      .flatMap((motion) => pointsOf(motion)),
  );
  const left: LeftPoint[] = [];
  for (const { partId, rings } of parts) {
    for (const ring of rings) {
      ring.forEach(([ax, ay], i) => {
        const [bx, by] = ring[(i + 1) % ring.length] as readonly [number, number];
        const length = Math.hypot(bx - ax, by - ay);
        if (length === 0) return;
        const n = Math.max(1, Math.floor(length));
        for (let k = 0; k < n; k++) {
          const t = (k + 0.5) / n;
          const [x, y] = [ax + (bx - ax) * t, ay + (by - ay) * t];
          const isAtTab = request.tabs.some(
            (tab) => Math.hypot(tab.centreMm[0] - x, tab.centreMm[1] - y) < tab.lengthMm + radius,
          );
          if (isAtTab) continue;
          const [px, py] = [x + ((by - ay) / length) * radius, y - ((bx - ax) / length) * radius];
          const isKeptOff = parts.some(
            (part) => outside(px, py, part.box) < neededMm && signedDistance(px, py, part.rings) < neededMm,
          );
          if (!isKeptOff) left.push({ partId, leftMm: deep.nearest(x, y) - radius });
        }
      });
    }
  }
  return left;
}
