import { fitPointBeziers } from '../curve/fit-points.js';
import type { XY } from '../curve/primitive.js';
import { splineToBeziers } from '../curve/spline.js';
import type { EntityCurve } from './entity-curve.js';
import { isLevel } from './object-plane.js';
import { widthOf } from './polylines.js';
import type { DxfRecord } from './record.js';

/** Flag of SPLINE (70). */
const CLOSED = 1;

/**
 * A SPLINE as Bézier curves. One with control points closes by where it ends, not by its flag; joining sees to it.
 * @throws MillwrightError DRAWING_DXF_MALFORMED, INPUT_TOO_LARGE
 */
export function splinePrimitives(record: DxfRecord): EntityCurve {
  const points = pointsOf(record, 10);
  const weights = record.numbers(41);
  if (weights.some((weight) => !(weight > 0))) return 'a weight that is not above 0';
  if (weights.length > 0 && weights.length !== points.length)
    return `${weights.length} weights for ${points.length} control points`;
  const isRational = weights.some((weight) => weight !== weights[0]);
  const isRising = rises(record, points);
  const beziers = splineToBeziers({
    degree: record.number(71, 3),
    knots: record.numbers(40),
    points,
    weights: isRational ? weights : undefined,
  });
  if (beziers !== undefined) return { primitives: beziers, closed: false, isRising };
  const fitPoints = pointsOf(record, 11);
  if (points.length > 0 || fitPoints.length < 2)
    return 'knots, weights and control points do not make a curve';
  const startTangent = tangentOf(record, 12);
  const endTangent = tangentOf(record, 13);
  const isClosed = (record.number(70, 0) & CLOSED) !== 0;
  return {
    primitives: fitPointBeziers(fitPoints, { startTangent, endTangent, isClosed }),
    closed: false,
    isFromFitPoints: true,
    isRising: rises(record, fitPoints, 31),
  };
}

/** The points under a code for x and the one ten above it for y, which follows its x. */
function pointsOf({ tags, from, to }: DxfRecord, code: number): readonly XY[] {
  const { codes } = tags;
  const points: [number, number][] = [];
  for (let tag = from; tag < to; tag++) {
    if (codes[tag] === code) points.push([tags.number(tag), 0]);
    else if (codes[tag] === code + 10 && points.length > 0) points.at(-1)![1] = tags.number(tag);
  }
  return points;
}

/** Whether its points are at different heights. */
function rises(record: DxfRecord, points: readonly XY[], code = 30): boolean {
  let [lowest, highest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const z of record.numbers(code)) {
    lowest = Math.min(lowest, z);
    highest = Math.max(highest, z);
  }
  return lowest < highest && !isLevel(lowest, highest, widthOf(points));
}

function tangentOf(record: DxfRecord, code: number): XY | undefined {
  const x = record.number(code, 0);
  const y = record.number(code + 10, 0);
  return x === 0 && y === 0 ? undefined : [x, y];
}
