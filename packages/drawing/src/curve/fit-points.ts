import { LIMITS, requireWithin } from '../limits.js';
import type { BezierPrimitive, XY } from './primitive.js';

/**
 * The cubic spline through points, twice continuously differentiable, with the chords' lengths as parameters (de Boor, "A
 * Practical Guide to Splines", chapter IV): what is left to do where a file gives fit points and no curve.
 *
 * @param points - at least two; repeated points are passed once
 * @param ends - directions at the ends; where one is missing the curve ends without curvature ("natural")
 */
export function fitPointBeziers(
  points: readonly XY[],
  ends: {
    readonly startTangent: XY | undefined;
    readonly endTangent: XY | undefined;
    readonly isClosed?: boolean;
  },
): readonly BezierPrimitive[] {
  requireWithin('A spline has', points.length, LIMITS.splineControlPoints, 'fit points');
  const through = points.filter((point, i) => i === 0 || distance(point, points[i - 1]!) > 0);
  const steps = through.slice(1).map((point, i) => distance(through[i]!, point));
  if (steps.length === 0) return [];
  const slopesX = slopes(
    through.map(([x]) => x),
    steps,
    unit(ends.startTangent)?.[0],
    unit(ends.endTangent)?.[0],
  );
  const slopesY = slopes(
    through.map(([, y]) => y),
    steps,
    unit(ends.startTangent)?.[1],
    unit(ends.endTangent)?.[1],
  );
  return steps.map((step, i): BezierPrimitive => {
    const [ax, ay] = through[i]!;
    const [bx, by] = through[i + 1]!;
    const third = step / 3;
    const first: XY = [ax + slopesX[i]! * third, ay + slopesY[i]! * third];
    const second: XY = [bx - slopesX[i + 1]! * third, by - slopesY[i + 1]! * third];
    return { kind: 'bezier', points: [[ax, ay], first, second, [bx, by]] };
  });
}

/** Slopes at the points of one coordinate: the tridiagonal system of continuity of the second derivative, solved by elimination. */
function slopes(
  values: readonly number[],
  steps: readonly number[],
  startSlope: number | undefined,
  endSlope: number | undefined,
): readonly number[] {
  const n = values.length;
  const rise = steps.map((step, i) => (values[i + 1]! - values[i]!) / step);
  const diagonal = new Float64Array(n);
  const above = new Float64Array(n);
  const right = new Float64Array(n);
  const setEnd = (at: number, given: number | undefined, natural: number) => {
    diagonal[at] = given === undefined ? 2 : 1;
    above[at] = given === undefined ? 1 : 0;
    right[at] = given ?? 3 * natural;
  };
  setEnd(0, startSlope, rise[0]!);
  for (let i = 1; i < n - 1; i++) {
    const [before, after] = [steps[i - 1]!, steps[i]!];
    const factor = after / diagonal[i - 1]!;
    diagonal[i] = 2 * (before + after) - factor * above[i - 1]!;
    above[i] = before;
    right[i] = 3 * (after * rise[i - 1]! + before * rise[i]!) - factor * right[i - 1]!;
  }
  setEnd(n - 1, endSlope, rise.at(-1)!);
  const slope = new Float64Array(n);
  // The last row reads (slope before) + 2·(slope) = 3·rise when natural, slope = given otherwise.
  const coupling = endSlope === undefined ? 1 / diagonal[n - 2]! : 0;
  slope[n - 1] = (right[n - 1]! - coupling * right[n - 2]!) / (diagonal[n - 1]! - coupling * above[n - 2]!);
  for (let i = n - 2; i >= 0; i--) slope[i] = (right[i]! - above[i]! * slope[i + 1]!) / diagonal[i]!;
  return [...slope];
}

function distance(a: XY, b: XY): number {
  return Math.sqrt((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]));
}

function unit(vector: XY | undefined): XY | undefined {
  if (vector === undefined) return undefined;
  const length = distance(vector, [0, 0]);
  return [vector[0] / length, vector[1] / length];
}
