import type { Finding } from '@millwright/contracts';
import { finding } from '@millwright/contracts';
import { PI } from '@millwright/geometry/numeric';
import { type Affine, mapPrimitive } from '../curve/affine.js';
import { circle, line, type Primitive, type XY } from '../curve/primitive.js';
import { isNumbersOnly, numbersIn, parseLength } from './numbers.js';
import { parsePathData, type SubPath } from './path.js';
import type { ElementStyle } from './style.js';
import type { XmlElement } from './xml.js';

/** What a shape element draws, placed by its map, and what was wrong with it. */
export interface ShapeOutlines {
  readonly subPaths: readonly SubPath[];
  readonly findings: readonly Finding[];
  /** An attribute that makes no sense. Nothing is drawn then: a shape of another size or in another place would be a wrong part. */
  readonly unreadable?: string;
}

/** Size of the nearest viewport, px: what percentages refer to. */
export interface ViewportSize {
  readonly width: number;
  readonly height: number;
}

/** A shape element with what decides its size and place. */
export interface ShapeSource {
  readonly element: XmlElement;
  /** SVG 2 lets style sheets set the lengths of shapes. */
  readonly style: ElementStyle;
  readonly viewport: ViewportSize;
  /** From the element's coordinates (Y down) to those wanted. */
  readonly map: Affine;
}

/** Shapes in their own coordinates. */
const shapes: ReadonlyMap<string, (source: ShapeSource) => ShapeOutlines> = new Map([
  ['rect', (source: ShapeSource) => plain(rectangle(source), true)],
  ['circle', circleShape],
  ['ellipse', ellipseShape],
  ['line', lineShape],
  ['polyline', (source: ShapeSource) => polylineShape(source, false)],
  ['polygon', (source: ShapeSource) => polylineShape(source, true)],
]);

/** The outlines of a shape element; `undefined` when the element is none. */
export function shapeOutlines(source: ShapeSource): ShapeOutlines | undefined {
  const { element, map } = source;
  if (element.name === 'path') return pathShape(source);
  const shape = shapes.get(element.name);
  if (shape === undefined) return undefined;
  const unreadable = unreadableLength(source);
  if (unreadable !== undefined) return { ...plain([], false), unreadable };
  const own = shape(source);
  const subPaths = own.subPaths.map(({ primitives, closed }) => ({
    primitives: primitives.map((primitive) => mapPrimitive(map, primitive)),
    closed,
  }));
  return { ...own, subPaths };
}

/** Lengths of the shapes that are sized by attributes. */
const LENGTHS: ReadonlyMap<string, readonly string[]> = new Map([
  ['rect', ['x', 'y', 'width', 'height', 'rx', 'ry']],
  ['circle', ['cx', 'cy', 'r']],
  ['ellipse', ['cx', 'cy', 'rx', 'ry']],
  ['line', ['x1', 'y1', 'x2', 'y2']],
]);

/** The first length that is given but is none; `auto` is the same as nothing (SVG 2, 7.4). */
function unreadableLength({ element, style }: ShapeSource): string | undefined {
  return LENGTHS.get(element.name)?.find((name) => {
    const text = style.get(name)?.trim() ?? '';
    return text !== '' && text !== 'auto' && parseLength(text, 1) === undefined;
  });
}

function plain(primitives: readonly Primitive[], closed: boolean): ShapeOutlines {
  return { subPaths: primitives.length === 0 ? [] : [{ primitives, closed }], findings: [] };
}

function pathShape({ element, style, map }: ShapeSource): ShapeOutlines {
  const data = style.get('d') ?? '';
  // In a style sheet path data stand in path("…") (SVG 2, 9.3.1).
  const d = /^\s*path\(\s*["']([^"']*)["']\s*\)\s*$/.exec(data)?.[1] ?? data;
  const { subPaths, error } = parsePathData(d.trim() === 'none' ? '' : d, map);
  if (error === undefined) return { subPaths, findings: [] };
  const message = `The path on line ${element.fileLine} stops making sense: ${error}. What comes before is read, the rest is not.`;
  return { subPaths, findings: [finding('DRAWING_PATH_DATA_BROKEN', { message })] };
}

/** Lengths of a shape in user units; percentages refer to the width, the height or, for radii, the normalised diagonal. */
function lengths({ style, viewport: { width, height } }: ShapeSource) {
  const diagonal = Math.sqrt((width * width + height * height) / 2);
  const read = (name: string, reference: number) => parseLength(style.get(name), reference)?.px;
  return {
    x: (name: string) => read(name, width) ?? 0,
    y: (name: string) => read(name, height) ?? 0,
    optionalX: (name: string) => read(name, width),
    optionalY: (name: string) => read(name, height),
    radius: (name: string) => read(name, diagonal) ?? 0,
  };
}

/** `rx` alone sets `ry`; both are at most half the side (SVG 1.1, 9.2). Corners are quarters of ellipses. */
function rectangle(source: ShapeSource): readonly Primitive[] {
  const length = lengths(source);
  const [x, y, width, height] = [length.x('x'), length.y('y'), length.x('width'), length.y('height')];
  if (!(width > 0 && height > 0)) return [];
  const notNegative = (radius: number | undefined) =>
    radius !== undefined && radius < 0 ? undefined : radius;
  const givenX = notNegative(length.optionalX('rx'));
  const givenY = notNegative(length.optionalY('ry'));
  const radiusX = Math.max(0, Math.min(givenX ?? givenY ?? 0, width / 2));
  const radiusY = Math.max(0, Math.min(givenY ?? givenX ?? 0, height / 2));
  if (radiusX === 0 || radiusY === 0) {
    return closedRun([
      [x, y],
      [x + width, y],
      [x + width, y + height],
      [x, y + height],
    ]);
  }
  const corner = (from: XY, to: XY, centre: XY, axisU: XY, axisV: XY): Primitive => ({
    kind: 'ellipse',
    from,
    to,
    centre,
    axisU,
    axisV,
    startRad: 0,
    sweepRad: PI / 2,
  });
  const [left, right, top, bottom] = [x + radiusX, x + width - radiusX, y + radiusY, y + height - radiusY];
  const corners = [
    corner([right, y], [x + width, top], [right, top], [0, -radiusY], [radiusX, 0]),
    corner([x + width, bottom], [right, y + height], [right, bottom], [radiusX, 0], [0, radiusY]),
    corner([left, y + height], [x, bottom], [left, bottom], [0, radiusY], [-radiusX, 0]),
    corner([x, top], [left, y], [left, top], [-radiusX, 0], [0, -radiusY]),
  ] as const;
  const sides = [
    line([left, y], [right, y]),
    line([x + width, top], [x + width, bottom]),
    line([right, y + height], [left, y + height]),
    line([x, bottom], [x, top]),
  ];
  return corners.flatMap((arc, i) => [sides[i]!, arc]);
}

function circleShape(source: ShapeSource): ShapeOutlines {
  const length = lengths(source);
  const radius = length.radius('r');
  return plain(radius > 0 ? circle([length.x('cx'), length.y('cy')], radius) : [], true);
}

function ellipseShape(source: ShapeSource): ShapeOutlines {
  const length = lengths(source);
  const centre: XY = [length.x('cx'), length.y('cy')];
  const radiusX = length.optionalX('rx') ?? length.optionalY('ry') ?? 0;
  const radiusY = length.optionalY('ry') ?? radiusX;
  if (!(radiusX > 0 && radiusY > 0)) return plain([], true);
  if (radiusX === radiusY) return plain(circle(centre, radiusX), true);
  const right: XY = [centre[0] + radiusX, centre[1]];
  const axes = { centre, axisU: [radiusX, 0] as const, axisV: [0, radiusY] as const };
  return plain([{ kind: 'ellipse', from: right, to: right, ...axes, startRad: 0, sweepRad: 2 * PI }], true);
}

function lineShape(source: ShapeSource): ShapeOutlines {
  const length = lengths(source);
  return plain([line([length.x('x1'), length.y('y1')], [length.x('x2'), length.y('y2')])], false);
}

function polylineShape({ element }: ShapeSource, closed: boolean): ShapeOutlines {
  const text = element.attributes.get('points') ?? '';
  const values = numbersIn(text);
  // A word among the numbers, or one number too many, and every point after it may be another one.
  if (values.length % 2 === 1 || !isNumbersOnly(text)) return { ...plain([], closed), unreadable: 'points' };
  const points: XY[] = [];
  for (let i = 0; i + 1 < values.length; i += 2) points.push([values[i]!, values[i + 1]!]);
  if (points.length < 2) return plain([], closed);
  return plain(closed ? closedRun(points) : run(points), closed);
}

function run(points: readonly XY[]): readonly Primitive[] {
  return points.slice(1).map((to, i) => line(points[i]!, to));
}

function closedRun(points: readonly XY[]): readonly Primitive[] {
  return run([...points, points[0]!]);
}
