import { type Finding, finding } from '@millwright/contracts';
import { apexOf, type Primitive, type XY } from '../curve/primitive.js';
import { lightnessRatio } from './colour.js';
import type { Style } from './computed-style.js';
import type { SubPath } from './path.js';

/** One element as painted: what it draws and how. */
export interface PaintedShape {
  readonly subPaths: readonly SubPath[];
  readonly style: Style;
}

/** Pairs of shapes compared at most; pictures of more are no drawings of parts. */
const MAX_PAIRS = 2_000_000;
/** A fill this much lighter than the one below it is meant to be seen as a hole in it. */
const LIGHTER_BY_RATIO = 0.5;

/** What the paint of shapes says against reading them as contours. */
export function paintFindings(shapes: readonly PaintedShape[]): readonly Finding[] {
  const nStacked = stackedFills(shapes);
  const nOutlined = shapes.filter(isOutlinedStroke).length;
  const nUnpainted = shapes.filter(({ style }) => !style.isFilled && !style.isStroked).length;
  return [
    ...(nStacked === 0
      ? []
      : [
          finding('DRAWING_FILLS_STACKED', {
            message: `Light shapes are painted over dark ones (${nStacked}). They look like holes; contours within contours are taken for holes and islands by turns. Check what is a hole, or combine the shapes in the drawing program.`,
            count: nStacked,
          }),
        ]),
    ...(nOutlined === 0
      ? []
      : [
          finding('DRAWING_STROKE_OUTLINED', {
            message: `${nOutlined} ${nOutlined === 1 ? 'shape consists' : 'shapes consist'} of two contours that run side by side: a line whose stroke was turned into a path? It would be cut on both sides. Draw the line itself, with a stroke.`,
            count: nOutlined,
          }),
        ]),
    ...(nUnpainted === 0 || nUnpainted === shapes.length
      ? []
      : [
          finding('DRAWING_SHAPE_UNPAINTED', {
            message: `${nUnpainted} ${nUnpainted === 1 ? 'shape has' : 'shapes have'} neither stroke nor fill, so nobody sees them, unlike the others of the drawing. They are taken as contours: remove them if they are only frames.`,
            count: nUnpainted,
          }),
        ]),
  ];
}

interface Box {
  readonly shape: PaintedShape;
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

/** How many shapes lie, much lighter, within the box of one painted before. */
function stackedFills(shapes: readonly PaintedShape[]): number {
  const fills = shapes.flatMap((shape) => {
    const { isFilled, fillColour } = shape.style;
    return isFilled && fillColour !== undefined ? [{ shape, lightness: lightnessRatio(fillColour) }] : [];
  });
  const isDark = (lightness: number) => lightness <= 1 - LIGHTER_BY_RATIO;
  // Most drawings are of one colour: nothing need then be measured.
  if (!fills.some(({ lightness }) => !isDark(lightness)) || !fills.some(({ lightness }) => isDark(lightness)))
    return 0;
  const dark: Box[] = [];
  let nStacked = 0;
  let nPairs = 0;
  for (const { shape, lightness } of fills) {
    const box = boxOf(shape);
    if (isDark(lightness)) {
      dark.push(box);
      continue;
    }
    nPairs += dark.length;
    if (nPairs > MAX_PAIRS) return nStacked;
    const isOver = (below: Box) =>
      lightness - lightnessRatio(below.shape.style.fillColour!) >= LIGHTER_BY_RATIO &&
      box.minX >= below.minX &&
      box.maxX <= below.maxX &&
      box.minY >= below.minY &&
      box.maxY <= below.maxY;
    if (dark.some(isOver)) nStacked++;
  }
  return nStacked;
}

function boxOf(shape: PaintedShape): Box {
  let [minX, minY, maxX, maxY] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  for (const { primitives } of shape.subPaths) {
    for (const [x, y] of primitives.flatMap(pointsAlong)) {
      minX = Math.min(minX, x);
      minY = Math.min(minY, y);
      maxX = Math.max(maxX, x);
      maxY = Math.max(maxY, y);
    }
  }
  return { shape, minX, minY, maxX, maxY };
}

/** An outlined stroke is this thin beside the whole at most: a picture frame is wider. */
const THIN_RATIO = 0.02;
/** How even its width must be. */
const EVEN_RATIO = 0.2;
/** Points of its inner contour that are measured, and points of the outer one looked at for each. */
const N_SAMPLES = 40;
const MAX_POINTS = 2_000;

/** Whether a filled path without a stroke is two closed contours a small constant distance apart. */
function isOutlinedStroke({ subPaths, style }: PaintedShape): boolean {
  const [first, second] = subPaths;
  if (!style.isFilled || style.isStroked || subPaths.length !== 2 || !first!.closed || !second!.closed)
    return false;
  const rings = [first!, second!].map(({ primitives }) => primitives.flatMap(pointsAlong));
  if (rings.some(({ length }) => length < 3 || length > MAX_POINTS)) return false;
  const [inner, outer] = rings.toSorted((a, b) => Math.abs(areaOf(a)) - Math.abs(areaOf(b))) as [XY[], XY[]];
  const [areas, lengths] = [
    [inner, outer].map((ring) => Math.abs(areaOf(ring))),
    [inner, outer].map(lengthOf),
  ];
  const width = (2 * (areas[1]! - areas[0]!)) / (lengths[0]! + lengths[1]!);
  if (!(width > 0) || width > (THIN_RATIO * lengths[1]!) / 4) return false;
  const step = Math.ceil(inner.length / N_SAMPLES);
  return inner.every(
    (point, i) => i % step !== 0 || Math.abs(distanceTo(outer, point) - width) <= EVEN_RATIO * width,
  );
}

/** The start and the middle of a piece (of a Bézier curve: where its control polygon's middle is, which is near enough here). */
function pointsAlong(primitive: Primitive): readonly XY[] {
  if (primitive.kind !== 'bezier') {
    if (primitive.kind === 'segment' && primitive.bulge === 0) return [primitive.from, primitive.to];
    if (primitive.kind === 'ellipse') {
      const { centre, axisU, axisV } = primitive;
      return Math.abs(primitive.sweepRad) < 6
        ? [primitive.from, primitive.to]
        : [axisU, axisV, axisU.map((value) => -value), axisV.map((value) => -value)].map(
            ([x, y]): XY => [centre[0] + x!, centre[1] + y!],
          );
    }
    const { from, to, bulge } = primitive;
    const apex = apexOf(from, to, bulge);
    return [from, apex, to];
  }
  const { points } = primitive;
  const [a, b, c, d = points.at(-1)!] = points as readonly [XY, XY, XY, XY?];
  const middle = (axis: 0 | 1) =>
    points.length === 4
      ? (a[axis] + 3 * b[axis] + 3 * c[axis] + d[axis]) / 8
      : (a[axis] + 2 * b[axis] + c[axis]) / 4;
  return [a, [middle(0), middle(1)], points.at(-1)!];
}

function areaOf(ring: readonly XY[]): number {
  let twice = 0;
  ring.forEach(([x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length]!;
    twice += x * nextY - nextX * y;
  });
  return twice / 2;
}

function lengthOf(ring: readonly XY[]): number {
  return ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length]!;
    return sum + Math.sqrt((nextX - x) * (nextX - x) + (nextY - y) * (nextY - y));
  }, 0);
}

function distanceTo(ring: readonly XY[], [x, y]: XY): number {
  let least = Number.POSITIVE_INFINITY;
  ring.forEach(([ax, ay], i) => {
    const [bx, by] = ring[(i + 1) % ring.length]!;
    const [dx, dy] = [bx - ax, by - ay];
    const length = dx * dx + dy * dy;
    const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
    const [ex, ey] = [ax + share * dx - x, ay + share * dy - y];
    least = Math.min(least, ex * ex + ey * ey);
  });
  return Math.sqrt(least);
}
