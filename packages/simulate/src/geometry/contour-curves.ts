import type { Contour, Placement } from '@millwright/contracts';
import { atan, cosDeg, sinDeg } from '@millwright/geometry/numeric';
import { type Curve, lengthOf, lineCurve, reversedCurve } from './curve.js';
import { splitArc } from './split-arc.js';

/**
 * A closed contour of a part where its placement puts it, as lines and arcs within a quadrant, mm in the sheet. The bulge is read as
 * the contracts define it (Vertex); the placement mirrors x → −x, then turns, then moves.
 * @param winding - `counter-clockwise` for an outline, `clockwise` for a hole: both then have the wood on their left. A contour that
 * runs the other way (a mirrored part does) is turned round.
 */
export function placedCurves(
  contour: Contour,
  placement: Placement,
  winding: 'counter-clockwise' | 'clockwise',
): readonly Curve[] {
  const place = placer(placement);
  const sign = placement.mirrored ? -1 : 1;
  const curves = contour.vertices.flatMap(([xMm, yMm, bulge], i) => {
    const [nextX, nextY] = contour.vertices[
      (i + 1) % contour.vertices.length
    ] as (typeof contour.vertices)[0];
    const [ax, ay] = place(xMm, yMm);
    const [bx, by] = place(nextX, nextY);
    return ax === bx && ay === by ? [] : segmentCurves({ ax, ay, bx, by, bulge: sign * bulge }, MAX_HALVINGS);
  });
  const isCounterClockwise = signedAreaMm2(curves) > 0;
  if (isCounterClockwise === (winding === 'counter-clockwise')) return curves;
  return curves.map(reversedCurve).reverse();
}

/** Arcs that rise less than this over their chord are judged as their chord, with the rise as slack. mm. */
const FLAT_SAGITTA_MM = 1e-7;
/**
 * Radii beyond this lose digits (a product of two such numbers is off by 1e-6 mm² and more), so these arcs become chords. mm.
 */
export const LARGEST_RADIUS_MM = 1e5;
/** How far a chord of so large an arc may lie from it, mm; it becomes slack. */
const CHORD_SLACK_MM = 1e-4;
/** Each halving divides the sagitta by four: 24 bring any arc of 10 km to {@link CHORD_SLACK_MM}. */
const MAX_HALVINGS = 24;

interface Segment {
  readonly ax: number;
  readonly ay: number;
  readonly bx: number;
  readonly by: number;
  readonly bulge: number;
}

function placer(placement: Placement): (xMm: number, yMm: number) => readonly [number, number] {
  const c = cosDeg(placement.rotationDeg);
  const s = sinDeg(placement.rotationDeg);
  return (xMm, yMm) => {
    const x = placement.mirrored ? -xMm : xMm;
    return [placement.xMm + c * x - s * yMm, placement.yMm + s * x + c * yMm];
  };
}

/**
 * A segment with a bulge as pieces. Sagitta = |b| c / 2; radius = c (1 + b²) / (4 |b|); centre = middle + n c (1 − b²) / (4 b) with
 * the left normal n; sweep = 4 atan b (contracts, Vertex).
 */
export function segmentCurves(segment: Segment, halvings = MAX_HALVINGS): readonly Curve[] {
  const { ax, ay, bx, by, bulge } = segment;
  const chord = lengthOf(bx - ax, by - ay);
  const riseMm = (Math.abs(bulge) * chord) / 2;
  if (riseMm < FLAT_SAGITTA_MM) return [lineCurve(ax, ay, bx, by, riseMm)];
  const radiusMm = (chord * (1 + bulge * bulge)) / (4 * Math.abs(bulge));
  if (radiusMm > LARGEST_RADIUS_MM) {
    if (riseMm < CHORD_SLACK_MM || halvings === 0) return [lineCurve(ax, ay, bx, by, riseMm)];
    return halvedSegment(segment).flatMap((half) => segmentCurves(half, halvings - 1));
  }
  const offset = (1 - bulge * bulge) / (4 * bulge);
  const cx = (ax + bx) / 2 - (by - ay) * offset;
  const cy = (ay + by) / 2 + (bx - ax) * offset;
  const sweepRad = 4 * atan(bulge);
  return splitArc({ ax, ay, bx, by, cx, cy, radiusMm, sweepRad, slackMm: 0 }).map((piece) => piece.curve);
}

/** An arc in two of half the sweep: tan(φ/2) = t / (1 + √(1 + t²)); a counter-clockwise arc lies to the right of its chord. */
function halvedSegment({ ax, ay, bx, by, bulge }: Segment): readonly [Segment, Segment] {
  const x = (ax + bx) / 2 + ((by - ay) * bulge) / 2;
  const y = (ay + by) / 2 - ((bx - ax) * bulge) / 2;
  const half = bulge / (1 + Math.sqrt(1 + bulge * bulge));
  return [
    { ax, ay, bx: x, by: y, bulge: half },
    { ax: x, ay: y, bx, by, bulge: half },
  ];
}

/**
 * Signed area of a closed chain, mm²; only its sign is used, for the winding. Chords by the shoelace formula about the first point;
 * each arc's segment by two thirds of chord × sagitta, which for at most a quarter turn is within 5 % of the truth.
 */
function signedAreaMm2(curves: readonly Curve[]): number {
  const first = curves[0];
  if (first === undefined) return 0;
  let doubled = 0;
  for (const { ax, ay, bx, by, turn, radiusMm } of curves) {
    doubled += (ax - first.ax) * (by - first.ay) - (bx - first.ax) * (ay - first.ay);
    if (turn === 0) continue;
    const chord = lengthOf(bx - ax, by - ay);
    const rise = radiusMm - Math.sqrt(Math.max(0, radiusMm * radiusMm - (chord * chord) / 4));
    doubled += turn * (4 / 3) * chord * rise;
  }
  return doubled;
}
