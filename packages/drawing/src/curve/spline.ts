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
  const { degree, knots, points, weights } = spline;
  requireWithin('A spline has', points.length, LIMITS.splineControlPoints, 'control points');
  requireWithin('A spline has degree', degree, LIMITS.splineDegree, '');
  if (!isWellFormed(spline)) return undefined;
  const beziers: BezierPrimitive[] = [];
  for (let span = degree; span < points.length; span++) {
    if (!(knots[span]! < knots[span + 1]!)) continue;
    const corners = Array.from({ length: degree + 1 }, (_, nEnd) => blossom(spline, span, nEnd));
    beziers.push({
      kind: 'bezier',
      points: corners.map(([x, y, w]): XY => [x / w, y / w]),
      weights: weights === undefined ? undefined : corners.map(([, , w]) => w),
    });
  }
  return beziers.length === 0 ? undefined : beziers;
}

function isWellFormed({ degree, knots, points, weights }: BSpline): boolean {
  return (
    Number.isInteger(degree) &&
    degree >= 1 &&
    points.length > degree &&
    knots.length === points.length + degree + 1 &&
    knots.every((knot, i) => i === 0 || knot >= knots[i - 1]!) &&
    (weights === undefined || (weights.length === points.length && weights.every((w) => w > 0)))
  );
}

/** The polar form at `nEnd` times the span's end and otherwise its start, homogeneous `[x·w, y·w, w]`. */
function blossom({ degree, knots, points, weights }: BSpline, span: number, nEnd: number) {
  const values = Array.from({ length: degree + 1 }, (_, i): [number, number, number] => {
    const index = span - degree + i;
    const w = weights?.[index] ?? 1;
    return [points[index]![0] * w, points[index]![1] * w, w];
  });
  for (let round = 1; round <= degree; round++) {
    const argument = round <= nEnd ? knots[span + 1]! : knots[span]!;
    for (let i = degree; i >= round; i--) {
      const low = knots[span - degree + i]!;
      const high = knots[span + 1 + i - round]!;
      const share = (argument - low) / (high - low);
      for (const axis of [0, 1, 2] as const) {
        values[i]![axis] = (1 - share) * values[i - 1]![axis] + share * values[i]![axis];
      }
    }
  }
  return values[degree]!;
}
