import type { Contour, Point } from '@millwright/contracts';
import { indexSegments, type SegmentIndex, visitNear } from '../search/segment-index.js';
import { distanceBetweenSegmentsMm } from '../segment/distance.js';
import { segmentIntersections } from '../segment/intersections.js';
import { distanceMm } from '../segment/nearest.js';
import { distanceToContourMm } from './distance.js';
import { ON_CONTOUR_MM } from './inside.js';

/** A point that two contours share. */
export interface ContourIntersection {
  readonly point: Point;
  /** Number of a segment of the first contour that has it, as in {@link segmentsOf} of it. */
  readonly segmentOfA: number;
  /** Number of a segment of the second that has it. */
  readonly segmentOfB: number;
}

/**
 * Points that the curves of two contours share (not the areas), each once: crossings, touches, and the ends of each piece of segment that they have in common. In order
 * of the first contour's segments, then along them. Points within two nanometres of each other are one.
 */
export function contourIntersections(a: Contour, b: Contour): ContourIntersection[] {
  const [ofA, ofB] = [indexSegments([a]), indexSegments([b])];
  const found: ContourIntersection[] = [];
  const known = new Map<string, Point[]>();
  ofA.segments.forEach((segment, segmentOfA) => {
    visitNear(ofB, segment, ON_CONTOUR_MM, (other, segmentOfB) => {
      for (const point of segmentIntersections(segment, other)) {
        if (!isNew(known, point)) continue;
        found.push({ point, segmentOfA, segmentOfB });
      }
    });
  });
  return found;
}

/** Edge of the squares in which known points are looked up, mm. */
const BUCKET_MM = 1e-3;

/** Whether no point so far is within two nanometres; remembers the point if so. */
function isNew(known: Map<string, Point[]>, point: Point): boolean {
  const [column, row] = [Math.floor(point[0] / BUCKET_MM), Math.floor(point[1] / BUCKET_MM)];
  for (let i = column - 1; i <= column + 1; i++) {
    for (let j = row - 1; j <= row + 1; j++) {
      const isKnown = known.get(`${i},${j}`)?.some((other) => distanceMm(point, other) <= 2 * ON_CONTOUR_MM);
      if (isKnown === true) return false;
    }
  }
  const key = `${column},${row}`;
  known.set(key, [...(known.get(key) ?? []), point]);
  return true;
}

/**
 * Distance between the nearest points of two contours' curves, mm, 0 when they share a point (within one nanometre). A contour inside another is as far from it
 * as from its curve. Exact for lines and arcs but for rounding, less than a
 * nanometre; arcs that rise less than 0.1 µm ({@link FLAT_ARC_MM}) count as lines.
 */
export function distanceBetweenContoursMm(a: Contour, b: Contour): number {
  const [ofA, ofB] = [indexSegments([a]), indexSegments([b])];
  if (ofA.segments.length === 0) return distanceToContourMm(firstPoint(a), b);
  if (ofB.segments.length === 0) return distanceToContourMm(firstPoint(b), a);
  let nearestMm = Math.min(distanceToContourMm(firstPoint(a), b), distanceToContourMm(firstPoint(b), a));
  for (const segment of ofA.segments) nearestMm = Math.min(nearestMm, nearestTo(segment, ofB, nearestMm));
  return nearestMm;
}

/** Distance from a segment to the nearest of the others that are nearer than `knownMm`, else `knownMm`. */
function nearestTo(segment: SegmentIndex['segments'][number], others: SegmentIndex, knownMm: number): number {
  let nearestMm = knownMm;
  visitNear(others, segment, knownMm, (other) => {
    if (nearestMm > 0) nearestMm = Math.min(nearestMm, distanceBetweenSegmentsMm(segment, other));
  });
  return nearestMm;
}

function firstPoint({ vertices }: Contour): Point {
  return [vertices[0]![0], vertices[0]![1]];
}
