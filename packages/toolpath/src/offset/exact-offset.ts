import type { Point } from '@millwright/contracts';
import { crossingsOf } from '../curve/crossings.js';
import {
  angleBetween,
  arc,
  type Curve,
  cross,
  distanceMm,
  dot,
  isArc,
  line,
  tangentAt,
} from '../curve/curve.js';
import { isAbreast } from '../curve/distance.js';

/** A curve of the contour and the same curve moved aside; `moved` shrinks as its neighbours cut into it. */
interface Side {
  readonly index: number;
  readonly source: Curve;
  readonly moved: Curve;
}

/** How often vanished curves are taken out before the contour counts as not simple. */
const MAX_ROUNDS = 32;
/**
 * A corner between two straight sides that turns so little that their moved sides, run on until they meet, stand off the corner by no more than
 * this, mm, needs no arc: one of micrometres would only slow the machine down. Half a micrometre of toolpath's three in the error
 * budget (ARCHITECTURE.md), and always away from the part.
 */
const MITRE_MM = 0.0005;
/** Two ends nearer than this are joined without a curve between, mm: a nanometre. */
const SAME_POINT_MM = 1e-6;

/**
 * The path at exactly `radiusMm` to the right of a closed chain that keeps the part on its left: lines stay lines and arcs stay arcs, corners
 * that stick out get an arc about the corner, corners that go in are cut where the two moved curves cross, and arcs that turn tighter
 * than the tool are left out. Only the simple case: a chain whose moved curves meet their neighbours and nothing else. The
 * caller checks the result against the chain; where that fails the polygon kernel does the work.
 * @param radiusMm - > 0
 * @returns a closed chain, or undefined where the contour is not simple in this sense
 */
export function exactOffset(chain: readonly Curve[], radiusMm: number): Curve[] | undefined {
  let sides: Side[] = [];
  chain.forEach((source, index) => {
    const moved = moveRight(source, radiusMm);
    if (moved !== undefined) sides.push({ index, source, moved });
  });
  for (let round = 0; round < MAX_ROUNDS && sides.length > 0; round++) {
    const cuts = cutCorners(sides, chain.length, radiusMm);
    if (cuts === undefined) return undefined;
    const kept = sides.filter((side, at) => runsForward(side.moved, cuts.starts[at]!, cuts.ends[at]!));
    if (kept.length === sides.length) return assemble(sides, cuts, radiusMm);
    sides = kept;
  }
  return undefined;
}

interface Cuts {
  readonly starts: readonly Point[];
  readonly ends: readonly Point[];
  /** For each side, the corner of the part that a joining arc turns about on the way to the next side. */
  readonly pivots: readonly (Point | undefined)[];
}

/** Where each moved curve begins and ends once its corners are joined or cut; undefined where two curves that must cross do not. */
function cutCorners(sides: readonly Side[], nCurves: number, radiusMm: number): Cuts | undefined {
  const starts = sides.map(({ moved }) => moved.from);
  const ends = sides.map(({ moved }) => moved.to);
  const pivots: (Point | undefined)[] = sides.map(() => undefined);
  for (let at = 0; at < sides.length; at++) {
    const next = (at + 1) % sides.length;
    const [a, b] = [sides[at]!, sides[next]!];
    const areNeighbours = (a.index + 1) % nCurves === b.index && (sides.length > 1 || nCurves === 1);
    const turnRad = angleBetween(tangentAt(a.source, a.source.to), tangentAt(b.source, b.source.from));
    if (areNeighbours && Math.abs(turnRad) * radiusMm < SAME_POINT_MM) {
      starts[next] = a.moved.to;
    } else if (areNeighbours && turnRad > 0 && !isMitred(a.source, b.source, { turnRad, radiusMm })) {
      pivots[at] = a.source.to;
    } else {
      const corner = nearestCrossing(a.moved, b.moved);
      if (corner === undefined) return undefined;
      ends[at] = corner;
      starts[next] = corner;
    }
  }
  return { starts, ends, pivots };
}

/** Whether two straight sides simply run on until they meet: they then stand off by r (1/cos(θ/2) − 1), about rθ²/8. */
function isMitred(
  a: Curve,
  b: Curve,
  { turnRad, radiusMm }: { readonly turnRad: number; readonly radiusMm: number },
): boolean {
  return !isArc(a) && !isArc(b) && radiusMm * turnRad * turnRad <= 8 * MITRE_MM;
}

/** A curve moved aside to its right; undefined for an arc that turns right as tightly as the radius or tighter. */
function moveRight(curve: Curve, radiusMm: number): Curve | undefined {
  const from = pointBeside(curve, curve.from, radiusMm);
  const to = pointBeside(curve, curve.to, radiusMm);
  if (!isArc(curve)) return line(from, to);
  if (curve.sweepRad < 0 && curve.radiusMm - radiusMm < SAME_POINT_MM) return undefined;
  return arc(from, to, curve.centre, curve.sweepRad);
}

function pointBeside(curve: Curve, point: Point, byMm: number): Point {
  const [x, y] = tangentAt(curve, point);
  return [point[0] + y * byMm, point[1] - x * byMm];
}

/** Two sides of a slot as wide as the tool are moved onto each other; sides that differ by less than this, radians, cross anywhere. */
const SAME_DIRECTION_RAD = 1e-9;

/** Of the points where two moved curves' lines or circles cross, the one nearest to where the first ends and the second begins. */
function nearestCrossing(a: Curve, b: Curve): Point | undefined {
  if (!isArc(a) && !isArc(b)) {
    const sine = cross(tangentAt(a, a.to), tangentAt(b, b.from));
    if (Math.abs(sine) < SAME_DIRECTION_RAD) return undefined;
  }
  const from: Point = [(a.to[0] + b.from[0]) / 2, (a.to[1] + b.from[1]) / 2];
  return crossingsOf(a, b).reduce<Point | undefined>(
    (best, point) => (best === undefined || distanceMm(point, from) < distanceMm(best, from) ? point : best),
    undefined,
  );
}

/** Whether the piece of a curve between its cut ends still runs the curve's way and has some length. */
function runsForward(curve: Curve, start: Point, end: Point): boolean {
  if (distanceMm(start, end) < SAME_POINT_MM) return false;
  if (!isArc(curve)) {
    return dot([end[0] - start[0], end[1] - start[1]], tangentAt(curve, curve.from)) > 0;
  }
  const sweepRad = cutSweepRad(curve, start, end);
  return curve.sweepRad > 0 ? sweepRad > 0 : sweepRad < 0;
}

/** Turn between the cut ends of an arc: its own, less what is cut off at either end, each less than half a turn. */
function cutSweepRad(curve: Curve, start: Point, end: Point): number {
  const radial = (point: Point): Point => [point[0] - curve.centre[0], point[1] - curve.centre[1]];
  const offStartRad = angleBetween(radial(curve.from), radial(start));
  const offEndRad = angleBetween(radial(end), radial(curve.to));
  return curve.sweepRad - offStartRad - offEndRad;
}

/** The cut curves and the joining arcs as one chain; undefined if a cut lies beyond its curve, where the path would stand off the part. */
function assemble(sides: readonly Side[], cuts: Cuts, radiusMm: number): Curve[] | undefined {
  const path: Curve[] = [];
  for (let at = 0; at < sides.length; at++) {
    const { moved } = sides[at]!;
    const [start, end] = [cuts.starts[at]!, cuts.ends[at]!];
    if (!reaches(moved, start, radiusMm) || !reaches(moved, end, radiusMm)) return undefined;
    path.push(
      isArc(moved) ? { ...arc(start, end, moved.centre, cutSweepRad(moved, start, end)) } : line(start, end),
    );
    const pivot = cuts.pivots[at];
    if (pivot === undefined) continue;
    const next = sides[(at + 1) % sides.length]!;
    const turnRad = angleBetween(
      tangentAt(sides[at]!.source, pivot),
      tangentAt(next.source, next.source.from),
    );
    const joint = arc(end, cuts.starts[(at + 1) % sides.length]!, pivot, turnRad);
    path.push({ ...joint, radiusMm });
  }
  return path;
}

/**
 * Whether a point on a curve's line or circle lies on the curve itself; of a line also a little beyond its ends: t beyond the end the path is
 * √(r² + t²) from the corner, which is too far by t²/2r; twice what a mitre takes is let pass, 1 µm.
 */
function reaches(curve: Curve, point: Point, radiusMm: number): boolean {
  if (isAbreast(curve, point)) return true;
  const beyondMm = Math.min(distanceMm(point, curve.from), distanceMm(point, curve.to));
  return beyondMm <= (isArc(curve) ? SAME_POINT_MM : Math.sqrt(2 * radiusMm * 2 * MITRE_MM));
}
