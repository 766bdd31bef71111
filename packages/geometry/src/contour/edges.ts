import type { Contour } from '@millwright/contracts';

/** Receives one segment of a contour: from (x0, y0) to (x1, y1), mm, with its bulge. */
export type EdgeVisitor = (x0: number, y0: number, x1: number, y1: number, bulge: number) => void;

/**
 * A chord shorter than this, mm, is as good as a point, and a bulge smaller than this is none: their squares and inverses would underflow and
 * overflow. What is lost is below 10⁻⁹⁰ mm, since the contracts hold coordinates within ±10⁷ mm and bulges within ±1,000.
 */
const NEGLIGIBLE = 1e-100;

/**
 * Calls `visit` for each segment in order, bulge 0 where it bends by nothing: n segments when the contour is closed, n − 1 when it is open. A segment whose ends are the
 * same point is left out (with chord 0 a bulge says nothing). The one place that knows how a contour closes.
 */
export function forEachEdge(contour: Contour, visit: EdgeVisitor): void {
  const { vertices, closed } = contour;
  const nEdges = closed ? vertices.length : vertices.length - 1;
  for (let i = 0; i < nEdges; i++) {
    const [x0, y0, bulge] = vertices[i]!;
    const [x1, y1] = vertices[i + 1 === vertices.length ? 0 : i + 1]!;
    if (x0 !== x1 || y0 !== y1) {
      const isStraight = Math.abs(bulge) < NEGLIGIBLE || isPointLike(x1 - x0, y1 - y0);
      visit(x0, y0, x1, y1, isStraight ? 0 : bulge);
    }
  }
}

/** Whether a chord (dx, dy), mm, is too short to have a direction that a double can square. */
export function isPointLike(dx: number, dy: number): boolean {
  return Math.abs(dx) < NEGLIGIBLE && Math.abs(dy) < NEGLIGIBLE;
}
