import type { Contour, Vertex } from '@millwright/contracts';

/** A line that comes back this near to itself comes back on itself: the accuracy of the drawing, mm. */
const WITHIN_MM = 1e-3;

/**
 * A closed contour without spikes of no width: where a straight line runs out and back over itself, the tip goes. What is left after
 * every spike (a contour that is one spike altogether) has fewer than three vertices and no area.
 */
export function withoutSpikes(contour: Contour): { readonly contour: Contour; readonly nRemoved: number } {
  let vertices: readonly Vertex[] = contour.vertices;
  let nRemoved = 0;
  // Every pass removes at least one vertex or is the last.
  for (let pass = contour.vertices.length; pass > 0; pass--) {
    const next = onePass(vertices);
    if (next.length === vertices.length) break;
    nRemoved += vertices.length - next.length;
    vertices = next;
  }
  return nRemoved === 0 ? { contour, nRemoved } : { contour: { ...contour, vertices }, nRemoved };
}

function onePass(vertices: readonly Vertex[]): readonly Vertex[] {
  const n = vertices.length;
  if (n < 3) return vertices;
  const isTipAt = (i: number) =>
    isSpike(vertices[i === 0 ? n - 1 : i - 1]!, vertices[i]!, vertices[i + 1 === n ? 0 : i + 1]!);
  let first = 0;
  while (first < n && !isTipAt(first)) first++;
  if (first === n) return vertices;
  const isTip = vertices.map((_, i) => isTipAt(i));
  // Of neighbouring tips only the first goes in one pass: without it the next may be none.
  const left = vertices.filter((_, i) => !(isTip[i] && !(i > 0 && isTip[i - 1])));
  // A spike that comes back to where it left leaves a line of no length behind.
  return left.filter((vertex, i) => {
    const next = left[(i + 1) % left.length]!;
    const apart = Math.max(Math.abs(next[0] - vertex[0]), Math.abs(next[1] - vertex[1]));
    return left.length < 3 || vertex[2] !== 0 || apart > WITHIN_MM;
  });
}

/** Whether the way from one vertex over a tip to the next runs back on itself: both straight, one end on the other line. */
function isSpike(before: Vertex, tip: Vertex, after: Vertex): boolean {
  if (before[2] !== 0 || tip[2] !== 0) return false;
  const [ax, ay] = [before[0] - tip[0], before[1] - tip[1]];
  const [bx, by] = [after[0] - tip[0], after[1] - tip[1]];
  const dot = ax * bx + ay * by;
  if (!(dot > 0)) return false;
  const [a, b] = [Math.sqrt(ax * ax + ay * ay), Math.sqrt(bx * bx + by * by)];
  // Distance of the nearer end from the longer line.
  return Math.abs(ax * by - ay * bx) / Math.max(a, b) <= WITHIN_MM;
}
