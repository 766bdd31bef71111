import type { Contour } from '@millwright/contracts';
import type { Ring } from '@millwright/geometry';
import { apexOf, halfBulge, type XY } from '../curve/primitive.js';
import { FONT_LIMITS, requireAtMost } from './font-limits.js';

/** Largest distance between an arc and the chords it is united by, mm. */
export const CHORD_TOLERANCE_MM = 0.00025;
/** Steps of the kernel's grid per mm. */
export const GRID_PER_MM = 10_000;
/** Halvings of an arc: 4096 chords of a half turn keep within the tolerance up to a radius of 850 m. */
const MAX_HALVINGS = 12;

/** A line or an arc of at most a half turn, as the points of its chords, both ends among them. */
export interface SourceSegment {
  readonly points: readonly XY[];
  readonly bulge: number;
}

/** A segment through a point of the grid, and the point's index on it. */
export interface Passage {
  readonly segment: number;
  readonly index: number;
}

const NO_PASSAGES: readonly Passage[] = [];

/** The segments of all contours, and which of them pass through a point of the grid. */
export class SegmentPoints {
  readonly segments: SourceSegment[] = [];
  /** By a hash of the grid point; points that share a hash are told apart when they are asked for. */
  readonly #at = new Map<number, Passage[]>();
  #nPoints = 0;

  /** Takes in a closed contour. @returns it as a polygon within the tolerance, for the kernel */
  addContour({ vertices }: Contour): Ring {
    const ring: number[] = [];
    for (const [i, [x, y, bulge]] of vertices.entries()) {
      const [toX, toY] = vertices[(i + 1) % vertices.length]!;
      const points = chordPoints([x, y], [toX, toY], bulge);
      const segment = this.segments.push({ points, bulge }) - 1;
      for (const [index, point] of points.entries()) {
        this.#note(point, { segment, index });
        if (index < points.length - 1) ring.push(point[0], point[1]);
      }
    }
    this.#nPoints += ring.length / 2;
    requireAtMost('The letters have', this.#nPoints, FONT_LIMITS.unionPoints, 'points');
    return Float64Array.from(ring);
  }

  /** Segments that pass through a point as the kernel gives it, with the index of the point on each. */
  through(x: number, y: number): readonly Passage[] {
    const noted = this.#at.get(hashOf(x, y)) ?? NO_PASSAGES;
    const isThere = ({ segment, index }: Passage) => {
      const [pointX, pointY] = this.segments[segment]!.points[index]!;
      return stepsOf(pointX) === stepsOf(x) && stepsOf(pointY) === stepsOf(y);
    };
    return noted.every(isThere) ? noted : noted.filter(isThere);
  }

  #note([x, y]: XY, passage: Passage): void {
    const hash = hashOf(x, y);
    const noted = this.#at.get(hash);
    if (noted === undefined) this.#at.set(hash, [passage]);
    else noted.push(passage);
  }
}

const stepsOf = (coordinateMm: number): number => Math.round(coordinateMm * GRID_PER_MM);

/** Two odd numbers spread the bits of x and y (Teschner and others, "Optimized spatial hashing", 2003). */
const hashOf = (x: number, y: number): number =>
  Math.imul(stepsOf(x), 73_856_093) ^ Math.imul(stepsOf(y), 19_349_663);

/** Points on a segment, both ends among them, chords between them within tolerance of it. Halving needs no trigonometry. */
function chordPoints(from: XY, to: XY, bulge: number): readonly XY[] {
  let points: XY[] = [from, to];
  let part = bulge;
  const dx = to[0] - from[0];
  const dy = to[1] - from[1];
  let rise = (Math.abs(bulge) * Math.sqrt(dx * dx + dy * dy)) / 2;
  for (let halving = 0; halving < MAX_HALVINGS && rise > CHORD_TOLERANCE_MM; halving++) {
    const finer: XY[] = [points[0]!];
    for (let i = 1; i < points.length; i++) finer.push(apexOf(points[i - 1]!, points[i]!, part), points[i]!);
    points = finer;
    part = halfBulge(part);
    const [a, b] = [points[0]!, points[1]!];
    rise = (Math.abs(part) * Math.sqrt((b[0] - a[0]) * (b[0] - a[0]) + (b[1] - a[1]) * (b[1] - a[1]))) / 2;
  }
  return points;
}
