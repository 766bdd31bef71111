import { PI } from '@millwright/geometry/numeric';
import { line, type Primitive, type XY } from '../curve/primitive.js';
import { splineToBeziers } from '../curve/spline.js';
import { arcPieces, ellipseArc } from './curves.js';
import type { EntityCurve } from './entity-curve.js';
import type { DxfRecord } from './record.js';

/** Flag of a boundary (92): it is a polyline, not a row of edges. */
const IS_POLYLINE = 2;
/** Kinds of edges (72). */
const LINE = 1;
const ARC = 2;
const ELLIPSE = 3;
const SPLINE = 4;

/**
 * The boundaries of a HATCH, each a closed curve: polylines with bulges, or rows of lines, arcs, ellipses and splines (Autodesk DXF
 * reference, "Boundary Path Data"). What comes after them (pattern, seeds) is not read.
 * @returns for each boundary its curve, or why there is none
 * @throws MillwrightError DRAWING_DXF_MALFORMED, INPUT_TOO_LARGE
 */
export function hatchOutlines(record: DxfRecord): readonly EntityCurve[] {
  const reader = new BoundaryReader(record);
  const nBoundaries = reader.until(91);
  const curves: EntityCurve[] = [];
  for (let i = 0; i < nBoundaries && reader.hasMore(); i++) {
    const flags = reader.until(92);
    curves.push((flags & IS_POLYLINE) !== 0 ? polylineBoundary(reader) : edgeBoundary(reader));
  }
  return curves;
}

/** Reads the tags of a boundary in their order, which alone says what they mean. */
class BoundaryReader {
  readonly #record: DxfRecord;
  #at: number;

  constructor(record: DxfRecord) {
    this.#record = record;
    this.#at = record.from;
  }

  hasMore(): boolean {
    return this.#at < this.#record.to;
  }

  /** The number under the next tag of a code, which is passed; 0 when there is none. */
  until(code: number): number {
    const { tags, to } = this.#record;
    while (this.#at < to && tags.codes[this.#at] !== code) this.#at++;
    return this.#at < to ? tags.number(this.#at++) : 0;
  }

  /** The number of the next tag if it has this code, and otherwise what to take instead. */
  optional(code: number, absent: number): number {
    const { tags, to } = this.#record;
    return this.#at < to && tags.codes[this.#at] === code ? tags.number(this.#at++) : absent;
  }

  point(code: number): XY {
    return [this.until(code), this.until(code + 10)];
  }
}

function polylineBoundary(reader: BoundaryReader): EntityCurve {
  const hasBulge = reader.until(72) !== 0;
  const isClosed = reader.until(73) !== 0;
  const nVertices = reader.until(93);
  const points: XY[] = [];
  const bulges: number[] = [];
  for (let i = 0; i < nVertices && reader.hasMore(); i++) {
    points.push(reader.point(10));
    bulges.push(hasBulge ? reader.optional(42, 0) : 0);
  }
  if (points.length < 2) return 'a boundary without vertices';
  const last = points.length - 1;
  const primitives = points.map(
    (from, i): Primitive => ({
      kind: 'segment',
      from,
      to: points[i === last ? 0 : i + 1]!,
      bulge: bulges[i]!,
    }),
  );
  return { primitives: isClosed ? primitives : primitives.slice(0, -1), closed: isClosed };
}

function edgeBoundary(reader: BoundaryReader): EntityCurve {
  const nEdges = reader.until(93);
  const primitives: Primitive[] = [];
  for (let i = 0; i < nEdges && reader.hasMore(); i++) {
    const edge = edgePrimitives(reader);
    if (edge === undefined) return 'a boundary that makes no curve';
    for (const primitive of edge) primitives.push(primitive);
  }
  return primitives.length === 0 ? 'a boundary without edges' : { primitives, closed: false };
}

function edgePrimitives(reader: BoundaryReader): readonly Primitive[] | undefined {
  switch (reader.until(72)) {
    case LINE:
      return [line(reader.point(10), reader.point(11))];
    case ARC:
      return arcEdge(reader);
    case ELLIPSE:
      return ellipseEdge(reader);
    case SPLINE:
      return splineEdge(reader);
    default:
      return undefined;
  }
}

/** Angles of clockwise arcs are measured clockwise: they are those of the mirrored arc. */
function arcEdge(reader: BoundaryReader): readonly Primitive[] | undefined {
  const centre = reader.point(10);
  const radius = reader.until(40);
  const startDeg = reader.until(50);
  const endDeg = reader.until(51);
  const isCounterClockwise = reader.until(73) !== 0;
  if (!(radius > 0)) return undefined;
  return isCounterClockwise
    ? arcPieces(centre, radius, startDeg, endDeg)
    : reversed(arcPieces(centre, radius, -endDeg, -startDeg));
}

function ellipseEdge(reader: BoundaryReader): readonly Primitive[] | undefined {
  const centre = reader.point(10);
  const axisU = reader.point(11);
  const ratio = reader.until(40);
  const startRad = (reader.until(50) * PI) / 180;
  const endRad = (reader.until(51) * PI) / 180;
  const side = reader.until(73) !== 0 ? 1 : -1;
  if (!(ratio > 0) || (axisU[0] === 0 && axisU[1] === 0)) return undefined;
  const axisV: XY = [-axisU[1] * ratio * side, axisU[0] * ratio * side];
  const curve = ellipseArc(centre, axisU, axisV, { startRad, endRad });
  return typeof curve === 'string' ? undefined : curve.primitives;
}

function splineEdge(reader: BoundaryReader): readonly Primitive[] | undefined {
  const degree = reader.until(94);
  const isRational = reader.until(73) !== 0;
  reader.until(74);
  const nKnots = reader.until(95);
  const nPoints = reader.until(96);
  const knots: number[] = [];
  for (let i = 0; i < nKnots && reader.hasMore(); i++) knots.push(reader.until(40));
  const points: XY[] = [];
  const weights: number[] = [];
  for (let i = 0; i < nPoints && reader.hasMore(); i++) {
    points.push(reader.point(10));
    if (isRational) weights.push(reader.optional(42, 1));
  }
  return splineToBeziers({ degree, knots, points, weights: isRational ? weights : undefined });
}

/** The same pieces the other way round. */
function reversed(primitives: readonly Primitive[]): readonly Primitive[] {
  return primitives
    .toReversed()
    .map((primitive) =>
      primitive.kind === 'segment'
        ? { ...primitive, from: primitive.to, to: primitive.from, bulge: -primitive.bulge }
        : primitive,
    );
}
