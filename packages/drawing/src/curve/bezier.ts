import type { ParametricCurve } from './fit-arcs.js';
import type { BezierPrimitive, XY } from './primitive.js';

/** A Bézier curve as a function of its parameter 0..1, by de Casteljau's construction (on the weighted points where it is rational). */
export function bezierCurve({ points, weights }: BezierPrimitive): ParametricCurve {
  const degree = points.length - 1;
  if (weights === undefined && degree === 3) return { degree, at: cubicAt(points) };
  const xs = new Float64Array(degree + 1);
  const ys = new Float64Array(degree + 1);
  const ws = new Float64Array(degree + 1);
  const at = (t: number): XY => {
    for (let i = 0; i <= degree; i++) {
      const weight = weights?.[i] ?? 1;
      xs[i] = points[i]![0] * weight;
      ys[i] = points[i]![1] * weight;
      ws[i] = weight;
    }
    for (let level = degree; level > 0; level--) {
      for (let i = 0; i < level; i++) {
        xs[i] = xs[i]! + (xs[i + 1]! - xs[i]!) * t;
        ys[i] = ys[i]! + (ys[i + 1]! - ys[i]!) * t;
        ws[i] = ws[i]! + (ws[i + 1]! - ws[i]!) * t;
      }
    }
    return [xs[0]! / ws[0]!, ys[0]! / ws[0]!];
  };
  // With weights the distance to a circle is one polynomial over another of the same degree: it is looked at twice as closely.
  return { degree: weights === undefined ? degree : 2 * degree, at: pinned(at, points) };
}

/** The Bernstein form, written out: most curves of a drawing are cubics. */
function cubicAt(points: readonly XY[]): (t: number) => XY {
  const [[ax, ay], [bx, by], [cx, cy], [dx, dy]] = points as readonly [XY, XY, XY, XY];
  const at = (t: number): XY => {
    const s = 1 - t;
    const b0 = s * s * s;
    const b1 = 3 * s * s * t;
    const b2 = 3 * s * t * t;
    const b3 = t * t * t;
    return [b0 * ax + b1 * bx + b2 * cx + b3 * dx, b0 * ay + b1 * by + b2 * cy + b3 * dy];
  };
  return pinned(at, points);
}

/** The ends exactly as given, whatever the arithmetic in between says. */
function pinned(at: (t: number) => XY, points: readonly XY[]): (t: number) => XY {
  const first = points[0]!;
  const last = points.at(-1)!;
  return (t) => (t === 0 ? first : t === 1 ? last : at(t));
}
