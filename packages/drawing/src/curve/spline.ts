import { LIMITS, requireWithin } from '../limits.js';
import type { BezierPrimitive, XY } from './primitive.js';

/** A B-spline curve as CAD files hold it: n control points, n + degree + 1 knots that never fall, weights where it is rational. */
export interface BSpline {
  readonly degree: number;
  readonly knots: readonly number[];
  readonly points: readonly XY[];
  readonly weights?: readonly number[] | undefined;
}

/**
 * A B-spline as Bézier curves, one for each knot span between knot `degree` and knot n, where the curve lives (it does not reach
 * the outer knots unless these are repeated). Control points are blossoms: the value at u₁…u_p of the polar form, computed by de
 * Boor's recursion with a different argument in each round (Ramshaw, "Blossoming: a connect-the-dots approach to splines", 1987).
 *
 * @returns `undefined` when counts, knots or weights do not make a curve
 * @throws MillwrightError INPUT_TOO_LARGE
 */
export function splineToBeziers(spline: BSpline): readonly BezierPrimitive[] | undefined {
  const { degree, knots, points } = spline;
  requireWithin('A spline has', points.length, LIMITS.splineControlPoints, 'control points');
  requireWithin('A spline has degree', degree, LIMITS.splineDegree, '');
  if (!isWellFormed(spline)) return undefined;
  const beziers: BezierPrimitive[] = [];
  const scratch = new Float64Array(3 * (degree + 1));
  for (let span = degree; span < points.length; span++) {
    if (knots[span]! < knots[span + 1]!) beziers.push(bezierOfSpan(spline, span, scratch));
  }
  return beziers.length === 0 ? undefined : beziers;
}

function isWellFormed({ degree, knots, points, weights }: BSpline): boolean {
  return (
    Number.isInteger(degree) &&
    degree >= 1 &&
    points.length > degree &&
    knots.length === points.length + degree + 1 &&
    neverFall(knots) &&
    (weights === undefined || (weights.length === points.length && weights.every((w) => w > 0)))
  );
}

function neverFall(knots: readonly number[]): boolean {
  for (let i = 1; i < knots.length; i++) if (!(knots[i]! >= knots[i - 1]!)) return false;
  return true;
}

function bezierOfSpan(spline: BSpline, span: number, scratch: Float64Array): BezierPrimitive {
  const { degree, weights } = spline;
  const points: XY[] = [];
  const corners: number[] = [];
  for (let nEnd = 0; nEnd <= degree; nEnd++) {
    blossom(spline, span, nEnd, scratch);
    const weight = weights === undefined ? 1 : scratch[3 * degree + 2]!;
    points.push([scratch[3 * degree]! / weight, scratch[3 * degree + 1]! / weight]);
    corners.push(weight);
  }
  return { kind: 'bezier', points, weights: weights === undefined ? undefined : corners };
}

/**
 * The polar form at `nEnd` times the span's end and otherwise its start, homogeneous x·w, y·w, w in the last three places of
 * `values` (length 3·(degree + 1)).
 */
function blossom(
  { degree, knots, points, weights }: BSpline,
  span: number,
  nEnd: number,
  values: Float64Array,
): void {
  for (let i = 0; i <= degree; i++) {
    const index = span - degree + i;
    const weight = weights?.[index] ?? 1;
    const point = points[index]!;
    values[3 * i] = point[0] * weight;
    values[3 * i + 1] = point[1] * weight;
    values[3 * i + 2] = weight;
  }
  const nAxes = weights === undefined ? 2 : 3;
  for (let round = 1; round <= degree; round++) {
    const argument = round <= nEnd ? knots[span + 1]! : knots[span]!;
    for (let i = degree; i >= round; i--) {
      const low = knots[span - degree + i]!;
      const high = knots[span + 1 + i - round]!;
      const share = (argument - low) / (high - low);
      for (let place = 3 * i; place < 3 * i + nAxes; place++) {
        values[place] = (1 - share) * values[place - 3]! + share * values[place]!;
      }
    }
  }
}
