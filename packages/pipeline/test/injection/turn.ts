// A sheet that is turned over, by the tests' own calculation: about y left and right change places, about x near and far.
import type { Contour, Vertex } from '@millwright/contracts';
import { reversed } from './plane.ts';

export interface Turn {
  readonly about: 'x' | 'y';
  readonly width: number;
  readonly height: number;
}

/** A place of one face as seen from the other; twice is where it was. */
export function turnedPoint(
  [x, y]: readonly [number, number],
  { about, width, height }: Turn,
): readonly [number, number] {
  return about === 'y' ? [width - x, y] : [x, height - y];
}

/** A contour as seen from the other face, in the same sense of rotation as before. */
export function turnedContour(contour: Contour, turn: Turn): Contour {
  const vertices = contour.vertices.map(([x, y, bulge]): Vertex => [...turnedPoint([x, y], turn), -bulge]);
  return { ...contour, vertices: reversed(vertices, contour.closed) };
}
