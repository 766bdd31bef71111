import type { Contour, Vertex } from '@millwright/contracts';
import { contourAreaMm2, contourBox } from '@millwright/geometry';
import { arcOf, type XY } from '../curve/primitive.js';
import type { SelfCrossing } from './crossings.js';

/** A contour that crosses itself, cleaned as far as that is safe. */
export interface Cleaned {
  readonly contour: Contour;
  readonly nRemoved: number;
  /** Crossings that cut off a real area: a person must decide. */
  readonly left: readonly SelfCrossing[];
}

/** What a crossing cuts off may be dropped up to this area … */
const TINY_AREA_MM2 = 0.05;
/** … and extent. Boxes.py's burn correction leaves loops of 0.1 mm at inner corners. */
const TINY_EXTENT_MM = 1;

/** Cuts off tiny loops at the points where they begin and end; larger ones stay and are reported. */
export function withoutTinyLoops(contour: Contour, crossings: readonly SelfCrossing[]): Cleaned {
  const left: SelfCrossing[] = [];
  const tiny: { crossing: SelfCrossing; cutsInner: boolean }[] = [];
  for (const crossing of crossings) {
    const isInner = isInnerTiny(contour, crossing);
    if (isInner || isOuterTiny(contour, crossing)) tiny.push({ crossing, cutsInner: isInner });
    else left.push(crossing);
  }
  // Inner loops are cut from the back, so that the places of the earlier ones stay true; overlapping ones are left alone.
  const inner = tiny.filter(({ cutsInner }) => cutsInner).map(({ crossing }) => crossing);
  let cleaned = contour;
  let reached = Number.POSITIVE_INFINITY;
  let nRemoved = 0;
  for (const crossing of inner.toSorted((a, b) => b.first - a.first || a.second - b.second)) {
    if (crossing.second >= reached) continue;
    cleaned = outerLoop(cleaned, crossing);
    reached = crossing.first;
    nRemoved++;
  }
  const across = tiny.find(({ cutsInner }) => !cutsInner);
  if (across !== undefined && nRemoved === 0)
    return { contour: innerLoop(contour, across.crossing), nRemoved: 1, left };
  return { contour: cleaned, nRemoved, left };
}

/** Whether what lies on one side of a crossing or touch is so small that nobody meant it. */
export function isTinyCut(contour: Contour, crossing: SelfCrossing): boolean {
  return isInnerTiny(contour, crossing) || isOuterTiny(contour, crossing);
}

/** The smaller of the areas on either side of a crossing or touch, mm². */
export function lesserAreaMm2(contour: Contour, crossing: SelfCrossing): number {
  const loops = [innerLoop(contour, crossing), outerLoop(contour, crossing)];
  return Math.min(...loops.map((loop) => Math.abs(contourAreaMm2(loop))));
}

function isInnerTiny(contour: Contour, crossing: SelfCrossing): boolean {
  const { first, second, at } = crossing;
  return staysNear(contour, at, first + 1, second) && isTiny(innerLoop(contour, crossing));
}

function isOuterTiny(contour: Contour, crossing: SelfCrossing): boolean {
  const { first, second, at } = crossing;
  const n = contour.vertices.length;
  return staysNear(contour, at, second + 1, first + n) && isTiny(outerLoop(contour, crossing));
}

/** Whether the vertices from one place to another (beyond the last: from the first again) all lie near a point: a quick first test. */
function staysNear({ vertices }: Contour, [x, y]: XY, from: number, to: number): boolean {
  for (let i = from; i <= to; i++) {
    const vertex = vertices[i % vertices.length]!;
    if (Math.max(Math.abs(vertex[0] - x), Math.abs(vertex[1] - y)) > TINY_EXTENT_MM) return false;
  }
  return true;
}

function isTiny(loop: Contour): boolean {
  const { minXMm, minYMm, maxXMm, maxYMm } = contourBox(loop);
  const extentMm = Math.max(maxXMm - minXMm, maxYMm - minYMm);
  return extentMm <= TINY_EXTENT_MM && Math.abs(contourAreaMm2(loop)) <= TINY_AREA_MM2;
}

/** From the crossing on along the contour and back to it. */
function innerLoop(contour: Contour, { first, second, at }: SelfCrossing): Contour {
  const start: Vertex = [...at, partBulge(contour, first, at, 'after')];
  const body = contour.vertices.slice(first + 1, second + 1);
  return {
    closed: true,
    vertices: [start, ...withLastBulge(body, partBulge(contour, second, at, 'before'))],
  };
}

/** The contour without what lies between the two visits to the crossing. */
function outerLoop(contour: Contour, { first, second, at }: SelfCrossing): Contour {
  const head = withLastBulge(contour.vertices.slice(0, first + 1), partBulge(contour, first, at, 'before'));
  const join: Vertex = [...at, partBulge(contour, second, at, 'after')];
  return { closed: true, vertices: [...head, join, ...contour.vertices.slice(second + 1)] };
}

function withLastBulge(vertices: readonly Vertex[], bulge: number): readonly Vertex[] {
  const last = vertices.at(-1)!;
  return [...vertices.slice(0, -1), [last[0], last[1], bulge]];
}

/** Bulge of the part of a piece before or after a point on it: h/(r + √(r² − h²)) with h half its chord, at most a half turn. */
function partBulge(contour: Contour, pieceIndex: number, at: XY, part: 'before' | 'after'): number {
  const { vertices } = contour;
  const [fromX, fromY, bulge] = vertices[pieceIndex]!;
  if (bulge === 0) return 0;
  const [toX, toY] = vertices[(pieceIndex + 1) % vertices.length]!;
  const [from, to]: readonly [XY, XY] = [
    [fromX, fromY],
    [toX, toY],
  ];
  const { radius } = arcOf(from, to, bulge);
  const end = part === 'before' ? from : to;
  const [dx, dy] = [at[0] - end[0], at[1] - end[1]];
  const half = Math.min(radius, Math.sqrt(dx * dx + dy * dy) / 2);
  return Math.sign(bulge) * (half / (radius + Math.sqrt((radius - half) * (radius + half))));
}
