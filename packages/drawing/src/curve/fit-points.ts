import { LIMITS, requireWithin } from '../limits.js';
import type { BezierPrimitive, XY } from './primitive.js';

/**
 * The cubic spline through points, twice continuously differentiable, with the chords' lengths as parameters (de Boor, "A
 * Practical Guide to Splines", chapter IV): what is left to do where a file gives fit points and no curve.
 *
 * @param points - at least two; repeated points are passed once
 * @param ends.startTangent - direction at the start; where there is none the curve starts without curvature ("natural")
 * @param ends.endTangent - likewise at the end
 * @param ends.isClosed - whether it goes back to the first point and on from there without a kink; tangents then count for nothing
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
  const distinct = points.filter((point, i) => i === 0 || distance(point, points[i - 1]!) > 0);
  const { through, first, last } = ends.isClosed ? wrapped(distinct) : unwrapped(distinct);
  const steps = through.slice(1).map((point, i) => distance(through[i]!, point));
  if (last <= first) return [];
  const [startTangent, endTangent] = ends.isClosed
    ? [undefined, undefined]
    : [unit(ends.startTangent), unit(ends.endTangent)];
  const slopesOf = (axis: 0 | 1) =>
    slopes(
      through.map((point) => point[axis]),
      steps,
      startTangent?.[axis],
      endTangent?.[axis],
    );
  const [slopesX, slopesY] = [slopesOf(0), slopesOf(1)];
  return steps.slice(first, last).map((step, n): BezierPrimitive => {
    const i = first + n;
    const [ax, ay] = through[i]!;
    const [bx, by] = through[i + 1]!;
    const third = step / 3;
    const leaving: XY = [ax + slopesX[i]! * third, ay + slopesY[i]! * third];
    const arriving: XY = [bx - slopesX[i + 1]! * third, by - slopesY[i + 1]! * third];
    return { kind: 'bezier', points: [[ax, ay], leaving, arriving, [bx, by]] };
  });
}

/** Points to pass through, and which of the steps between them are the curve. */
interface Passage {
  readonly through: readonly XY[];
  readonly first: number;
  readonly last: number;
}

function unwrapped(points: readonly XY[]): Passage {
  return { through: points, first: 0, last: points.length - 1 };
}

/**
 * How many points of the next round are looked at on either side: what happens at an end is at most half as much at each point further
 * in (the system is diagonally dominant by 2), so 2⁻⁶⁰ of it is left.
 */
const N_WRAPPED = 60;

/** A closed curve as a part of one that goes on around, so that nothing of its own ends can be seen. */
function wrapped(points: readonly XY[]): Passage {
  const isRepeated = points.length > 1 && distance(points[0]!, points.at(-1)!) === 0;
  const ring = isRepeated ? points.slice(0, -1) : points;
  if (ring.length < 2) return unwrapped(ring);
  const nAround = N_WRAPPED + ring.length - (N_WRAPPED % ring.length);
  const through = Array.from({ length: ring.length + 2 * nAround + 1 }, (_, i) => ring[i % ring.length]!);
  return { through, first: nAround, last: nAround + ring.length };
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
