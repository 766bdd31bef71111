import { type Contour, MillwrightError } from '@millwright/contracts';
import { arcAreaMm2, arcLengthMm } from './bulge.js';
import { forEachEdge } from './edges.js';

/** Length along the contour, arcs included, mm, ≥ 0; of a closed contour with its closing segment. */
export function contourLengthMm(contour: Contour): number {
  let lengthMm = 0;
  forEachEdge(contour, (x0, y0, x1, y1, bulge) => {
    const chordMm = Math.sqrt((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0));
    lengthMm += arcLengthMm(chordMm, bulge);
  });
  return lengthMm;
}

/**
 * Area enclosed by a closed contour, mm², positive when it runs counter-clockwise. Arcs count exactly. Where the contour crosses itself, each
 * point counts as often as it is wound around. Computed about the first vertex, so that a small part far from the origin keeps its digits.
 * @throws MillwrightError GEOMETRY_CONTOUR_OPEN
 */
export function contourAreaMm2(contour: Contour): number {
  requireClosed(contour, 'An area');
  const [originX, originY] = contour.vertices[0]!;
  let areaMm2 = 0;
  forEachEdge(contour, (x0, y0, x1, y1, bulge) => {
    areaMm2 += ((x0 - originX) * (y1 - originY) - (x1 - originX) * (y0 - originY)) / 2;
    if (bulge !== 0) {
      areaMm2 += arcAreaMm2(Math.sqrt((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0)), bulge);
    }
  });
  return areaMm2;
}

/**
 * @param what - the start of the message: what only a closed contour has
 * @throws MillwrightError GEOMETRY_CONTOUR_OPEN
 */
export function requireClosed(contour: Contour, what: string): void {
  if (contour.closed) return;
  const [startXMm, startYMm] = contour.vertices[0]!;
  const [endXMm, endYMm] = contour.vertices[contour.vertices.length - 1]!;
  throw new MillwrightError('GEOMETRY_CONTOUR_OPEN', {
    message: `${what} needs a closed contour; this one is open from (${startXMm}, ${startYMm}) mm to (${endXMm}, ${endYMm}) mm.`,
    hint: 'Close the contour in the drawing, or set `closed` where its ends meet.',
    data: { startXMm, startYMm, endXMm, endYMm, nVertices: contour.vertices.length },
  });
}
