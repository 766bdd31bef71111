import type { Box, Point } from '@millwright/contracts';

/** Signed area of a ring, mm², positive counter-clockwise (shoelace, about the first point, so that rings far from the origin keep their digits); 0 below three points. */
export function ringAreaMm2(ring: Float64Array): number {
  let twice = 0;
  for (let i = 0, before = ring.length - 2; i < ring.length; before = i, i += 2) {
    twice +=
      (ring[before]! - ring[0]!) * (ring[i + 1]! - ring[1]!) -
      (ring[i]! - ring[0]!) * (ring[before + 1]! - ring[1]!);
  }
  return twice / 2;
}

/** Length of a ring's sides, the closing one included, mm. */
export function ringLengthMm(ring: Float64Array): number {
  let lengthMm = 0;
  for (let i = 0, before = ring.length - 2; i < ring.length; before = i, i += 2) {
    const [dx, dy] = [ring[i]! - ring[before]!, ring[i + 1]! - ring[before + 1]!];
    lengthMm += Math.sqrt(dx * dx + dy * dy);
  }
  return lengthMm;
}

/** The smallest axis-parallel box around rings, mm; undefined when they have no point. */
export function ringsBox(rings: readonly Float64Array[]): Box | undefined {
  let box: [number, number, number, number] | undefined;
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i += 2) {
      const [x, y] = [ring[i]!, ring[i + 1]!];
      box ??= [x, y, x, y];
      box = [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)];
    }
  }
  return box && { minXMm: box[0], minYMm: box[1], maxXMm: box[2], maxYMm: box[3] };
}

/**
 * Centroid of the area that rings enclose together, mm, holes (which run the other way) taken off; undefined when they enclose nothing. The usual sum over triangles with the
 * first point of the first ring.
 */
export function ringsCentroid(rings: readonly Float64Array[]): Point | undefined {
  const [originX, originY] = [rings[0]?.[0] ?? 0, rings[0]?.[1] ?? 0];
  let [twice, sumX, sumY] = [0, 0, 0];
  for (const ring of rings) {
    for (let i = 0, before = ring.length - 2; i < ring.length; before = i, i += 2) {
      const [ax, ay] = [ring[before]! - originX, ring[before + 1]! - originY];
      const [bx, by] = [ring[i]! - originX, ring[i + 1]! - originY];
      const cross = ax * by - bx * ay;
      twice += cross;
      sumX += (ax + bx) * cross;
      sumY += (ay + by) * cross;
    }
  }
  if (twice === 0) return undefined;
  return [originX + sumX / (3 * twice), originY + sumY / (3 * twice)];
}
