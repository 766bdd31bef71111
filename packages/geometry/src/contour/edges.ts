import type { Contour } from '@millwright/contracts';

/** Receives one segment of a contour: from (x0, y0) to (x1, y1), mm, with its bulge. */
export type EdgeVisitor = (x0: number, y0: number, x1: number, y1: number, bulge: number) => void;

/**
 * Calls `visit` for each segment in order: n segments when the contour is closed, n − 1 when it is open. A segment whose ends are the
 * same point is left out (with chord 0 a bulge says nothing). The one place that knows how a contour closes.
 */
export function forEachEdge(contour: Contour, visit: EdgeVisitor): void {
  const { vertices, closed } = contour;
  const nEdges = closed ? vertices.length : vertices.length - 1;
  for (let i = 0; i < nEdges; i++) {
    const [x0, y0, bulge] = vertices[i]!;
    const [x1, y1] = vertices[i + 1 === vertices.length ? 0 : i + 1]!;
    if (x0 !== x1 || y0 !== y1) visit(x0, y0, x1, y1, bulge);
  }
}
