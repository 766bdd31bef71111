import { cos, PI } from '@millwright/geometry/numeric';
import { LIMITS, requireWithin } from '../limits.js';
import type { XY } from './primitive.js';
import { arcOf } from './primitive.js';

/** A smooth plane curve over a range of its parameter. */
export interface ParametricCurve {
  readonly at: (parameter: number) => XY;
  /** Degree of the polynomials behind it: sets how densely it is checked. */
  readonly degree: number;
}

/** An arc that ends at `to`; it starts where the one before it ended. */
export interface FittedArc {
  readonly to: XY;
  readonly bulge: number;
}

/** A bend of less than 0.1 µm is a line (sagitta |b|·c/2), as a share of the tolerance of 1 µm. */
const STRAIGHT_RATIO = 0.1;
/** Points checked, as a multiple of the degree n of the curve; see {@link fitArcs}. */
const POINTS_PER_DEGREE = 12;
/** Share of the tolerance allowed at the points checked: cos(π/12) = 0.9659 of it, and a little less for what is not quite a polynomial. */
const CHECKED_RATIO = 0.95;
/** The same for arcs whose radius is not large beside the tolerance: their distance is less like a polynomial. */
const TIGHT_CHECKED_RATIO = 0.7;
/** From this many times the tolerance on a radius is large: the factor between distance and polynomial, 2r + d, changes by 1 %. */
const TIGHT_RADII = 50;
/** Halvings of the remaining range before a piece is taken as it is: 2⁻⁴⁰ of a curve of a kilometre is a nanometre. */
const MAX_HALVINGS = 40;
/** Bisections that lengthen a piece after a fitting length was found. Eight come within half a percent of the longest. */
const LENGTHENINGS = 8;

/**
 * Lines and arcs that follow a curve, each as long as the tolerance allows, ends on the curve.
 *
 * A piece is accepted when the curve keeps within 0.95 of the tolerance at Chebyshev points. The distance to a circle is, up to a
 * factor that hardly changes, a polynomial of twice the curve's degree n; with m = 12n points its greatest value is at most
 * 1/cos(π·2n/2m) = 1/cos(π/12) < 1.036 times the greatest one checked (Ehlich and Zeller, "Schwankung von Polynomen zwischen
 * Gitterpunkten", 1964). Where pieces are short the distance is nearly t(1 − t)(t − ½) along them, which is greatest at the two points
 * that are looked at first: most pieces that are too long need no others.
 *
 * @param range - parameters of the ends, `fromParameter < toParameter`
 * @param tolerance - largest distance between curve and pieces, in the curve's units
 * @throws MillwrightError INPUT_TOO_LARGE when the curve needs more than 100,000 pieces
 */
export function fitArcs(
  curve: ParametricCurve,
  range: { readonly fromParameter: number; readonly toParameter: number },
  tolerance: number,
): readonly FittedArc[] {
  const fitted: FittedArc[] = [];
  const shares = checkPoints(POINTS_PER_DEGREE * curve.degree);
  let parameter = range.fromParameter;
  while (parameter < range.toParameter) {
    const piece = longestPiece({ curve, shares, tolerance }, parameter, range.toParameter);
    fitted.push({ to: piece.to, bulge: piece.bulge });
    requireWithin('One curve needs more than', fitted.length, LIMITS.arcsPerCurve, 'arcs');
    parameter = piece.parameter;
  }
  return fitted;
}

interface Fit {
  readonly curve: ParametricCurve;
  readonly shares: readonly number[];
  readonly tolerance: number;
}

interface Piece extends FittedArc {
  readonly parameter: number;
}

function longestPiece(fit: Fit, start: number, end: number): Piece {
  const whole = tryPiece(fit, start, end);
  if (whole !== undefined) return whole;
  let tooLong = end;
  for (let halving = 0; halving < MAX_HALVINGS; halving++) {
    const middle = start + (tooLong - start) / 2;
    const piece = tryPiece(fit, start, middle);
    if (piece !== undefined) return lengthen(fit, start, piece, tooLong);
    if (middle <= start) break;
    tooLong = middle;
  }
  return { to: fit.curve.at(tooLong), bulge: 0, parameter: tooLong };
}

function lengthen(fit: Fit, start: number, fitting: Piece, tooLong: number): Piece {
  let best = fitting;
  let above = tooLong;
  for (let round = 0; round < LENGTHENINGS; round++) {
    const middle = (best.parameter + above) / 2;
    const piece = tryPiece(fit, start, middle);
    if (piece === undefined) above = middle;
    else best = piece;
  }
  return best;
}

function tryPiece({ curve, shares, tolerance }: Fit, start: number, end: number): Piece | undefined {
  const from = curve.at(start);
  const to = curve.at(end);
  const along = (share: number) => curve.at(start + (end - start) * share);
  const through = bulgeThrough(from, along(0.5), to, tolerance * STRAIGHT_RATIO);
  if (through === undefined) return undefined;
  const bulge = through === 0 ? 0 : balancedBulge(from, to, through, [along(LOW_SHARE), along(HIGH_SHARE)]);
  const isTight = bulge !== 0 && arcOf(from, to, bulge).radius < TIGHT_RADII * tolerance;
  const allowed = tolerance * (isTight ? TIGHT_CHECKED_RATIO : CHECKED_RATIO);
  const away = distanceToArc(from, to, bulge);
  for (const share of shares) {
    if (!(away(along(share)) <= allowed)) return undefined;
  }
  return { to, bulge, parameter: end };
}

/** Where t(1 − t)(t − ½) is greatest: ½ ± 1/√12. There 4t(1 − t), by which a point moves with the arc's apex, is ⅔. */
const LOW_SHARE = 0.5 - 1 / Math.sqrt(12);
const HIGH_SHARE = 0.5 + 1 / Math.sqrt(12);
const APEX_SHARE = 2 / 3;

/**
 * The bulge that leaves the curve as far on one side of the arc as on the other, at most that of a half turn. An arc through the middle
 * of the parameter does so only where the curve is passed at an even speed.
 * @param points - of the curve, where it is farthest from the arc
 */
function balancedBulge(from: XY, to: XY, bulge: number, points: readonly [XY, XY]): number {
  const chord = distance(from, to);
  const { centre, radius } = arcOf(from, to, bulge);
  const outside = (point: XY) => distance(point, centre) - radius;
  const apexShift = (outside(points[0]) + outside(points[1])) / 2 / APEX_SHARE;
  // The apex stands |b|·c/2 over the chord.
  const balanced = bulge + (Math.sign(bulge) * 2 * apexShift) / chord;
  return balanced * bulge > 0 ? Math.max(-1, Math.min(1, balanced)) : bulge;
}

/**
 * Bulge of the arc from P through M to Q, at most a half turn. With u = P − M and v = Q − M the angle φ at M is π − θ/2 (inscribed
 * angle), so tan(θ/4) = cot(φ/2) = (|u||v| + u·v)/|u × v|.
 */
function bulgeThrough(from: XY, middle: XY, to: XY, straight: number): number | undefined {
  const ux = from[0] - middle[0];
  const uy = from[1] - middle[1];
  const vx = to[0] - middle[0];
  const vy = to[1] - middle[1];
  const cross = ux * vy - uy * vx;
  const dot = ux * vx + uy * vy;
  const chord = Math.sqrt((ux - vx) * (ux - vx) + (uy - vy) * (uy - vy));
  if (Math.abs(cross) <= straight * chord) return dot <= 0 ? 0 : undefined;
  const lengths = Math.sqrt((ux * ux + uy * uy) * (vx * vx + vy * vy));
  const bulge = -(lengths + dot) / cross;
  return Math.abs(bulge) <= 1 ? bulge : undefined;
}

/** Distance from a point to the arc (at most a half turn); beside its ends that to the nearer one. */
function distanceToArc(from: XY, to: XY, bulge: number): (point: XY) => number {
  const dx = to[0] - from[0];
  const dy = to[1] - from[1];
  const chord = Math.sqrt(dx * dx + dy * dy);
  if (chord === 0) return (point) => distance(point, from);
  if (bulge === 0) {
    return (point) => {
      const along = ((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / chord;
      if (along < 0) return distance(point, from);
      if (along > chord) return distance(point, to);
      return Math.abs((point[0] - from[0]) * dy - (point[1] - from[1]) * dx) / chord;
    };
  }
  const { centre, radius } = arcOf(from, to, bulge);
  const side = Math.sign(bulge);
  return (point) => {
    const px = point[0] - centre[0];
    const py = point[1] - centre[1];
    const afterStart = ((from[0] - centre[0]) * py - (from[1] - centre[1]) * px) * side;
    const beforeEnd = (px * (to[1] - centre[1]) - py * (to[0] - centre[0])) * side;
    if (afterStart < 0 || beforeEnd < 0) return Math.min(distance(point, from), distance(point, to));
    return Math.abs(Math.sqrt(px * px + py * py) - radius);
  };
}

function distance(a: XY, b: XY): number {
  return Math.sqrt((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]));
}

const checkPointsByCount = new Map<number, readonly number[]>();

/** The Chebyshev points (1 − cos((2i − 1)π/2m))/2 of the range 0..1, after those where a misfit shows first. */
function checkPoints(count: number): readonly number[] {
  const known = checkPointsByCount.get(count);
  if (known !== undefined) return known;
  const chebyshev = Array.from({ length: count }, (_, i) => (1 - cos(((2 * i + 1) * PI) / (2 * count))) / 2);
  const points = [LOW_SHARE, HIGH_SHARE, ...chebyshev];
  checkPointsByCount.set(count, points);
  return points;
}
