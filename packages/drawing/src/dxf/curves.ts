import { cos, cosDeg, degreesToRad, PI, sin, sinDeg, tan } from '@millwright/geometry/numeric';
import { circle, line, type Primitive, type XY } from '../curve/primitive.js';
import type { DxfEntity } from './document.js';
import type { EntityCurve } from './entity-curve.js';
import { splinePrimitives } from './spline-entity.js';
import type { DxfRecord } from './tags.js';

const readers: ReadonlyMap<string, (entity: DxfEntity) => EntityCurve> = new Map<
  string,
  (entity: DxfEntity) => EntityCurve
>([
  ['LINE', ({ record }) => open([line(pointOf(record, 10), pointOf(record, 11))])],
  ['ARC', ({ record }) => arcCurve(record)],
  ['CIRCLE', ({ record }) => circleCurve(record)],
  ['ELLIPSE', ({ record }) => ellipseCurve(record)],
  ['LWPOLYLINE', ({ record }) => lightPolyline(record)],
  ['POLYLINE', polyline],
  ['SPLINE', ({ record }) => splinePrimitives(record)],
]);

/** Entities whose coordinates are the world's; those of the others are turned by their extrusion (Autodesk, "Object coordinate systems"). */
export const IN_WORLD_COORDINATES: ReadonlySet<string> = new Set([
  'LINE',
  'POINT',
  'ELLIPSE',
  'SPLINE',
  'MTEXT',
]);

/** The curve of an entity; `undefined` when its kind is not read at all. */
export function entityCurve(entity: DxfEntity): EntityCurve | undefined {
  return readers.get(entity.record.type)?.(entity);
}

/** The point under a code and the one ten above it. */
export function pointOf(record: DxfRecord, code: number): XY {
  return [record.number(code, 0), record.number(code + 10, 0)];
}

function open(primitives: readonly Primitive[]): EntityCurve {
  return { primitives, closed: false };
}

/** Always counter-clockwise in its own coordinates; an end not above the start means that it runs through 0°. */
function arcCurve(record: DxfRecord): EntityCurve {
  const [cx, cy] = pointOf(record, 10);
  const radius = record.number(40, 0);
  if (!(radius > 0)) return `degenerate, radius ${radius}`;
  const startDeg = record.number(50, 0);
  const endDeg = record.number(51, 360);
  let sweepDeg = (endDeg - startDeg) % 360;
  if (sweepDeg <= 0) sweepDeg += 360;
  const at = (deg: number): XY => [cx + radius * cosDeg(deg), cy + radius * sinDeg(deg)];
  const nPieces = sweepDeg > 180 ? 2 : 1;
  const bulge = tan(degreesToRad(sweepDeg / nPieces) / 4);
  const ends = Array.from({ length: nPieces + 1 }, (_, i) =>
    at(i === nPieces ? endDeg : startDeg + (i * sweepDeg) / nPieces),
  );
  return open(ends.slice(1).map((to, i) => ({ kind: 'segment', from: ends[i]!, to, bulge })));
}

function circleCurve(record: DxfRecord): EntityCurve {
  const radius = record.number(40, 0);
  if (!(radius > 0)) return `degenerate, radius ${radius}`;
  return { primitives: circle(pointOf(record, 10), radius), closed: true };
}

/** P(t) = C + cos t·a + sin t·k·(N × a); the parameters are not angles; k may exceed 1. N is ±Z here. */
function ellipseCurve(record: DxfRecord): EntityCurve {
  const centre = pointOf(record, 10);
  const axisU = pointOf(record, 11);
  const ratio = record.number(40, 1);
  const side = record.number(230, 1) < 0 ? -1 : 1;
  if (!(ratio > 0) || (axisU[0] === 0 && axisU[1] === 0)) return `degenerate, axis ratio ${ratio}`;
  const axisV: XY = [-axisU[1] * ratio * side, axisU[0] * ratio * side];
  const startRad = record.number(41, 0);
  const turn = 2 * PI;
  let sweepRad = (record.number(42, turn) - startRad) % turn;
  if (sweepRad <= 1e-9) sweepRad += turn;
  const isWhole = Math.abs(sweepRad - turn) <= 1e-9;
  const at = (t: number): XY => [
    centre[0] + axisU[0] * cos(t) + axisV[0] * sin(t),
    centre[1] + axisU[1] * cos(t) + axisV[1] * sin(t),
  ];
  const from = at(startRad);
  const to = isWhole ? from : at(startRad + sweepRad);
  return {
    primitives: [
      { kind: 'ellipse', from, to, centre, axisU, axisV, startRad, sweepRad: isWhole ? turn : sweepRad },
    ],
    closed: isWhole,
  };
}

/** The order of 10, 20, 42 matters here: each 10 starts a vertex. Widths (40, 41, 43) do not change the outline. */
function lightPolyline(record: DxfRecord): EntityCurve {
  const vertices: [number, number, number][] = [];
  let isClosed = false;
  for (const [code, raw] of record.all()) {
    if (code === 100 || code > 70) continue;
    const value = Number(raw);
    if (code === 70) isClosed = (value & 1) !== 0;
    if (code === 10) vertices.push([value, 0, 0]);
    const last = vertices.at(-1);
    if (last !== undefined && code === 20) last[1] = value;
    if (last !== undefined && code === 42) last[2] = value;
  }
  return chain(vertices, isClosed);
}

/** Flags of POLYLINE (70) and VERTEX (70), Autodesk DXF reference. */
const CLOSED = 1;
const SPLINE_FIT = 4;
const THREE_D = 8;
const MESHES = 16 | 64;
const SPLINE_CONTROL_VERTEX = 16;

function polyline({ record, parts }: DxfEntity): EntityCurve {
  const flags = record.number(70, 0);
  if ((flags & MESHES) !== 0) return 'a mesh';
  const vertices = parts
    .filter((vertex) => (flags & SPLINE_FIT) === 0 || (vertex.number(70, 0) & SPLINE_CONTROL_VERTEX) === 0)
    .map((vertex): [number, number, number] => [
      ...(pointOf(vertex, 10) as [number, number]),
      vertex.number(42, 0),
    ]);
  return chain(
    (flags & THREE_D) === 0 ? vertices : vertices.map(([x, y]) => [x, y, 0]),
    (flags & CLOSED) !== 0,
  );
}

/** The last vertex's bulge counts only when closed. */
function chain(vertices: readonly (readonly [number, number, number])[], closed: boolean): EntityCurve {
  if (vertices.length < 2) return `degenerate, ${vertices.length} vertices`;
  if (!vertices.every((vertex) => vertex.every(Number.isFinite))) return 'a coordinate that is not a number';
  const nPieces = closed ? vertices.length : vertices.length - 1;
  const primitives = Array.from({ length: nPieces }, (_, i): Primitive => {
    const [x, y, bulge] = vertices[i]!;
    const [toX, toY] = vertices[(i + 1) % vertices.length]!;
    return { kind: 'segment', from: [x, y], to: [toX, toY], bulge };
  });
  return { primitives, closed };
}
