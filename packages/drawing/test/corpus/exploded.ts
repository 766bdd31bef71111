import { Buffer } from 'node:buffer';
import type { Contour, Drawing, Point } from '@millwright/contracts';
import { contourAreaMm2, segmentsOf } from '@millwright/geometry';

/** A line or arc on its own: from, to, bulge. */
export type Piece = readonly [from: Point, to: Point, bulge: number];

const CLEARANCE_MM = 10;

/** The parts of a drawing side by side in a row, as single lines and arcs that know nothing of one another. */
export function explode({ parts }: Drawing): readonly Piece[] {
  const pieces: Piece[] = [];
  let xMm = 0;
  for (const { outline, holes } of parts) {
    let widthMm = 0;
    for (const contour of [outline, ...holes])
      for (const { from, to, bulge } of segmentsOf(contour)) {
        pieces.push([[from[0] + xMm, from[1]], [to[0] + xMm, to[1]], bulge]);
        // A bulge of 1 reaches half a chord beyond its ends; the length of the chord is far enough for all below 2.
        const reachMm = Math.abs(bulge) * Math.hypot(to[0] - from[0], to[1] - from[1]);
        widthMm = Math.max(widthMm, from[0] + reachMm, to[0] + reachMm);
      }
    xMm += widthMm + CLEARANCE_MM;
  }
  return pieces;
}

/** The other way round: the same curve. */
export const reversed = ([from, to, bulge]: Piece): Piece => [to, from, -bulge];

/** Mirrored in x where asked, turned by the cosine and sine, then moved. */
export const moved =
  ({ cos, sin, mirror = false, by }: Motion) =>
  ([from, to, bulge]: Piece): Piece => {
    const point = ([x, y]: Point): Point => {
      const u = mirror ? -x : x;
      return [u * cos - y * sin + by[0], u * sin + y * cos + by[1]];
    };
    return [point(from), point(to), mirror ? -bulge : bulge];
  };

/** A motion of the plane; cos² + sin² = 1. */
export interface Motion {
  readonly cos: number;
  readonly sin: number;
  readonly mirror?: boolean;
  readonly by: Point;
}

/** In an order that depends on the seed only (Fisher and Yates with a linear congruential generator, Numerical Recipes' constants). */
export function shuffled(pieces: readonly Piece[], seed: number): Piece[] {
  const result = [...pieces];
  let state = seed >>> 0;
  for (let i = result.length - 1; i > 0; i--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const j = Math.floor((state / 2 ** 32) * (i + 1));
    [result[i], result[j]] = [result[j]!, result[i]!];
  }
  return result.map((piece, index) => ((index + seed) % 2 === 0 ? piece : reversed(piece)));
}

/** A DXF in mm with an open polyline of two vertices for each piece. */
export function dxfOf(pieces: readonly Piece[]): Uint8Array {
  const text = pieces.map(
    ([from, to, bulge]) =>
      `0\nLWPOLYLINE\n8\n0\n90\n2\n70\n0\n10\n${from[0]}\n20\n${from[1]}\n42\n${bulge}\n10\n${to[0]}\n20\n${to[1]}\n`,
  );
  return new Uint8Array(
    Buffer.from(
      `0\nSECTION\n2\nHEADER\n9\n$INSUNITS\n70\n4\n0\nENDSEC\n0\nSECTION\n2\nENTITIES\n${text.join('')}0\nENDSEC\n0\nEOF\n`,
    ),
  );
}

/** What no motion and no order may change: areas of outlines and holes, largest first, mm². */
export function shapesOf({ parts }: Drawing): readonly (readonly number[])[] {
  const area = (contour: Contour) => Math.abs(contourAreaMm2(contour));
  return parts
    .map(({ outline, holes }) => [area(outline), ...holes.map(area).sort((a, b) => b - a)])
    .sort((a, b) => b[0]! - a[0]! || b.length - a.length || (b[1] ?? 0) - (a[1] ?? 0));
}
