import { cosDeg, sinDeg } from '@millwright/geometry/numeric';
import type { Primitive, XY } from './primitive.js';
import { ellipseOfBulge } from './primitive.js';

/**
 * `[a, b, c, d, e, f]`: x′ = a·x + c·y + e, y′ = b·x + d·y + f. The order of SVG's `matrix()` (SVG 1.1, 7.4).
 */
export type Affine = readonly [number, number, number, number, number, number];

/** Leaves every point where it is. */
export const IDENTITY: Affine = [1, 0, 0, 1, 0, 0];

/** How far a matrix may be from a similarity, relative to its scale, for circles to stay circles: 10⁻⁹ of a metre is a nanometre. */
const SIMILARITY_TOLERANCE = 1e-9;

/** First `inner`, then `outer`. */
export function multiply(outer: Affine, inner: Affine): Affine {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** A turn by an angle in degrees about a point. */
export function rotation(angleDeg: number, aboutX = 0, aboutY = 0): Affine {
  const c = cosDeg(angleDeg);
  const s = sinDeg(angleDeg);
  return [c, s, -s, c, aboutX - c * aboutX + s * aboutY, aboutY - s * aboutX - c * aboutY];
}

/** The point mapped. */
export function mapPoint([a, b, c, d, e, f]: Affine, [x, y]: XY): XY {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** The direction mapped: as a point, but without the translation. */
export function mapVector([a, b, c, d]: Affine, [x, y]: XY): XY {
  return [a * x + c * y, b * x + d * y];
}

/** Area factor; negative when the map mirrors. */
export function determinant([a, b, c, d]: Affine): number {
  return a * d - b * c;
}

/** Whether circles stay circles: turned, moved, mirrored or scaled alike in every direction, within 10⁻⁹ of the scale. */
export function isSimilarity([a, b, c, d]: Affine): boolean {
  const scale = Math.max(Math.abs(a), Math.abs(b), Math.abs(c), Math.abs(d));
  const tolerance = SIMILARITY_TOLERANCE * scale;
  const turned = Math.abs(a - d) <= tolerance && Math.abs(b + c) <= tolerance;
  const mirrored = Math.abs(a + d) <= tolerance && Math.abs(b - c) <= tolerance;
  return turned || mirrored;
}

/** The primitive mapped. An arc stays an arc under a similarity and becomes part of an ellipse otherwise. */
export function mapPrimitive(map: Affine, primitive: Primitive): Primitive {
  switch (primitive.kind) {
    case 'segment': {
      const straight = primitive.bulge === 0;
      if (!straight && !isSimilarity(map)) return mapPrimitive(map, ellipseOfBulge(primitive));
      const bulge = straight || determinant(map) > 0 ? primitive.bulge : -primitive.bulge;
      return { kind: 'segment', from: mapPoint(map, primitive.from), to: mapPoint(map, primitive.to), bulge };
    }
    case 'ellipse':
      return {
        ...primitive,
        from: mapPoint(map, primitive.from),
        to: mapPoint(map, primitive.to),
        centre: mapPoint(map, primitive.centre),
        axisU: mapVector(map, primitive.axisU),
        axisV: mapVector(map, primitive.axisV),
      };
    case 'bezier':
      return {
        kind: 'bezier',
        points: primitive.points.map((point) => mapPoint(map, point)),
        weights: primitive.weights,
      };
  }
}
