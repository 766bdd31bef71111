import { type Contour, MillwrightError } from '@millwright/contracts';
import { asin, cos, PI, sin, tan } from '../numeric.js';
import { sweepOfBulgeRad } from './bulge.js';
import { forEachEdge } from './edges.js';
import { contourAreaMm2, requireClosed } from './measure.js';

/** How a contour becomes a polygon. */
export interface FlattenOptions {
  /** Largest distance between an arc and its straight pieces, mm, ≥ 1 nm. */
  readonly toleranceMm: number;
  /**
   * `inside`: the polygon never leaves what the contour encloses (either way round). `outside`: it never leaves anything out. `both`: corners on
   * the curve, so an arc is cut short where it bulges out and overstepped where it bulges in.
   */
  readonly side: 'inside' | 'outside' | 'both';
}

/** Smallest tolerance: one nanometre, far below any machine; a mistaken unit would otherwise fill the memory. */
export const MIN_TOLERANCE_MM = 1e-6;
/** Most points one contour may become: 64 MB of coordinates. */
export const MAX_FLATTENED_POINTS = 4_000_000;
/** No piece turns by more than this, so that however large the tolerance a circle keeps four corners and tangents meet close by. */
const MAX_PIECE_RAD = PI / 2;

/**
 * A contour as a polygon whose side towards the contour is known. Each arc is split into the fewest equal pieces that keep the tolerance. On the
 * side where chords would be wrong the corners are moved out to where the tangents of neighbouring pieces meet; the arc's two ends stay.
 *
 * The promise for `inside` and `outside` is one about winding numbers, so it holds where a feature is thinner than the tolerance, too: nowhere
 * does the `inside` polygon wind around a point more often, nowhere the `outside` polygon less often than the contour does (counted in the
 * contour's own direction; rounding of doubles aside).
 * @returns `[x0, y0, x1, y1, …]` mm; closed contours do not repeat the first point; the direction is the contour's
 * @throws MillwrightError GEOMETRY_TOLERANCE_INVALID, GEOMETRY_TOO_MANY_POINTS; GEOMETRY_CONTOUR_OPEN for an open contour unless `both`
 */
export function flattenContour(contour: Contour, options: FlattenOptions): Float64Array {
  return flattenWithError(contour, options).ring;
}

/** A flattened contour and what it cost. */
export interface FlattenedContour {
  /** See {@link flattenContour}. */
  readonly ring: Float64Array;
  /** Farthest that any piece is from its arc, mm, 0 without arcs, at most the tolerance: what there is to book in the error budget. */
  readonly errorMm: number;
}

/** What {@link flattenContour} returns, with the error it really made. Throws the same. */
export function flattenWithError(contour: Contour, { toleranceMm, side }: FlattenOptions): FlattenedContour {
  requireTolerance(toleranceMm, MIN_TOLERANCE_MM);
  if (side !== 'both') requireClosed(contour, `Flattening to the ${side}`);
  const circumscribedSign = signOfCircumscribedBulge(contour, side);
  const points: number[] = [];
  let errorMm = 0;
  forEachEdge(contour, (x0, y0, x1, y1, bulge) => {
    points.push(x0, y0);
    if (bulge === 0) return;
    const arc = { x0, y0, dx: x1 - x0, dy: y1 - y0, bulge, sweepRad: sweepOfBulgeRad(bulge) };
    const isCircumscribed = bulge * circumscribedSign > 0;
    const nPieces = nPiecesOf(arc, toleranceMm, isCircumscribed);
    requireRoom(points.length / 2 + nPieces, toleranceMm);
    errorMm = Math.max(errorMm, errorOf(arc, nPieces, isCircumscribed));
    if (isCircumscribed) pushTangents(points, arc, nPieces);
    else pushChords(points, arc, nPieces);
  });
  if (!contour.closed || points.length === 0) {
    const [x, y] = contour.vertices[contour.vertices.length - 1]!;
    points.push(x, y);
  }
  return { ring: Float64Array.from(points), errorMm };
}

interface Arc {
  readonly x0: number;
  readonly y0: number;
  readonly dx: number;
  readonly dy: number;
  readonly bulge: number;
  readonly sweepRad: number;
}

/** The sign of those bulges whose arcs are wrapped from outside instead of cut by chords; 0 for none. */
function signOfCircumscribedBulge(contour: Contour, side: FlattenOptions['side']): number {
  if (side === 'both') return 0;
  const bulgesOut = contourAreaMm2(contour) >= 0 ? 1 : -1;
  return side === 'outside' ? bulgesOut : -bulgesOut;
}

/**
 * Fewest equal pieces. A chord over the half angle φ rises r(1 − cos φ) = 2r·sin²(φ/2); a tangent corner stands r(1/cos φ − 1) off, which is
 * the same with r + tolerance for r. So φ = 2·asin √(tolerance / 2R).
 */
function nPiecesOf({ dx, dy, bulge, sweepRad }: Arc, toleranceMm: number, isCircumscribed: boolean): number {
  // 1/r rather than r: it goes to 0 with the bulge where r would overflow.
  const perRadius = (4 * Math.abs(bulge)) / (Math.sqrt(dx * dx + dy * dy) * (1 + bulge * bulge));
  const perLength = isCircumscribed ? perRadius / (1 + toleranceMm * perRadius) : perRadius;
  const halfPieceRad = 2 * asin(Math.min(1, Math.sqrt((toleranceMm * perLength) / 2)));
  return Math.max(1, Math.ceil(Math.abs(sweepRad) / Math.min(2 * halfPieceRad, MAX_PIECE_RAD)));
}

/** How far equal pieces are from their arc, mm: 2r·sin²(φ/2) for chords over the half angle φ, that over cos φ for tangents. */
function errorOf({ dx, dy, bulge, sweepRad }: Arc, nPieces: number, isCircumscribed: boolean): number {
  const halfPieceRad = Math.abs(sweepRad) / nPieces / 2;
  const radiusMm = (Math.sqrt(dx * dx + dy * dy) * (1 + bulge * bulge)) / (4 * Math.abs(bulge));
  const s = sin(halfPieceRad / 2);
  const riseMm = 2 * radiusMm * s * s;
  return isCircumscribed ? riseMm / cos(halfPieceRad) : riseMm;
}

/** The points on the arc between its pieces. */
function pushChords(points: number[], arc: Arc, nPieces: number): void {
  for (let i = 1; i < nPieces; i++) pushAlong(points, arc, (arc.sweepRad * i) / nPieces, 0);
}

/** The points where the tangents at the two ends of each piece meet. */
function pushTangents(points: number[], arc: Arc, nPieces: number): void {
  const halfPieceRad = arc.sweepRad / nPieces / 2;
  for (let i = 0; i < nPieces; i++) pushAlong(points, arc, (arc.sweepRad * i) / nPieces, tan(halfPieceRad));
}

/**
 * The point that an arc has reached after turning by `turnRad`, and from there along the tangent by `tangentRatio` radii. With chord c, sweep θ
 * and turn φ the chord so far is c·sin(φ/2)/sin(θ/2) long and turned by (φ − θ)/2 against the whole chord, the tangent by φ − θ/2; and
 * r = c/(2 sin(θ/2)), where sin(θ/2) = 2b/(1 + b²). The centre is not needed, so a flat arc loses no digits.
 */
function pushAlong(points: number[], arc: Arc, turnRad: number, tangentRatio: number): void {
  const { x0, y0, dx, dy, bulge, sweepRad } = arc;
  const perSine = (1 + bulge * bulge) / (2 * bulge);
  const chordRatio = sin(turnRad / 2) * perSine;
  const chordTurnRad = (turnRad - sweepRad) / 2;
  const radiusRatio = (tangentRatio * perSine) / 2;
  const tangentTurnRad = turnRad - sweepRad / 2;
  const along = chordRatio * cos(chordTurnRad) + radiusRatio * cos(tangentTurnRad);
  const left = chordRatio * sin(chordTurnRad) + radiusRatio * sin(tangentTurnRad);
  points.push(x0 + dx * along - dy * left, y0 + dy * along + dx * left);
}

/** @throws MillwrightError GEOMETRY_TOLERANCE_INVALID */
export function requireTolerance(toleranceMm: number, minToleranceMm: number): void {
  if (toleranceMm >= minToleranceMm && toleranceMm < Number.POSITIVE_INFINITY) return;
  throw new MillwrightError('GEOMETRY_TOLERANCE_INVALID', {
    message: `The tolerance is ${toleranceMm} mm; it must be a number of at least ${minToleranceMm} mm.`,
    hint: 'Give the tolerance in mm; 0.001 is usual.',
    data: { toleranceMm, minToleranceMm },
  });
}

function requireRoom(nPoints: number, toleranceMm: number): void {
  if (nPoints <= MAX_FLATTENED_POINTS) return;
  throw new MillwrightError('GEOMETRY_TOO_MANY_POINTS', {
    message: `A contour would become ${nPoints} points at a tolerance of ${toleranceMm} mm; at most ${MAX_FLATTENED_POINTS} are allowed.`,
    hint: 'Use a larger tolerance, or check that the drawing is in the unit you think it is.',
    data: { nPoints, maxPoints: MAX_FLATTENED_POINTS, toleranceMm },
  });
}
