import type { Box, Contour } from '@millwright/contracts';
import { contourBox, contourLengthMm, distanceToContourMm } from '@millwright/geometry';
import { apexOf, type XY } from '../curve/primitive.js';
import { LIMITS, requireWithin } from '../limits.js';
import { BoxIndex } from '../parts/box-index.js';
import { type Chain, JOIN_MM } from './chain.js';
import { HashLists } from './hash-lists.js';

/** Points of a contour that are compared at most, spread over it: two contours that agree in so many are drawn twice. */
const POINTS_COMPARED = 64;

/**
 * Whether two contours run along the same curve, in whichever direction, from wherever: equal boxes and lengths, and points of each
 * near the other.
 * @param withinMm - how near, mm
 */
export function isSameCurve(a: Contour, b: Contour, withinMm = JOIN_MM): boolean {
  const [boxA, boxB] = [contourBox(a), contourBox(b)];
  const near = (p: number, q: number) => Math.abs(p - q) <= withinMm;
  const sameBox =
    near(boxA.minXMm, boxB.minXMm) &&
    near(boxA.minYMm, boxB.minYMm) &&
    near(boxA.maxXMm, boxB.maxXMm) &&
    near(boxA.maxYMm, boxB.maxYMm);
  if (!sameBox) return false;
  const [lengthA, lengthB] = [contourLengthMm(a), contourLengthMm(b)];
  // Two nearby curves of n pieces may differ by the tolerance at either end of each piece.
  const slackMm = 2 * withinMm * Math.max(a.vertices.length, b.vertices.length);
  if (Math.abs(lengthA - lengthB) > slackMm) return false;
  return runsAlong(a, b, withinMm) && runsAlong(b, a, withinMm);
}

function runsAlong(a: Contour, b: Contour, withinMm: number): boolean {
  return samplePoints(a).every((point) => distanceToContourMm(point, b) <= withinMm);
}

function samplePoints({ vertices, closed }: Contour): readonly XY[] {
  const nPieces = closed ? vertices.length : vertices.length - 1;
  const step = Math.max(1, Math.ceil((2 * nPieces) / POINTS_COMPARED));
  const points: XY[] = [];
  for (let i = 0; i < 2 * nPieces; i += step) {
    const [x, y, bulge] = vertices[i >> 1]!;
    const next = vertices[((i >> 1) + 1) % vertices.length]!;
    points.push(i % 2 === 0 ? [x, y] : apexOf([x, y], [next[0], next[1]], bulge));
  }
  return points;
}

/** What is left when everything drawn twice is taken once. */
export interface Distinct {
  readonly kept: readonly Chain[];
  /** The removed chains. */
  readonly removed: readonly Chain[];
  /** Of the removed ones, those that are the same as something on another layer. */
  readonly nSameOnLayers: number;
}

/**
 * Removes open chains between the same two nodes that run along the same curve. The one on the layer that sorts first stays.
 * @param ends - nodes of the chains' ends, as in `Nodes`
 * @param isApart - whether what is on different layers is never the same
 */
export function distinctPieces(
  chains: readonly Chain[],
  ends: ArrayLike<number>,
  isApart: boolean,
): Distinct & { readonly keptIndexes: readonly number[] } {
  const isKept = new Uint8Array(chains.length).fill(1);
  let nComparisons = 0;
  let nSameOnLayers = 0;
  for (const group of sameEnds(chains, ends, isApart)) {
    const kept: number[] = [];
    for (const i of group.toSorted((p, q) => byLayer(chains[p]!, chains[q]!) || p - q)) {
      nComparisons += kept.length;
      requireWithin('Lines lie on top of each other:', nComparisons, LIMITS.comparisons, 'comparisons');
      const same = kept.find((other) => isSameCurve(chains[other]!.contour, chains[i]!.contour));
      if (same === undefined) {
        kept.push(i);
        continue;
      }
      isKept[i] = 0;
      if (chains[same]!.layer !== chains[i]!.layer) nSameOnLayers++;
    }
  }
  const keptIndexes: number[] = [];
  for (let i = 0; i < chains.length; i++) if (isKept[i] === 1) keptIndexes.push(i);
  return {
    keptIndexes,
    kept: keptIndexes.map((i) => chains[i]!),
    removed: chains.filter((_, i) => isKept[i] === 0),
    nSameOnLayers,
  };
}

/** Chains between the same two nodes, where there are several. */
function sameEnds(
  chains: readonly Chain[],
  ends: ArrayLike<number>,
  isApart: boolean,
): readonly (readonly number[])[] {
  const seen = new HashLists(chains.length);
  const groups = new Map<number, number[]>();
  for (let i = 0; i < chains.length; i++) {
    const low = Math.min(ends[2 * i]!, ends[2 * i + 1]!);
    const high = Math.max(ends[2 * i]!, ends[2 * i + 1]!);
    const hash = Math.imul(low, 73_856_093) ^ Math.imul(high, 19_349_663);
    const isAlike = (j: number) =>
      Math.min(ends[2 * j]!, ends[2 * j + 1]!) === low &&
      Math.max(ends[2 * j]!, ends[2 * j + 1]!) === high &&
      chains[j]!.construction === chains[i]!.construction &&
      (!isApart || chains[j]!.layer === chains[i]!.layer);
    // A group is listed under its first chain; the others are not looked up again.
    let first = seen.first(hash);
    while (first >= 0 && !isAlike(first)) first = seen.after(first);
    if (first < 0) seen.add(hash, i);
    else if (groups.has(first)) groups.get(first)!.push(i);
    else groups.set(first, [first, i]);
  }
  return [...groups.values()];
}

/** Removes closed chains that run along another closed chain. The one on the layer that sorts first stays. */
export function distinctLoops(loops: readonly Chain[], isApart: boolean): Distinct {
  const corners = loops.map(({ contour }) => {
    const { minXMm, minYMm } = contourBox(contour);
    return { minXMm, minYMm, maxXMm: minXMm, maxYMm: minYMm };
  });
  const index = new BoxIndex(corners);
  const isRemoved = new Uint8Array(loops.length);
  let nComparisons = 0;
  let nSameOnLayers = 0;
  const order = loops.map((_, i) => i).sort((p, q) => byLayer(loops[p]!, loops[q]!) || p - q);
  const place = new Int32Array(loops.length);
  for (const [at, i] of order.entries()) place[i] = at;
  for (const i of order) {
    if (isRemoved[i] === 1) continue;
    index.search(widened(corners[i]!), (j) => {
      if (place[j]! <= place[i]! || isRemoved[j] === 1) return;
      requireWithin('Contours lie on top of each other:', ++nComparisons, LIMITS.comparisons, 'comparisons');
      if (loops[i]!.construction !== loops[j]!.construction) return;
      const isOnOther = loops[i]!.layer !== loops[j]!.layer;
      if ((isOnOther && isApart) || !isSameCurve(loops[i]!.contour, loops[j]!.contour)) return;
      isRemoved[j] = 1;
      if (isOnOther) nSameOnLayers++;
    });
  }
  return {
    kept: loops.filter((_, i) => isRemoved[i] === 0),
    removed: loops.filter((_, i) => isRemoved[i] === 1),
    nSameOnLayers,
  };
}

function widened({ minXMm, minYMm, maxXMm, maxYMm }: Box): Box {
  return {
    minXMm: minXMm - JOIN_MM,
    minYMm: minYMm - JOIN_MM,
    maxXMm: maxXMm + JOIN_MM,
    maxYMm: maxYMm + JOIN_MM,
  };
}

function byLayer(a: Chain, b: Chain): number {
  return a.layer < b.layer ? -1 : a.layer > b.layer ? 1 : 0;
}
