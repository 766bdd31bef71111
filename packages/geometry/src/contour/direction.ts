import type { Contour, Vertex } from '@millwright/contracts';
import { contourAreaMm2 } from './measure.js';

/** The way a closed contour runs, seen with X to the right and Y up. */
export type Winding = 'counter-clockwise' | 'clockwise';

/** The same curve run the other way. A closed contour keeps its first vertex; doing it twice gives the contour back exactly. */
export function reverseContour(contour: Contour): Contour {
  const { vertices, closed } = contour;
  const n = vertices.length;
  const reversed: Vertex[] = [];
  for (let i = 0; i < n; i++) {
    // The bulge of the segment that now starts at a vertex stood at the vertex before it.
    const at = closed ? (n - i) % n : n - 1 - i;
    const [x, y] = vertices[at]!;
    const bulge = vertices[(at + n - 1) % n]![2];
    const isOpenEnd = !closed && i === n - 1;
    reversed.push([x, y, isOpenEnd || bulge === 0 ? 0 : -bulge]);
  }
  return { closed, vertices: reversed };
}

/**
 * The contour, reversed if it does not run the given way by its signed area. A contour that encloses exactly nothing runs neither way and
 * is returned as it is.
 * @throws MillwrightError GEOMETRY_CONTOUR_OPEN
 */
export function orientContour(contour: Contour, winding: Winding): Contour {
  const areaMm2 = contourAreaMm2(contour);
  const runsWrong = winding === 'clockwise' ? areaMm2 > 0 : areaMm2 < 0;
  return runsWrong ? reverseContour(contour) : contour;
}
