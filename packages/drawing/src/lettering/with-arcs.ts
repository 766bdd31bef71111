import type { Contour, Vertex } from '@millwright/contracts';
import { contourAreaMm2, type Ring } from '@millwright/geometry';
import { arcOf, type XY } from '../curve/primitive.js';
import { ringMeasures } from './ring-measures.js';
import { CHORD_TOLERANCE_MM, GRID_PER_MM, type Passage, type SegmentPoints } from './segment-points.js';

/** How far a point the kernel found may lie from the chord it is on, in steps of the grid: rounding to it, once in each direction. */
const ON_CHORD_STEPS = 1.5;
/** Rise of an arc over its chord below which it is a line, mm (geometry's FLAT_ARC_MM). */
const FLAT_MM = 1e-4;

/** An edge of a united polygon: which segment it follows, and from where to where on it. */
interface Edge {
  readonly segment: number;
  /** 1 along the segment, −1 against it, 0 for no segment at all. */
  readonly turn: number;
}

const NO_EDGE: Edge = { segment: -1, turn: 0 };

/** A polygon of the union with the segments it follows. Whatever follows none stays as it is: lines within tolerance. */
export function withArcs(ring: Ring, source: SegmentPoints): Contour {
  const nPoints = ring.length / 2;
  const passages = Array.from({ length: nPoints }, (_, i) => source.through(ring[2 * i]!, ring[2 * i + 1]!));
  const edges = passages.map((before, i) =>
    edgeAt(ring, i, { before, after: passages[(i + 1) % nPoints]! }, source),
  );
  const isSame = (a: Edge, b: Edge) => a.turn !== 0 && a.segment === b.segment && a.turn === b.turn;
  // Begin where a stretch begins, so that none is cut in two by the start of the ring. Without such a place one segment would close on itself.
  let first = 0;
  while (first < nPoints && isSame(edges[(first + nPoints - 1) % nPoints]!, edges[first]!)) first++;
  const stretches: Stretch[] = [];
  for (let done = 0; done < nPoints; ) {
    const start = first + done;
    const edge = edges[start % nPoints]!;
    let length = 1;
    while (done + length < nPoints && isSame(edge, edges[(start + length) % nPoints]!)) length++;
    const vertex = stretchOf(ring, { start, end: start + length, edge }, source);
    stretches.push({ vertex, line: lineOf(edge, source) });
    done += length;
  }
  const contour: Contour = { closed: true, vertices: withoutTouches(stretches) };
  return isFaithful(contour, ring) ? contour : polygon(ring);
}

/** A vertex of the result, and the ends of the straight segment it begins to follow, if it does. */
interface Stretch {
  readonly vertex: Vertex;
  readonly line: readonly XY[] | undefined;
}

function lineOf({ segment, turn }: Edge, source: SegmentPoints): readonly XY[] | undefined {
  const found = turn === 0 ? undefined : source.segments[segment];
  return found?.bulge === 0 ? found.points : undefined;
}

/** The vertices without those where another contour only touched a straight segment: the two before and behind lie on the same one. */
function withoutTouches(stretches: readonly Stretch[]): readonly Vertex[] {
  const kept = [...stretches];
  for (let i = 0; i < kept.length && kept.length > 2; ) {
    const before = kept[(i + kept.length - 1) % kept.length]!;
    const own = kept[i]!;
    const after = kept[(i + 1) % kept.length]!;
    const isStraight = before.vertex[2] === 0 && own.vertex[2] === 0;
    const points = [before, own, after].map(({ vertex }) => vertex);
    const common = [before.line, own.line].find(
      (line) => line !== undefined && points.every(([x, y]) => isOnChord(line[0]!, line[1]!, x, y)),
    );
    const isBetween = isOnChord(
      [points[0]![0], points[0]![1]],
      [points[2]![0], points[2]![1]],
      own.vertex[0],
      own.vertex[1],
    );
    if (isStraight && common !== undefined && isBetween) {
      kept.splice(i, 1);
      // What follows the vertex before is now the whole of that segment.
      kept[(i + kept.length - 1) % kept.length] = { vertex: before.vertex, line: common };
    } else i++;
  }
  return kept.map(({ vertex }) => vertex);
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
  const { areaMm2, lengthMm } = ringMeasures(ring);
  return Math.abs(contourAreaMm2(contour) - areaMm2) <= lengthMm * (CHORD_TOLERANCE_MM + 3 / GRID_PER_MM);
}

function polygon(ring: Ring): Contour {
  const vertices: Vertex[] = [];
  for (let i = 0; i < ring.length; i += 2) vertices.push([ring[i]!, ring[i + 1]!, 0]);
  return { closed: true, vertices };
}
