import { fitPointBeziers } from '../curve/fit-points.js';
import type { XY } from '../curve/primitive.js';
import { splineToBeziers } from '../curve/spline.js';
import type { EntityCurve } from './entity-curve.js';
import type { DxfRecord } from './tags.js';

/** A SPLINE as Bézier curves. A spline closes by where it ends, not by its flag; joining sees to it. */
export function splinePrimitives(record: DxfRecord): EntityCurve {
  const points = pointsOf(record, 10);
  const weights = record.numbers(41);
  const beziers = splineToBeziers({
    degree: record.number(71, 3),
    knots: record.numbers(40),
    points,
    weights: weights.length > 0 && weights.some((weight) => weight !== weights[0]) ? weights : undefined,
  });
  if (beziers !== undefined) return { primitives: beziers, closed: false };
  const fitPoints = pointsOf(record, 11);
  if (points.length > 0 || fitPoints.length < 2)
    return 'knots, weights and control points do not make a curve';
  const startTangent = tangentOf(record, 12);
  const endTangent = tangentOf(record, 13);
  return {
    primitives: fitPointBeziers(fitPoints, { startTangent, endTangent }),
    closed: false,
    note: 'fit-points',
  };
}

function pointsOf(record: DxfRecord, code: number): readonly XY[] {
  const ys = record.numbers(code + 10);
  return record.numbers(code).map((x, i): XY => [x, ys[i] ?? 0]);
}

function tangentOf(record: DxfRecord, code: number): XY | undefined {
  const x = record.number(code, 0);
  const y = record.number(code + 10, 0);
  return x === 0 && y === 0 ? undefined : [x, y];
}
