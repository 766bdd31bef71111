import type { Contour } from '@millwright/contracts';
import { FLAT_ARC_MM } from '@millwright/geometry';
import { apexOf, arcOf } from '../curve/primitive.js';
import { decimal } from './number.js';

/** Maps a point of the scene (Y up) to the page (Y down). */
export type ToPage = (x: number, y: number) => readonly [number, number];

/**
 * A contour as path data: `L` for lines, `A` for arcs of at most a half turn, `Z` when closed. Counter-clockwise arcs have sweep flag
 * 0, since SVG's Y points down.
 */
export function pathData({ vertices, closed }: Contour, toPage: ToPage): string {
  const text = (x: number, y: number) =>
    toPage(x, y)
      .map((value) => decimal(value))
      .join(' ');
  const commands = [`M${text(vertices[0]![0], vertices[0]![1])}`];
  const nPieces = closed ? vertices.length : vertices.length - 1;
  for (let i = 0; i < nPieces; i++) {
    const [x, y, bulge] = vertices[i]!;
    const [toX, toY] = vertices[(i + 1) % vertices.length]!;
    const isLast = closed && i === nPieces - 1;
    const [dx, dy] = [toX - x, toY - y];
    // |b|·c/2 is the arc's rise over its chord.
    if (bulge * bulge * (dx * dx + dy * dy) < 4 * FLAT_ARC_MM * FLAT_ARC_MM) {
      if (!isLast) commands.push(`L${text(toX, toY)}`);
      continue;
    }
    const radius = decimal(arcOf([x, y], [toX, toY], bulge).radius);
    const sweep = bulge > 0 ? 0 : 1;
    // An exact half turn has two circles through its ends for a reader that rounds; two quarters have one.
    if (Math.abs(bulge) > 0.99) {
      const apex = apexOf([x, y], [toX, toY], bulge);
      commands.push(`A${radius} ${radius} 0 0 ${sweep} ${text(apex[0], apex[1])}`);
      commands.push(`A${radius} ${radius} 0 0 ${sweep} ${text(toX, toY)}`);
    } else commands.push(`A${radius} ${radius} 0 0 ${sweep} ${text(toX, toY)}`);
  }
  return closed ? `${commands.join('')}Z` : commands.join('');
}
