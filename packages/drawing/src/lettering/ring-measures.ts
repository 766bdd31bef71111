import type { Ring } from '@millwright/geometry';

/** Signed area and length of a polygon; the area is taken about its first point, so that letters far away lose no digits. */
export function ringMeasures(ring: Ring): { areaMm2: number; lengthMm: number } {
  let twice = 0;
  let lengthMm = 0;
  const [originX, originY] = [ring[0] ?? 0, ring[1] ?? 0];
  for (let i = 0; i < ring.length / 2; i++) {
    const next = (2 * i + 2) % ring.length;
    const [x0, y0, x1, y1] = [ring[2 * i]!, ring[2 * i + 1]!, ring[next]!, ring[next + 1]!];
    twice += (x0 - originX) * (y1 - originY) - (x1 - originX) * (y0 - originY);
    lengthMm += Math.sqrt((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0));
  }
  return { areaMm2: twice / 2, lengthMm };
}
