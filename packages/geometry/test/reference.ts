// Slow and simple versions of what the package computes, from the textbook formulas (centre, radius, angles) that its own code avoids.
import type { Contour, Point } from '@millwright/contracts';
import type { Ring } from '../src/index.js';

/** Points along a contour, `perSegment` on each line and arc, the first vertex not repeated. */
export function sampleContour(contour: Contour, perSegment: number): Point[] {
  const { vertices, closed } = contour;
  const points: Point[] = [];
  const nEdges = closed ? vertices.length : vertices.length - 1;
  for (let i = 0; i < nEdges; i++) {
    const [x0, y0, b] = vertices[i]!;
    const [x1, y1] = vertices[(i + 1) % vertices.length]!;
    for (let k = 0; k < perSegment; k++) points.push(pointOnSegment(x0, y0, x1, y1, b, k / perSegment));
  }
  if (!closed) points.push([vertices.at(-1)![0], vertices.at(-1)![1]]);
  return points;
}

function pointOnSegment(x0: number, y0: number, x1: number, y1: number, b: number, t: number): Point {
  const chord = Math.hypot(x1 - x0, y1 - y0);
  // A flatter arc has its centre too far away for these formulas.
  if ((Math.abs(b) * chord) / 2 < 1e-5) return [x0 + (x1 - x0) * t, y0 + (y1 - y0) * t];
  const k = (1 - b * b) / (4 * b);
  const cx = (x0 + x1) / 2 - (y1 - y0) * k;
  const cy = (y0 + y1) / 2 + (x1 - x0) * k;
  const angle = 4 * Math.atan(b) * t;
  const [ux, uy] = [x0 - cx, y0 - cy];
  return [cx + ux * Math.cos(angle) - uy * Math.sin(angle), cy + ux * Math.sin(angle) + uy * Math.cos(angle)];
}

/** Shoelace area, mm². */
export function polygonArea(points: readonly Point[]): number {
  let area = 0;
  points.forEach(([x0, y0], i) => {
    const [x1, y1] = points[(i + 1) % points.length]!;
    area += (x0 * y1 - x1 * y0) / 2;
  });
  return area;
}

/** How often a polygon winds around a point: the sum of the angles under which its sides are seen. */
export function windingByAngles([x, y]: Point, points: readonly Point[]): number {
  let angle = 0;
  points.forEach(([x0, y0], i) => {
    const [x1, y1] = points[(i + 1) % points.length]!;
    const [ax, ay, bx, by] = [x0 - x, y0 - y, x1 - x, y1 - y];
    angle += Math.atan2(ax * by - ay * bx, ax * bx + ay * by);
  });
  return Math.round(angle / (2 * Math.PI));
}

/** Distance from a point to a chain of straight lines, mm. */
export function distanceToPolyline([x, y]: Point, points: readonly Point[], closed = true): number {
  let nearest = Number.POSITIVE_INFINITY;
  const nEdges = closed ? points.length : points.length - 1;
  for (let i = 0; i < nEdges; i++) {
    const [x0, y0] = points[i]!;
    const [x1, y1] = points[(i + 1) % points.length]!;
    const square = (x1 - x0) ** 2 + (y1 - y0) ** 2;
    const t = square === 0 ? 0 : ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / square;
    const u = Math.min(1, Math.max(0, t));
    nearest = Math.min(nearest, Math.hypot(x - x0 - u * (x1 - x0), y - y0 - u * (y1 - y0)));
  }
  return nearest;
}

/** Points of a ring. */
export function pointsOf(ring: Ring): Point[] {
  return Array.from({ length: ring.length / 2 }, (_, i): Point => [ring[2 * i]!, ring[2 * i + 1]!]);
}

/** Area of a set of rings, holes clockwise, mm². */
export function ringsArea(rings: readonly Ring[]): number {
  return rings.reduce((sum, ring) => sum + polygonArea(pointsOf(ring)), 0);
}

/** Distance from a point to the boundary of a set of rings, mm. */
export function distanceToRings(point: Point, rings: readonly Ring[]): number {
  return Math.min(...rings.map((ring) => distanceToPolyline(point, pointsOf(ring))));
}

/** Points on the sides of a polygon, `perSide` on each. */
export function samplePolygon(points: readonly Point[], perSide: number): Point[] {
  return points.flatMap(([x0, y0], i) => {
    const [x1, y1] = points[(i + 1) % points.length]!;
    return Array.from({ length: perSide }, (_, k): Point => {
      const t = k / perSide;
      return [x0 + (x1 - x0) * t, y0 + (y1 - y0) * t];
    });
  });
}

/** Length of all rings, mm. */
export function perimeter(rings: readonly Ring[]): number {
  let length = 0;
  for (const ring of rings) {
    const points = pointsOf(ring);
    points.forEach(([x, y], i) => {
      const [x0, y0] = points.at(i - 1)!;
      length += Math.hypot(x - x0, y - y0);
    });
  }
  return length;
}

/** One side of a ring, from left to right; `turn` says whether the ring ran that way. */
interface Side {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly slope: number;
  readonly turn: 1 | -1;
  readonly set: number;
}

/**
 * Area of the points for which `holds` of the winding numbers in each set: between every two neighbouring x at which a side starts, ends or
 * crosses another, the sides are sorted by height and the strips between them added up. O(n³), and shares no idea with a sweep.
 */
export function areaWhere(
  sets: readonly (readonly Ring[])[],
  holds: (windings: readonly number[]) => boolean,
): number {
  const sides = sets.flatMap((rings, set) => rings.flatMap((ring) => sidesOf(ring, set)));
  const xs = new Set(sides.flatMap(({ x0, x1 }) => [x0, x1]));
  sides.forEach((a, i) => {
    for (const b of sides.slice(0, i)) {
      const x = (b.y0 - b.slope * b.x0 - a.y0 + a.slope * a.x0) / (a.slope - b.slope);
      if (x > Math.max(a.x0, b.x0) && x < Math.min(a.x1, b.x1)) xs.add(x);
    }
  });
  const stops = [...xs].sort((a, b) => a - b);
  let area = 0;
  for (let i = 1; i < stops.length; i++)
    area += slabArea(sides, stops[i - 1]!, stops[i]!, sets.length, holds);
  return area;
}

function sidesOf(ring: Ring, set: number): Side[] {
  const points = pointsOf(ring);
  return points.flatMap(([bx, by], i): Side[] => {
    const [ax, ay] = points.at(i - 1)!;
    const slope = (by - ay) / (bx - ax);
    if (ax === bx) return [];
    return [
      ax < bx
        ? { x0: ax, y0: ay, x1: bx, slope, turn: 1, set }
        : { x0: bx, y0: by, x1: ax, slope, turn: -1, set },
    ];
  });
}

function slabArea(
  sides: readonly Side[],
  left: number,
  right: number,
  nSets: number,
  holds: (windings: readonly number[]) => boolean,
): number {
  const middle = (left + right) / 2;
  const crossed = sides
    .filter(({ x0, x1 }) => x0 <= left && x1 >= right)
    .map(({ x0, y0, slope, turn, set }) => ({ y: y0 + slope * (middle - x0), turn, set }))
    .sort((a, b) => a.y - b.y);
  const windings = new Array<number>(nSets).fill(0);
  let height = 0;
  crossed.forEach(({ y, turn, set }, i) => {
    if (holds(windings)) height += y - crossed[i - 1]!.y;
    windings[set]! += turn;
  });
  return height * (right - left);
}
