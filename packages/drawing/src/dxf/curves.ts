import { cos, cosDeg, degreesToRad, PI, sin, sinDeg, tan } from '@millwright/geometry/numeric';
import { circle, type Primitive, type XY } from '../curve/primitive.js';
import type { DxfRecords } from './document.js';
import type { EntityCurve } from './entity-curve.js';
import { isLevel } from './object-plane.js';
import { lightPolyline, polyline } from './polylines.js';
import type { DxfRecord } from './record.js';
import { splinePrimitives } from './spline-entity.js';

/** Entities whose coordinates are the world's; those of the others are turned by their extrusion (Autodesk, "Object coordinate systems"). */
export const IN_WORLD_COORDINATES: ReadonlySet<string> = new Set(['LINE', 'POINT', 'SPLINE', 'MTEXT']);

/**
 * The curve of an entity; `undefined` when its kind is not read at all.
 * @param at - index of the entity among the records; its vertices follow it
 * @throws MillwrightError DRAWING_DXF_MALFORMED, INPUT_TOO_LARGE
 */
export function entityCurve(record: DxfRecord, records: DxfRecords, at: number): EntityCurve | undefined {
  switch (record.type) {
    case 'LINE':
      return lineCurve(record);
    case 'ARC':
      return arcCurve(record);
    case 'CIRCLE':
      return circleCurve(record);
    case 'ELLIPSE':
      return ellipseCurve(record);
    case 'LWPOLYLINE':
      return lightPolyline(record);
    case 'POLYLINE':
      return polyline(record, records, at);
    case 'SPLINE':
      return splinePrimitives(record);
    default:
      return undefined;
  }
}

/** The point under a code and the one ten above it. */
export function pointOf(record: DxfRecord, code: number): XY {
  return [record.number(code, 0), record.number(code + 10, 0)];
}

function open(primitives: readonly Primitive[], isRising = false): EntityCurve {
  return { primitives, closed: false, isRising };
}

/** Its four coordinates in one pass, as most drawings are mostly lines. */
function lineCurve({ tags, from: first, to: end }: DxfRecord): EntityCurve {
  const { codes } = tags;
  let [x0, y0, z0, x1, y1, z1] = [0, 0, 0, 0, 0, 0];
  for (let tag = first; tag < end; tag++) {
    switch (codes[tag]) {
      case 10:
        x0 = tags.number(tag);
        break;
      case 20:
        y0 = tags.number(tag);
        break;
      case 30:
        z0 = tags.number(tag);
        break;
      case 11:
        x1 = tags.number(tag);
        break;
      case 21:
        y1 = tags.number(tag);
        break;
      case 31:
        z1 = tags.number(tag);
        break;
      default:
    }
  }
  const isRising =
    z0 !== z1 && !isLevel(Math.min(z0, z1), Math.max(z0, z1), Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0)));
  return open([{ kind: 'segment', from: [x0, y0], to: [x1, y1], bulge: 0 }], isRising);
}

/** Always counter-clockwise in its own coordinates; an end not above the start means that it runs through 0°. */
function arcCurve(record: DxfRecord): EntityCurve {
  const [cx, cy] = pointOf(record, 10);
  const radius = record.number(40, 0);
  if (!(radius > 0)) return `degenerate, radius ${radius}`;
  return {
    primitives: arcPieces([cx, cy], radius, record.number(50, 0), record.number(51, 360)),
    closed: false,
  };
}

/**
 * An arc, counter-clockwise, as one piece or, above a half turn, two.
 * @param endDeg - not above `startDeg` means a turn more
 */
export function arcPieces(
  [cx, cy]: XY,
  radius: number,
  startDeg: number,
  endDeg: number,
): readonly Primitive[] {
  let sweepDeg = (endDeg - startDeg) % 360;
  if (sweepDeg <= 0) sweepDeg += 360;
  const at = (deg: number): XY => [cx + radius * cosDeg(deg), cy + radius * sinDeg(deg)];
  const nPieces = sweepDeg > 180 ? 2 : 1;
  const bulge = tan(degreesToRad(sweepDeg / nPieces) / 4);
  const from = at(startDeg);
  const to = at(endDeg);
  if (nPieces === 1) return [{ kind: 'segment', from, to, bulge }];
  const middle = at(startDeg + sweepDeg / 2);
  return [
    { kind: 'segment', from, to: middle, bulge },
    { kind: 'segment', from: middle, to, bulge },
  ];
}

function circleCurve(record: DxfRecord): EntityCurve {
  const radius = record.number(40, 0);
  if (!(radius > 0)) return `degenerate, radius ${radius}`;
  return { primitives: circle(pointOf(record, 10), radius), closed: true };
}

/** The axes are in the world, in space; the second is N × a, k times as long. */
function ellipseCurve(record: DxfRecord): EntityCurve {
  const [ux, uy, uz] = [record.number(11, 0), record.number(21, 0), record.number(31, 0)];
  const [nx, ny, nz] = [record.number(210, 0), record.number(220, 0), record.number(230, 1)];
  const ratio = record.number(40, 1);
  const length = Math.sqrt(nx * nx + ny * ny + nz * nz);
  if (!(ratio > 0) || (ux === 0 && uy === 0 && uz === 0)) return `degenerate, axis ratio ${ratio}`;
  if (!(length > 0)) return 'not in the plane of the drawing';
  const scale = ratio / length;
  const axisV: XY = [(ny * uz - nz * uy) * scale, (nz * ux - nx * uz) * scale];
  const riseV = (nx * uy - ny * ux) * scale;
  const size = Math.sqrt(ux * ux + uy * uy + uz * uz);
  if (!isLevel(0, Math.abs(uz) + Math.abs(riseV), size * Math.max(1, ratio)))
    return 'not in the plane of the drawing';
  const range = { startRad: record.number(41, 0), endRad: record.number(42, 2 * PI) };
  return ellipseArc(pointOf(record, 10), [ux, uy], axisV, range);
}

/** Full turns are written with a few digits, so that parameters as far apart as this, in rad, are one. */
const FULL_TURN_TOLERANCE_RAD = 1e-5;

/**
 * P(t) = C + cos t·u + sin t·v; the parameters are not angles. An end not above the start means a turn more.
 */
export function ellipseArc(
  centre: XY,
  axisU: XY,
  axisV: XY,
  { startRad, endRad }: { readonly startRad: number; readonly endRad: number },
): EntityCurve {
  const turn = 2 * PI;
  const given = endRad - startRad;
  const isWhole = given === 0 || Math.abs(Math.abs(given) - turn) <= FULL_TURN_TOLERANCE_RAD;
  let sweepRad = isWhole ? turn : given % turn;
  if (sweepRad <= 0) sweepRad += turn;
  const at = (t: number): XY => {
    const c = cos(t);
    const s = sin(t);
    return [centre[0] + axisU[0] * c + axisV[0] * s, centre[1] + axisU[1] * c + axisV[1] * s];
  };
  const from = at(startRad);
  const to = isWhole ? from : at(startRad + sweepRad);
  return {
    primitives: [{ kind: 'ellipse', from, to, centre, axisU, axisV, startRad, sweepRad }],
    closed: isWhole,
  };
}
