import type { Contour } from '@millwright/contracts';
import { contourBox, distanceToContourMm, pointInContour } from '@millwright/geometry';
import type { XY } from '../curve/primitive.js';
import { JOIN_MM } from '../join/chain.js';
import { stopIfCancelled } from '../limits.js';
import { areHalfTurns, flatPieces, goesOn, liesApart, pieceAt } from './flat-pieces.js';
import { crossingsOf, type Piece } from './intersect.js';
import { forEachMeetingPair } from './meeting-pieces.js';
import { spreadPoints } from './pieces.js';
import { touchOf } from './self-touch.js';

/** A point at which a contour crosses itself: on piece `first`, and again on the later piece `second`. */
export interface SelfCrossing {
  readonly first: number;
  readonly second: number;
  readonly at: XY;
}

/** Two contours that cross, by index, `a < b`. */
export interface ContourCrossing {
  readonly a: number;
  readonly b: number;
  readonly at: XY;
}

/** All crossings of a set of closed contours. */
export interface Crossings {
  /** By contour. */
  readonly self: ReadonlyMap<number, readonly SelfCrossing[]>;
  /** By contour, one place where it touches itself and falls apart. */
  readonly touches: ReadonlyMap<number, SelfCrossing>;
  readonly between: readonly ContourCrossing[];
  /** Whether all pairs were looked at. */
  readonly isComplete: boolean;
}

/** Pairs of pieces compared at most: a few seconds. A drawing of a million pieces has a few million neighbouring pairs. */
const MAX_PAIRS = 5_000_000;
/** Pieces further apart than this neither cross nor touch: twice the distance at which a contour touches itself, mm. */
const APART_MM = 2e-3;
/** Crossings kept at most; a person looks at the first few. */
const MAX_CROSSINGS = 100_000;
/** Points by which it is decided whether one contour lies on both sides of another. */
const SIDE_POINTS = 200;

/**
 * Finds where contours cross themselves and each other. Two contours cross when one reaches more than 0.01 mm to either side of the
 * other: what merely touches, or overlaps by less than ends may be apart, does not.
 */
export function findCrossings(contours: readonly Contour[], signal?: AbortSignal): Crossings {
  const pieces = flatPieces(contours);
  const self = new Map<number, SelfCrossing[]>();
  const touches = new Map<number, SelfCrossing>();
  const met = new Map<number, { a: number; b: number; at: XY; isDeep: boolean }>();
  let nPairs = 0;
  let nFound = 0;
  const compare = (i: number, j: number) => {
    const [a, b] = [pieces.owner[i]!, pieces.owner[j]!];
    if (a === b && areNeighbours(contours[a]!, pieces.place[i]!, pieces.place[j]!)) {
      const isInOrder = pieces.place[j] === pieces.place[i]! + 1;
      if (isInOrder ? goesOn(pieces, i, j) : goesOn(pieces, j, i)) return;
      if (contours[a]!.vertices.length === 2 && areHalfTurns(pieces, i, j)) return;
    }
    nPairs++;
    if (liesApart(pieces, i, j, APART_MM)) return;
    const [first, second] = [pieceAt(pieces, i), pieceAt(pieces, j)];
    if (a === b && !touches.has(a)) {
      const pair = { a: first, first: pieces.place[i]!, b: second, second: pieces.place[j]! };
      const touch = touchOf(contours[a]!, pair);
      if (touch !== undefined) touches.set(a, touch);
    }
    const points = crossingsOf(first, second);
    if (points.length === 0) return;
    nFound += points.length;
    if (a === b) {
      const list = self.get(a) ?? [];
      for (const at of points) list.push({ first: pieces.place[i]!, second: pieces.place[j]!, at });
      self.set(a, list);
      return;
    }
    const key = a * contours.length + b;
    const known = met.get(key);
    if (known?.isDeep) return;
    const isDeep = isDeepCrossing(first, second, points.length);
    if (known === undefined || isDeep) met.set(key, { a, b, at: points[0]!, isDeep });
  };
  let nVisits = 0;
  forEachMeetingPair(pieces, (i, j) => {
    if (nVisits++ % 4096 === 0) stopIfCancelled(signal);
    compare(i, j);
    return nPairs <= MAX_PAIRS && nFound <= MAX_CROSSINGS;
  });
  const between = [...met.values()].filter(
    ({ a, b, isDeep }) =>
      isDeep || isOnBothSides(contours[a]!, contours[b]!) || isOnBothSides(contours[b]!, contours[a]!),
  );
  return { self, touches, between, isComplete: nPairs <= MAX_PAIRS && nFound <= MAX_CROSSINGS };
}

/** Whether two pieces of a contour, the first the earlier one, follow each other. */
function areNeighbours({ vertices }: Contour, first: number, second: number): boolean {
  return second === first + 1 || (first === 0 && second === vertices.length - 1 && second > 1);
}

/**
 * Two pieces that cross once and whose four ends all lie further than 0.01 mm from the other piece: each leads from one side of the other
 * to its other side, no need to look at the rest of the contours.
 */
function isDeepCrossing(a: Piece, b: Piece, nPoints: number): boolean {
  if (nPoints !== 1) return false;
  const [alongA, alongB] = [alone(a), alone(b)];
  const far = (point: XY, from: Contour) => distanceToContourMm(point, from) > JOIN_MM;
  return far(a.from, alongB) && far(a.to, alongB) && far(b.from, alongA) && far(b.to, alongA);
}

function alone({ from, to, bulge }: Piece): Contour {
  return {
    closed: false,
    vertices: [
      [from[0], from[1], bulge],
      [to[0], to[1], 0],
    ],
  };
}

/** Whether a contour has points more than 0.01 mm inside and outside another. */
function isOnBothSides(contour: Contour, other: Contour): boolean {
  const { minXMm, minYMm, maxXMm, maxYMm } = contourBox(other);
  const isBeyondBox = ([x, y]: XY) =>
    x < minXMm - JOIN_MM || x > maxXMm + JOIN_MM || y < minYMm - JOIN_MM || y > maxYMm + JOIN_MM;
  const points = spreadPoints(contour, SIDE_POINTS);
  // What lies beyond the other's box costs nothing to tell.
  const within = points.filter((point) => !isBeyondBox(point));
  let isOutside = within.length < points.length;
  let isInside = false;
  for (const point of within) {
    const isIn = pointInContour(point, other) === 'inside';
    if (isIn ? isInside : isOutside) continue;
    if (distanceToContourMm(point, other) <= JOIN_MM) continue;
    if (isIn) isInside = true;
    else isOutside = true;
    if (isInside && isOutside) return true;
  }
  return false;
}
