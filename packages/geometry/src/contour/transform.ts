import type { Contour, Placement, Point, Vertex } from '@millwright/contracts';
import { cosDeg, sinDeg } from '../numeric.js';

/** How a shape is moved: mirrored first (x → −x) if so, then turned about the origin by `rotationDeg` counter-clockwise, then moved, mm. */
export type Transform = Pick<Placement, 'xMm' | 'yMm' | 'rotationDeg' | 'mirrored'>;

/** A point moved; exact but for one rounding when the rotation is a multiple of 90°. */
export function transformPoint(point: Point, transform: Transform): Point {
  return transformWith(rotationOf(transform), point[0], point[1], transform);
}

/** A contour moved, arcs exactly: a mirror turns every bulge round, nothing else changes it. The winding is left as it comes out. */
export function transformContour(contour: Contour, transform: Transform): Contour {
  const rotation = rotationOf(transform);
  const vertices = contour.vertices.map(([x, y, bulge]): Vertex => {
    const [xMm, yMm] = transformWith(rotation, x, y, transform);
    return [xMm, yMm, transform.mirrored && bulge !== 0 ? -bulge : bulge];
  });
  return { closed: contour.closed, vertices };
}

interface Rotation {
  readonly cos: number;
  readonly sin: number;
}

function rotationOf({ rotationDeg }: Transform): Rotation {
  return { cos: cosDeg(rotationDeg), sin: sinDeg(rotationDeg) };
}

function transformWith({ cos, sin }: Rotation, x: number, y: number, transform: Transform): Point {
  const mirroredX = transform.mirrored ? -x : x;
  return [mirroredX * cos - y * sin + transform.xMm, mirroredX * sin + y * cos + transform.yMm];
}
