import type { Contour, Region } from '@millwright/contracts';
import { contourAreaMm2 } from '@millwright/geometry';

/** Area of regions, mm². */
export const areaOf = (regions: readonly Region[]): number =>
  regions.reduce(
    (sum, { outline, holes }) =>
      sum + contourAreaMm2(outline) + holes.reduce((part, hole) => part + contourAreaMm2(hole), 0),
    0,
  );

/**
 * How often contours wind round a point, by counting where a ray to the right crosses them: a checker of its own, which shares nothing with
 * the kernel. Arcs are followed as 64 chords.
 */
export function windingOf(contours: readonly Contour[], x: number, y: number): number {
  let winding = 0;
  for (const contour of contours) {
    const points = pointsOf(contour);
    const [least, most] = heights.get(contour)!;
    if (y < least || y > most) continue;
    for (let i = 0; i < points.length; i++) {
      const [x0, y0] = points[i]!;
      const [x1, y1] = points[(i + 1) % points.length]!;
      if (y0 <= y === y1 <= y) continue;
      if (x0 + ((y - y0) / (y1 - y0)) * (x1 - x0) > x) winding += y1 > y0 ? 1 : -1;
    }
  }
  return winding;
}

const heights = new WeakMap<Contour, readonly [least: number, most: number]>();
const known = new WeakMap<Contour, readonly (readonly [number, number])[]>();

/** A contour as a polygon: 64 chords for each arc, by angles. */
export function pointsOf(contour: Contour): readonly (readonly [number, number])[] {
  const before = known.get(contour);
  if (before !== undefined) return before;
  const points: [number, number][] = [];
  for (const [i, [x, y, bulge]] of contour.vertices.entries()) {
    points.push([x, y]);
    if (bulge === 0) continue;
    const [toX, toY] = contour.vertices[(i + 1) % contour.vertices.length]!;
    const k = (1 - bulge * bulge) / (4 * bulge);
    const centre = [(x + toX) / 2 - (toY - y) * k, (y + toY) / 2 + (toX - x) * k] as const;
    const radius = Math.hypot(x - centre[0], y - centre[1]);
    const start = Math.atan2(y - centre[1], x - centre[0]);
    for (let j = 1; j < 64; j++) {
      const angle = start + (4 * Math.atan(bulge) * j) / 64;
      points.push([centre[0] + radius * Math.cos(angle), centre[1] + radius * Math.sin(angle)]);
    }
  }
  known.set(contour, points);
  const ys = points.map(([, y]) => y);
  heights.set(contour, [ys.reduce((a, b) => Math.min(a, b)), ys.reduce((a, b) => Math.max(a, b))]);
  return points;
}
