import type { Contour } from '@millwright/contracts';
import { distanceToContourMm, pointInContour } from '@millwright/geometry';
import type { XY } from '../curve/primitive.js';
import { JOIN_MM } from '../join/chain.js';
import { stopIfCancelled } from '../limits.js';
import { BoxIndex } from './box-index.js';
import { crossingsOf, type Piece } from './intersect.js';
import { boxOfPiece, piecesOf, spreadPoints } from './pieces.js';
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
/** Crossings kept at most; a person looks at the first few. */
const MAX_CROSSINGS = 100_000;
/** Points by which it is decided whether one contour lies on both sides of another. */
const SIDE_POINTS = 400;

/**
 * Finds where contours cross themselves and each other. Two contours cross when one reaches more than 0.01 mm to either side of the
 * other: what merely touches, or overlaps by less than ends may be apart, does not.
 */
export function findCrossings(contours: readonly Contour[], signal?: AbortSignal): Crossings {
  const pieces: Piece[] = [];
  const owner: number[] = [];
  const place: number[] = [];
  contours.forEach((contour, c) => {
    piecesOf(contour).forEach((piece, i) => {
      pieces.push(piece);
      owner.push(c);
      place.push(i);
    });
  });
  const boxes = pieces.map(boxOfPiece);
  const index = new BoxIndex(boxes);
  const self = new Map<number, SelfCrossing[]>();
  const touches = new Map<number, SelfCrossing>();
  const met = new Map<string, { a: number; b: number; at: XY; isDeep: boolean }>();
  let nPairs = 0;
  let nFound = 0;
  const compare = (i: number, j: number) => {
    if (j <= i || ++nPairs > MAX_PAIRS || nFound > MAX_CROSSINGS) return;
    const [a, b] = [owner[i]!, owner[j]!];
    if (a === b && !touches.has(a)) {
      const pair = { a: pieces[i]!, first: place[i]!, b: pieces[j]!, second: place[j]! };
      const touch = touchOf(contours[a]!, pair);
      if (touch !== undefined) touches.set(a, touch);
    }
    const points = crossingsOf(pieces[i]!, pieces[j]!);
    if (points.length === 0) return;
    nFound += points.length;
    if (a === b) {
      const list = self.get(a) ?? [];
      for (const at of points) list.push({ first: place[i]!, second: place[j]!, at });
      self.set(a, list);
      return;
    }
    const known = met.get(`${a},${b}`);
    const isDeep = isDeepCrossing(pieces[i]!, pieces[j]!);
    if (known === undefined || (isDeep && !known.isDeep))
      met.set(`${a},${b}`, { a, b, at: points[0]!, isDeep });
  };
  for (let i = 0; i < pieces.length && nPairs <= MAX_PAIRS && nFound <= MAX_CROSSINGS; i++) {
    if (i % 4096 === 0) stopIfCancelled(signal);
    index.search(boxes[i]!, (j) => compare(i, j));
  }
  const between = [...met.values()].filter(
    ({ a, b, isDeep }) =>
      isDeep || isOnBothSides(contours[a]!, contours[b]!) || isOnBothSides(contours[b]!, contours[a]!),
  );
  return { self, touches, between, isComplete: nPairs <= MAX_PAIRS && nFound <= MAX_CROSSINGS };
}

/** Two lines whose four ends all lie further than 0.01 mm from the other line: no need to look at the rest of the contours. */
function isDeepCrossing(a: Piece, b: Piece): boolean {
  if (a.bulge !== 0 || b.bulge !== 0) return false;
  const far = (line: Piece, [x, y]: XY) => {
    const [dx, dy] = [line.to[0] - line.from[0], line.to[1] - line.from[1]];
    const off = Math.abs((x - line.from[0]) * dy - (y - line.from[1]) * dx);
    return off > JOIN_MM * Math.sqrt(dx * dx + dy * dy);
  };
  return far(a, b.from) && far(a, b.to) && far(b, a.from) && far(b, a.to);
}

function isOnBothSides(contour: Contour, other: Contour): boolean {
  let isInside = false;
  let isOutside = false;
  for (const point of spreadPoints(contour, SIDE_POINTS)) {
    if (distanceToContourMm(point, other) <= JOIN_MM) continue;
    if (pointInContour(point, other) === 'inside') isInside = true;
    else isOutside = true;
    if (isInside && isOutside) return true;
  }
  return false;
}
