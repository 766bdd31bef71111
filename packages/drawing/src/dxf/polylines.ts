import type { Primitive, XY } from '../curve/primitive.js';
import type { DxfRecords } from './document.js';
import type { EntityCurve } from './entity-curve.js';
import { isLevel } from './object-plane.js';
import type { DxfRecord } from './record.js';

/** Flags of POLYLINE (70) and VERTEX (70), Autodesk DXF reference. */
const CLOSED = 1;
const SPLINE_FIT = 4;
const THREE_D = 8;
const MESHES = 16 | 64;
const SPLINE_CONTROL_VERTEX = 16;

/**
 * LWPOLYLINE. The order of 10, 20, 42 matters here: each 10 starts a vertex. Widths (40, 41, 43) do not change the outline.
 * @throws MillwrightError DRAWING_DXF_MALFORMED
 */
export function lightPolyline({ tags, from, to }: DxfRecord): EntityCurve {
  const { codes } = tags;
  const points: XY[] = [];
  const bulges: number[] = [];
  let flags = 0;
  let x = 0;
  let y = 0;
  let bulge = 0;
  let hasVertex = false;
  for (let tag = from; tag < to; tag++) {
    switch (codes[tag]) {
      case 10:
        if (hasVertex) {
          points.push([x, y]);
          bulges.push(bulge);
        }
        hasVertex = true;
        x = tags.number(tag);
        y = 0;
        bulge = 0;
        break;
      case 20:
        y = tags.number(tag);
        break;
      case 42:
        bulge = tags.number(tag);
        break;
      case 70:
        flags = tags.number(tag);
        break;
      default:
    }
  }
  if (hasVertex) {
    points.push([x, y]);
    bulges.push(bulge);
  }
  return chain(points, bulges, (flags & CLOSED) !== 0);
}

/**
 * POLYLINE with the vertices that follow it; the control points of a spline are skipped, meshes are refused.
 * @param at - index of the POLYLINE among the records
 * @throws MillwrightError DRAWING_DXF_MALFORMED
 */
export function polyline(record: DxfRecord, records: DxfRecords, at: number): EntityCurve {
  const flags = record.number(70, 0);
  if ((flags & MESHES) !== 0) return 'a mesh';
  const isInSpace = (flags & THREE_D) !== 0;
  const points: XY[] = [];
  const bulges: number[] = [];
  let [lowest, highest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const end = records.afterEntity(at);
  for (let i = at + 1; i < end; i++) {
    if (records.typeOf(i) !== 'VERTEX') continue;
    const vertex = records.at(i);
    const isControlPoint = (flags & SPLINE_FIT) !== 0 && (vertex.number(70, 0) & SPLINE_CONTROL_VERTEX) !== 0;
    if (isControlPoint) continue;
    points.push([vertex.number(10, 0), vertex.number(20, 0)]);
    bulges.push(isInSpace ? 0 : vertex.number(42, 0));
    if (!isInSpace) continue;
    const z = vertex.number(30, 0);
    lowest = Math.min(lowest, z);
    highest = Math.max(highest, z);
  }
  const curve = chain(points, bulges, (flags & CLOSED) !== 0);
  const isRising = isInSpace && lowest < highest && !isLevel(lowest, highest, widthOf(points));
  return typeof curve === 'string' || !isRising ? curve : { ...curve, isRising };
}

/** The last vertex's bulge counts only when closed. */
function chain(points: readonly XY[], bulges: readonly number[], closed: boolean): EntityCurve {
  if (points.length < 2) return `degenerate, ${points.length} vertices`;
  const nPieces = closed ? points.length : points.length - 1;
  const primitives: Primitive[] = new Array(nPieces);
  for (let i = 0; i < nPieces; i++) {
    const to = points[i + 1 === points.length ? 0 : i + 1]!;
    primitives[i] = { kind: 'segment', from: points[i]!, to, bulge: bulges[i]! };
  }
  return { primitives, closed };
}

/** The larger side of the box around points. */
export function widthOf(points: readonly XY[]): number {
  let [minX, minY] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  let [maxX, maxY] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const [x, y] of points) {
    minX = Math.min(minX, x);
    maxX = Math.max(maxX, x);
    minY = Math.min(minY, y);
    maxY = Math.max(maxY, y);
  }
  return Math.max(maxX - minX, maxY - minY);
}
