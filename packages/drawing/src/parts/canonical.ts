import type { Contour, Vertex } from '@millwright/contracts';
import { apexOf } from '../curve/primitive.js';

/** Shapes are compared on a grid of 1 µm, the accuracy of the drawing. */
const GRID_PER_MM = 1_000;
/**
 * Where in a grid cell coordinates fall. Drawings like whole tenths of a micrometre; with this shift none of them lies on the border
 * between two cells, where the last bit would decide.
 */
const GRID_SHIFT = 0.382;

/** A coordinate as a whole number of micrometres. */
export function onGrid(mm: number): number {
  return Math.floor(mm * GRID_PER_MM + GRID_SHIFT);
}

/**
 * The same closed contour starting at its leftmost (then lowest) vertex, whichever vertex the file starts with. Equal first
 * vertices are told apart by what follows.
 */
export function canonicalStart(contour: Contour): Contour {
  let best = 0;
  for (let i = 1; i < contour.vertices.length; i++)
    if (compareRotations(contour.vertices, i, best) < 0) best = i;
  return best === 0
    ? contour
    : { closed: true, vertices: [...contour.vertices.slice(best), ...contour.vertices.slice(0, best)] };
}

function compareRotations(vertices: readonly Vertex[], a: number, b: number): number {
  const n = vertices.length;
  // Vertices rarely repeat: this ends at the first step but for contours that visit a point twice.
  for (let k = 0; k < n; k++) {
    const p = vertices[(a + k) % n]!;
    const q = vertices[(b + k) % n]!;
    const difference = onGrid(p[0]) - onGrid(q[0]) || onGrid(p[1]) - onGrid(q[1]);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** A closed contour as text, on the grid: equal for equal curves that start at the same vertex. Arcs are named by their apex. */
export function contourSignature({ vertices }: Contour): string {
  let signature = '';
  for (let i = 0; i < vertices.length; i++) {
    const vertex = vertices[i]!;
    const next = vertices[(i + 1) % vertices.length]!;
    signature += `${i === 0 ? '' : ';'}${onGrid(vertex[0])} ${onGrid(vertex[1])}${apexSignature(vertex, next)}`;
  }
  return signature;
}

function apexSignature(vertex: Vertex, next: Vertex): string {
  if (vertex[2] === 0) return '';
  const [x, y] = apexOf([vertex[0], vertex[1]], [next[0], next[1]], vertex[2]);
  return ` ${onGrid(x)} ${onGrid(y)}`;
}
