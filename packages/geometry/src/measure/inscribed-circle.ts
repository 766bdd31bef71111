import type { Contour, Point } from '@millwright/contracts';
import { contourBox } from '../contour/box.js';
import { forEachEdge } from '../contour/edges.js';
import { requireTolerance } from '../contour/flatten.js';
import { pointInContour } from '../contour/inside.js';
import { requireClosed } from '../contour/measure.js';
import { requireInRange } from '../kernel/grid.js';
import { visitLeavesNearSide } from '../search/box-tree.js';
import { treeOfShapes } from '../search/segment-index.js';
import {
  distanceMm,
  distanceToSegmentMm,
  nearestPointOnSegment,
  type SegmentShape,
} from '../segment/nearest.js';
import { bestFirst } from './best-first.js';

/** How far {@link largestInscribedCircle} searches. */
export interface InscribedCircleOptions {
  /** The search ends when no other circle's radius can be larger by more than this, mm, ≥ 1 nm. */
  readonly toleranceMm: number;
  /** The search ends after this many squares, whatever the tolerance; 200,000 unless given. */
  readonly maxSquares?: number;
}

/** A circle in an area. */
export interface InscribedCircle {
  readonly centreMm: Point;
  /** Exact distance from the centre to the nearest line or arc, mm, > 0, but for a double's rounding (less than a nanometre). */
  readonly radiusMm: number;
  /** No circle in the area has a larger radius than this, mm; within the tolerance of `radiusMm` unless the search was cut short. */
  readonly boundMm: number;
}

/** Squares of one search unless told: about a second for some hundred segments. */
const MAX_SQUARES = 200_000;
/** Half a diagonal of a square for half its side. */
const HALF_DIAGONAL = Math.SQRT2;
/** Farther than any two points of the contracts' range, mm. */
const ANYWHERE_MM = 1e8;
/** Room for rounding when segments are looked up by distance, mm. */
const ROUNDING_MM = 1e-6;

/**
 * The largest circle in the area of a contour and its holes: the deepest point. Branch and bound on squares; the one with the largest bound on the depth of its points
 * ({@link boundOf}) is quartered until none can beat the best centre by more than the tolerance. Depth is the exact distance to lines and arcs, negative
 * outside. Of equal circles the first found wins, in an order that depends on the input only.
 * @param outline - closed; holes too, each in the outline, in any direction
 * @returns undefined when no point is found inside: the area is no deeper than the tolerance (or the search was cut short before)
 * @throws MillwrightError GEOMETRY_CONTOUR_OPEN, GEOMETRY_TOLERANCE_INVALID, GEOMETRY_COORDINATE_OUT_OF_RANGE
 */
export function largestInscribedCircle(
  outline: Contour,
  holes: readonly Contour[],
  { toleranceMm, maxSquares = MAX_SQUARES }: InscribedCircleOptions,
): InscribedCircle | undefined {
  requireTolerance(toleranceMm, 1e-6);
  for (const contour of [outline, ...holes]) requireClosed(contour, 'An inscribed circle');
  const { minXMm, minYMm, maxXMm, maxYMm } = contourBox(outline);
  for (const mm of [minXMm, minYMm, maxXMm, maxYMm]) requireInRange(mm, 'A coordinate');
  const halfMm = Math.max(maxXMm - minXMm, maxYMm - minYMm) / 2;
  if (halfMm === 0) return undefined;
  const squareAt = squaresIn(outline, holes);
  const whole = squareAt((minXMm + maxXMm) / 2, (minYMm + maxYMm) / 2, halfMm, undefined);
  const queue = bestFirst<Square>();
  queue.push(whole, whole.boundMm);
  let best = whole;
  let boundMm = 0;
  for (let nSquares = 1; ; nSquares += 4) {
    const next = queue.pop();
    boundMm = next?.bound ?? 0;
    if (next === undefined || boundMm <= best.depthMm + toleranceMm || nSquares >= maxSquares) break;
    for (const quarter of quartersOf(next.item, squareAt)) {
      if (quarter.depthMm > best.depthMm) best = quarter;
      if (quarter.boundMm > best.depthMm + toleranceMm) queue.push(quarter, quarter.boundMm);
    }
  }
  if (!(best.depthMm > 0)) return undefined;
  // A square that was not queued was within the tolerance of the best one then.
  boundMm = Math.max(boundMm, best.depthMm + toleranceMm);
  return { centreMm: [best.x, best.y], radiusMm: best.depthMm, boundMm };
}

/** A square of the search. */
interface Square {
  readonly x: number;
  readonly y: number;
  readonly halfMm: number;
  /** Depth of the centre. */
  readonly depthMm: number;
  /** No point of the square is deeper. */
  readonly boundMm: number;
}

/** Makes a square; `near` is one of known depth, which saves most of the work. */
type SquareAt = (x: number, y: number, halfMm: number, near: Square | undefined) => Square;

function quartersOf(square: Square, squareAt: SquareAt): Square[] {
  const halfMm = square.halfMm / 2;
  const { x, y } = square;
  return [
    squareAt(x - halfMm, y - halfMm, halfMm, square),
    squareAt(x + halfMm, y - halfMm, halfMm, square),
    squareAt(x - halfMm, y + halfMm, halfMm, square),
    squareAt(x + halfMm, y + halfMm, halfMm, square),
  ];
}

function squaresIn(outline: Contour, holes: readonly Contour[]): SquareAt {
  const segments = [outline, ...holes].flatMap(shapesOf);
  const tree = treeOfShapes(segments);
  const isInside = (point: Point) =>
    pointInContour(point, outline) === 'inside' &&
    holes.every((hole) => pointInContour(point, hole) === 'outside');
  return (x, y, halfMm, near) => {
    const radiusMm = HALF_DIAGONAL * halfMm;
    const stepMm = near === undefined ? ANYWHERE_MM : distanceMm([x, y], [near.x, near.y]);
    const knownMm = near === undefined ? 0 : Math.abs(near.depthMm);
    // Depth changes by no more than one moves: the nearest segment is within known + step, and as far as that from the boundary a step does not cross it.
    const reachMm = knownMm + stepMm + 2 * radiusMm + ROUNDING_MM;
    const contacts: Point[] = [];
    let nearestMm = Number.POSITIVE_INFINITY;
    visitLeavesNearSide(tree, x, y, x, y, reachMm, (first, end) => {
      for (let i = first; i < end; i++) {
        const [px, py] = nearestPointOnSegment([x, y], segments[i]!);
        contacts.push([px - x, py - y]);
        nearestMm = Math.min(nearestMm, distanceToSegmentMm([x, y], segments[i]!));
      }
    });
    const isKnownSide = near !== undefined && knownMm > stepMm + ROUNDING_MM;
    const inside = isKnownSide ? near.depthMm > 0 : isInside([x, y]);
    const depthMm = inside ? nearestMm : -nearestMm;
    const boundMm = inside ? boundOf(contacts, nearestMm, radiusMm) : depthMm + radiusMm;
    return { x, y, halfMm, depthMm, boundMm };
  };
}

/** All lines and arcs, flat arcs as the arcs they are. */
function shapesOf(contour: Contour): SegmentShape[] {
  const shapes: SegmentShape[] = [];
  forEachEdge(contour, (x0, y0, x1, y1, bulge) => {
    shapes.push({ from: [x0, y0], to: [x1, y1], bulge });
  });
  return shapes;
}

/** Steps towards the shortest mixture of contacts; three suffice for opposite walls, more only sharpen. */
const N_MIXING_STEPS = 6;

/**
 * Largest depth within ρ = `radiusMm` of a point, given points of the boundary as seen from it (`contacts`). Trivially depth + ρ. Between walls less: for a step v
 * the squared distance to each contact a is |v|² − 2v·a + |a|², the least of them at most any mixture of them, so at most ρ² + 2ρ|m| + s, where m is the mixture of
 * the a and s that of the |a|². Opposite walls give a small m, and a bound that is off by ρ²/2·depth only. The mixture is sought by steps that
 * each shorten m as far as one contact can (M. Frank and P. Wolfe, 1956).
 */
function boundOf(contacts: readonly Point[], depthMm: number, radiusMm: number): number {
  let boundMm = depthMm + radiusMm;
  let mixture: Point | undefined;
  let square = 0;
  for (const contact of contacts) {
    const own = contact[0] * contact[0] + contact[1] * contact[1];
    if (mixture === undefined || own < square) [mixture, square] = [contact, own];
  }
  for (let step = 0; step < N_MIXING_STEPS && mixture !== undefined; step++) {
    const [mx, my]: Point = mixture;
    let [least, opposite] = [Number.POSITIVE_INFINITY, mixture];
    for (const contact of contacts) {
      const along = mx * contact[0] + my * contact[1];
      if (along < least) [least, opposite] = [along, contact];
    }
    const [dx, dy] = [opposite[0] - mx, opposite[1] - my];
    const length = dx * dx + dy * dy;
    if (length === 0) break;
    const share = Math.max(0, Math.min(1, -(mx * dx + my * dy) / length));
    mixture = [mx + share * dx, my + share * dy];
    square += share * (opposite[0] * opposite[0] + opposite[1] * opposite[1] - square);
    const shortMm = Math.sqrt(mixture[0] * mixture[0] + mixture[1] * mixture[1]);
    boundMm = Math.min(boundMm, Math.sqrt(radiusMm * radiusMm + 2 * radiusMm * shortMm + square));
  }
  return boundMm;
}
