import type { Contour, Region, Vertex } from '@millwright/contracts';
import { contourAreaMm2, type PolygonKernel, type Ring, type RingNode } from '@millwright/geometry';
import { apexOf, arcOf, halfBulge, type XY } from '../curve/primitive.js';
import { FONT_LIMITS, requireAtMost } from './font-limits.js';

/** Largest distance between an arc and the chords it is united by, mm. */
const CHORD_TOLERANCE_MM = 0.00025;
/** Steps of the kernel's grid per mm. */
const GRID_PER_MM = 10_000;
/** How far a point the kernel found may lie from the chord it is on, in steps of the grid: rounding to it, once in each direction. */
const ON_CHORD_STEPS = 1.5;
/** Halvings of an arc: 4096 chords of a half turn keep within the tolerance up to a radius of 850 m. */
const MAX_HALVINGS = 12;
/** Mean width below which an area is what rounding left over where letters touch, mm: the kernel promises nothing narrower. */
const LEFTOVER_MM = 0.001;
/** Rise of an arc over its chord below which it is a line, mm (geometry's FLAT_ARC_MM). */
const FLAT_MM = 1e-4;

/**
 * The area that any of the contours encloses (non-zero winding, as fonts mean it), as regions that neither overlap nor cross.
 *
 * The kernel unites polygons. So that arcs come out again, every point of the polygons knows the segment it is on: where the boundary of
 * the union follows a segment, that segment, or the stretch of it between two crossings, stands in the result. A contour that meets no other comes
 * out with the segments it had.
 *
 *       ____                 ____
 *      /    \  ____         /    \____
 *     |   __|_/    \   →   |          \      the arcs left of and right of both crossings
 *      \_|__/  \    |       \_     _   |     are parts of the arcs given
 *        |______|__/           |______/
 *
 * @param contours - closed, of arcs of at most a half turn
 * @returns regions from the largest outline to the smallest, islands in holes behind the region they lie in; within 0.4 µm of the true union
 * @throws MillwrightError INPUT_TOO_LARGE, GEOMETRY_COORDINATE_OUT_OF_RANGE
 */
export function unite(kernel: PolygonKernel, contours: readonly Contour[]): readonly Region[] {
  const source = new SegmentPoints();
  const rings = contours.map((contour) => source.addContour(contour));
  const regions: Region[] = [];
  const collect = (nodes: readonly RingNode[]) => {
    for (const node of nodes) {
      if (!isLeftover(node.ring)) {
        const holes = node.children.filter(({ ring }) => !isLeftover(ring)).map(({ ring }) => ring);
        regions.push({
          outline: withArcs(node.ring, source),
          holes: holes.map((ring) => withArcs(ring, source)),
        });
      }
      for (const hole of node.children) collect(hole.children);
    }
  };
  collect(kernel.tree(rings));
  return regions;
}

interface SourceSegment {
  readonly points: readonly XY[];
  readonly bulge: number;
}

/** A segment through a point of the grid, and the point's index on it. */
interface Passage {
  readonly segment: number;
  readonly index: number;
}

const NO_PASSAGES: readonly Passage[] = [];

/** The segments of all contours, and which of them pass through a point of the grid. */
class SegmentPoints {
  readonly segments: SourceSegment[] = [];
  /** By a hash of the grid point; points that share a hash are told apart when they are asked for. */
  readonly #at = new Map<number, Passage[]>();
  #nPoints = 0;

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
  // The rise of half an arc is a little more than a quarter of the arc's.
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

/** An edge of a united polygon: which segment it follows, and from where to where on it. */
interface Edge {
  readonly segment: number;
  /** 1 along the segment, −1 against it, 0 for no segment at all. */
  readonly turn: number;
}

const NO_EDGE: Edge = { segment: -1, turn: 0 };

/** A polygon of the union with the segments it follows. Whatever follows none stays as it is: lines within tolerance. */
function withArcs(ring: Ring, source: SegmentPoints): Contour {
  const nPoints = ring.length / 2;
  const passages = Array.from({ length: nPoints }, (_, i) => source.through(ring[2 * i]!, ring[2 * i + 1]!));
  const edges = passages.map((before, i) =>
    edgeAt(ring, i, { before, after: passages[(i + 1) % nPoints]! }, source),
  );
  const isSame = (a: Edge, b: Edge) => a.turn !== 0 && a.segment === b.segment && a.turn === b.turn;
  // Begin where a stretch begins, so that none is cut in two by the start of the ring. Without such a place one segment would close on itself.
  let first = 0;
  while (first < nPoints && isSame(edges[(first + nPoints - 1) % nPoints]!, edges[first]!)) first++;
  const vertices: Vertex[] = [];
  for (let done = 0; done < nPoints; ) {
    const start = first + done;
    const edge = edges[start % nPoints]!;
    let length = 1;
    while (done + length < nPoints && isSame(edge, edges[(start + length) % nPoints]!)) length++;
    vertices.push(stretchOf(ring, { start, end: start + length, edge }, source));
    done += length;
  }
  const contour: Contour = { closed: true, vertices };
  return isFaithful(contour, ring) ? contour : polygon(ring);
}

/** The segment an edge of the ring lies on: one through both ends, or through one end with the other on the chord next to it. */
function edgeAt(
  ring: Ring,
  i: number,
  { before, after }: { readonly before: readonly Passage[]; readonly after: readonly Passage[] },
  source: SegmentPoints,
): Edge {
  const [x0, y0, x1, y1] = endsOf(ring, i, i + 1);
  let best = NO_EDGE;
  let fewest = Number.POSITIVE_INFINITY;
  for (const { segment, index: from } of before) {
    for (const { segment: other, index: to } of after) {
      const chords = Math.abs(to - from);
      if (other !== segment || chords === 0 || chords >= fewest) continue;
      best = { segment, turn: Math.sign(to - from) };
      fewest = chords;
    }
  }
  if (best.turn !== 0) return best;
  return besideChord(before, x1, y1, source, 1) ?? besideChord(after, x0, y0, source, -1) ?? NO_EDGE;
}

/** Of the segments through one point, that whose next or last chord a found point lies on. */
function besideChord(
  through: readonly Passage[],
  x: number,
  y: number,
  source: SegmentPoints,
  sense: number,
): Edge | undefined {
  for (const { segment, index } of through) {
    const { points } = source.segments[segment]!;
    for (const turn of [1, -1]) {
      const neighbour = points[index + turn];
      if (neighbour !== undefined && isOnChord(points[index]!, neighbour, x, y))
        return { segment, turn: turn * sense };
    }
  }
  return undefined;
}

function isOnChord([ax, ay]: XY, [bx, by]: XY, x: number, y: number): boolean {
  const dx = bx - ax;
  const dy = by - ay;
  const length = Math.sqrt(dx * dx + dy * dy);
  if (length === 0) return false;
  const along = ((x - ax) * dx + (y - ay) * dy) / length;
  const off = Math.abs((x - ax) * dy - (y - ay) * dx) / length;
  const slackMm = ON_CHORD_STEPS / GRID_PER_MM;
  return off <= slackMm && along >= -slackMm && along <= length + slackMm;
}

/** The vertex a stretch of edges on one segment begins with, and its bulge. */
function stretchOf(
  ring: Ring,
  { start, end, edge }: { readonly start: number; readonly end: number; readonly edge: Edge },
  source: SegmentPoints,
): Vertex {
  const [gridX, gridY, gridToX, gridToY] = endsOf(ring, start, end);
  if (edge.turn === 0) return [...exactPoint(gridX, gridY, source), 0];
  const { points, bulge } = source.segments[edge.segment]!;
  const from = exactPoint(gridX, gridY, source);
  const to = exactPoint(gridToX, gridToY, source);
  const [first, last] = edge.turn > 0 ? [points[0]!, points.at(-1)!] : [points.at(-1)!, points[0]!];
  if (bulge === 0) return [from[0], from[1], 0];
  if (samePoint(from, first) && samePoint(to, last)) return [from[0], from[1], bulge * edge.turn];
  const { radius } = arcOf(points[0]!, points.at(-1)!, bulge);
  return [from[0], from[1], edge.turn * Math.sign(bulge) * bulgeOfStretch(from, to, radius)];
}

/** Bulge of at most a half turn of a circle from point to point: with half the chord h it is h/(r + √(r² − h²)). */
function bulgeOfStretch(from: XY, to: XY, radius: number): number {
  const dx = to[0] - from[0];
  const dy = to[1] - from[1];
  const half = Math.sqrt(dx * dx + dy * dy) / 2;
  const bulge = half / (radius + Math.sqrt(Math.max(0, radius * radius - half * half)));
  return bulge * half < FLAT_MM ? 0 : bulge;
}

/** A point as it was given, before it was rounded to the grid, where it is the end of a segment; else as the kernel gives it. */
function exactPoint(x: number, y: number, source: SegmentPoints): XY {
  for (const { segment, index } of source.through(x, y)) {
    const { points } = source.segments[segment]!;
    if (index === 0 || index === points.length - 1) return points[index]!;
  }
  return [x, y];
}

const samePoint = (a: XY, b: XY): boolean => a[0] === b[0] && a[1] === b[1];

function endsOf(ring: Ring, from: number, to: number): [number, number, number, number] {
  const nPoints = ring.length / 2;
  const [a, b] = [(from % nPoints) * 2, (to % nPoints) * 2];
  return [ring[a]!, ring[a + 1]!, ring[b]!, ring[b + 1]!];
}

/** Whether the arcs enclose what the polygon does, but for a strip along the boundary as wide as the tolerances allow. */
function isFaithful(contour: Contour, ring: Ring): boolean {
  if (contour.vertices.length < 2) return false;
  const { areaMm2, lengthMm } = measures(ring);
  return Math.abs(contourAreaMm2(contour) - areaMm2) <= lengthMm * (CHORD_TOLERANCE_MM + 3 / GRID_PER_MM);
}

const isLeftover = (ring: Ring): boolean => {
  const { areaMm2, lengthMm } = measures(ring);
  return Math.abs(areaMm2) * 2 < lengthMm * LEFTOVER_MM;
};

function measures(ring: Ring): { areaMm2: number; lengthMm: number } {
  let twice = 0;
  let lengthMm = 0;
  const [originX, originY] = [ring[0] ?? 0, ring[1] ?? 0];
  for (let i = 0; i < ring.length / 2; i++) {
    const [x0, y0, x1, y1] = endsOf(ring, i, i + 1);
    twice += (x0 - originX) * (y1 - originY) - (x1 - originX) * (y0 - originY);
    lengthMm += Math.sqrt((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0));
  }
  return { areaMm2: twice / 2, lengthMm };
}

function polygon(ring: Ring): Contour {
  const vertices: Vertex[] = [];
  for (let i = 0; i < ring.length; i += 2) vertices.push([ring[i]!, ring[i + 1]!, 0]);
  return { closed: true, vertices };
}
