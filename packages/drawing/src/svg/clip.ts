import { type Finding, finding } from '@millwright/contracts';
import { type Affine, determinant, mapPoint, multiply } from '../curve/affine.js';
import { apexOf, type Primitive, type XY } from '../curve/primitive.js';
import { childrenOf } from './element.js';
import { shapeOutlines, type ViewportSize } from './shapes.js';
import type { StyleSheet } from './style.js';
import { elementTransform } from './transform.js';
import type { XmlElement } from './xml.js';

/** A rectangle outside of which nothing is seen, and the regions around it. */
export interface Clip {
  readonly outer: Clip | undefined;
  /** From sketch coordinates to those of the rectangle. */
  readonly toLocal: Affine;
  readonly box: Box;
  /** How many clips lie within each other here. */
  readonly depth: number;
}

/** Clips within each other that are looked at; each costs a look at every point. */
const MAX_CLIPS = 32;

interface Box {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

/** A shape may stand out of its clip by this share of the clip's size: exporters round. */
const SLACK_RATIO = 1e-4;

/** The clip of a viewport (nested `svg`, `symbol`), unless its overflow is to be seen. */
export function viewportClip(matrix: Affine, size: ViewportSize, outer: Clip | undefined): Clip | undefined {
  return clipOf(matrix, { minX: 0, minY: 0, maxX: size.width, maxY: size.height }, outer);
}

/**
 * The clip a `clip-path` puts on an element, where it is a single upright rectangle in user units, as design programs write around a
 * whole page.
 * @returns `undefined` for any other clip: what it leaves is not worked out
 */
export function rectangularClip(
  clipPath: XmlElement,
  {
    matrix,
    sheet,
    viewport,
    outer,
  }: { matrix: Affine; sheet: StyleSheet; viewport: ViewportSize; outer: Clip | undefined },
): Clip | undefined {
  if (clipPath.attributes.get('clipPathUnits') === 'objectBoundingBox') return undefined;
  const shapes = childrenOf(clipPath).filter(({ name }) => name !== 'title' && name !== 'desc');
  const [shape] = shapes;
  if (shape === undefined || shapes.length > 1 || shape.attributes.get('clip-path') !== undefined)
    return undefined;
  const style = sheet.of(shape);
  const transforms = [clipPath, shape].map((element) => elementTransform(sheet.of(element), viewport));
  const [around, own] = transforms;
  if (around === undefined || own === undefined) return undefined;
  const outlines = shapeOutlines({ element: shape, style, viewport, map: [1, 0, 0, 1, 0, 0] });
  const box =
    outlines?.subPaths.length === 1 ? uprightRectangle(outlines.subPaths[0]!.primitives) : undefined;
  return box === undefined ? undefined : clipOf(multiply(matrix, multiply(around, own)), box, outer);
}

/** Whether any part of a shape is outside any of the clips around it, by the ends and control points of its pieces. */
export function isClipped(primitives: readonly Primitive[], clip: Clip | undefined): boolean {
  for (let one = clip; one !== undefined; one = one.outer) {
    const { toLocal, box } = one;
    const slack = SLACK_RATIO * Math.max(box.maxX - box.minX, box.maxY - box.minY);
    const isOutside = (point: XY) => {
      const [x, y] = mapPoint(toLocal, point);
      return x < box.minX - slack || x > box.maxX + slack || y < box.minY - slack || y > box.maxY + slack;
    };
    if (primitives.some((primitive) => pointsOf(primitive).some(isOutside))) return true;
  }
  return false;
}

/** What to say of shapes of which only part shows. */
export function clippedFinding(count: number): readonly Finding[] {
  if (count === 0) return [];
  const shapes = count === 1 ? '1 shape is' : `${count} shapes are`;
  const message = `${shapes} cut off by a clip or by the edge of a nested page, so only part shows. The whole is taken as contour: cut it in the drawing program if only that part is meant.`;
  return [finding('DRAWING_SHAPE_CLIPPED', { message, count })];
}

function clipOf(matrix: Affine, box: Box, outer: Clip | undefined): Clip | undefined {
  const toLocal = inverse(matrix);
  const depth = (outer?.depth ?? 0) + 1;
  return toLocal === undefined || depth > MAX_CLIPS ? outer : { outer, toLocal, box, depth };
}

function inverse(matrix: Affine): Affine | undefined {
  const [a, b, c, d, e, f] = matrix;
  const det = determinant(matrix);
  if (!(Math.abs(det) > 0) || !Number.isFinite(1 / det)) return undefined;
  return [d / det, -b / det, -c / det, a / det, (c * f - d * e) / det, (b * e - a * f) / det];
}

/** Points that enclose a piece, nearly: its ends with its control points, the top of its arc, or the ends of its half axes. */
function pointsOf(primitive: Primitive): readonly XY[] {
  if (primitive.kind === 'bezier') return primitive.points;
  const { from, to } = primitive;
  if (primitive.kind === 'segment')
    return primitive.bulge === 0 ? [from, to] : [from, to, apexOf(from, to, primitive.bulge)];
  if (Math.abs(primitive.sweepRad) < 6) return [from, to];
  const { centre, axisU, axisV } = primitive;
  return [axisU, axisV].flatMap(([x, y]): XY[] => [
    [centre[0] + x, centre[1] + y],
    [centre[0] - x, centre[1] - y],
  ]);
}

/** The box of four upright lines; `undefined` when they are anything else. */
function uprightRectangle(primitives: readonly Primitive[]): Box | undefined {
  if (primitives.length !== 4) return undefined;
  const points: XY[] = [];
  for (const primitive of primitives) {
    if (primitive.kind !== 'segment' || primitive.bulge !== 0) return undefined;
    const { from, to } = primitive;
    if (from[0] !== to[0] && from[1] !== to[1]) return undefined;
    points.push(from);
  }
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return { minX: Math.min(...xs), minY: Math.min(...ys), maxX: Math.max(...xs), maxY: Math.max(...ys) };
}
