import type { Contour, Vertex } from '@millwright/contracts';
import type { Primitive, XY } from '../curve/primitive.js';
import { line } from '../curve/primitive.js';
import { toArcs } from '../curve/to-arcs.js';
import type { DrawCommand } from './font.js';

/** Largest distance between a letter's curve and the arcs in its place, mm. With what uniting adds it stays within 1 µm. */
export const CURVE_TOLERANCE_MM = 0.0005;

/**
 * The closed contours of a glyph, as lines and arcs of at most a half turn, its origin at 0, 0; each runs as the font draws it.
 * @param mmPerStep - size of a step of the font, mm
 */
export function glyphContours(commands: readonly DrawCommand[], mmPerStep: number): readonly Contour[] {
  const contours: Contour[] = [];
  let vertices: Vertex[] = [];
  let start: XY = [0, 0];
  let pen: XY = [0, 0];
  const add = (primitive: Primitive) => {
    let from = pen;
    for (const { to, bulge } of toArcs(primitive, CURVE_TOLERANCE_MM)) {
      if (to[0] !== from[0] || to[1] !== from[1]) vertices.push([from[0], from[1], bulge]);
      from = to;
    }
    pen = from;
  };
  const close = () => {
    if (pen[0] !== start[0] || pen[1] !== start[1]) add(line(pen, start));
    if (vertices.length >= 2) contours.push({ closed: true, vertices });
    vertices = [];
  };
  for (const [kind, ...numbers] of commands) {
    const points: XY[] = [];
    for (let i = 0; i < numbers.length; i += 2)
      points.push([numbers[i]! * mmPerStep, numbers[i + 1]! * mmPerStep]);
    if (kind === 'M') {
      close();
      start = points[0]!;
      pen = start;
    } else add(kind === 'L' ? line(pen, points[0]!) : { kind: 'bezier', points: [pen, ...points] });
  }
  close();
  return contours;
}
