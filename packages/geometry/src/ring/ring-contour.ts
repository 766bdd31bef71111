import type { Contour } from '@millwright/contracts';
import { polygonContour } from '../contour/polygon.js';

/**
 * A ring as a closed contour of lines.
 * @throws MillwrightError GEOMETRY_TOO_FEW_POINTS below three points
 */
export function ringContour(ring: Float64Array): Contour {
  return polygonContour(Array.from({ length: ring.length / 2 }, (_, i) => [ring[2 * i]!, ring[2 * i + 1]!]));
}
