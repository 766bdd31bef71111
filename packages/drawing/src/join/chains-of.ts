import type { Vertex } from '@millwright/contracts';
import { FLAT_ARC_MM } from '@millwright/geometry';
import { startOf, type XY } from '../curve/primitive.js';
import { toArcs } from '../curve/to-arcs.js';
import { LIMITS, requireWithin, stopIfCancelled } from '../limits.js';
import type { Stroke } from '../sketch.js';
import { type Chain, JOIN_MM } from './chain.js';

/** The strokes of a sketch as chains of lines and arcs. */
export interface Chains {
  readonly chains: readonly Chain[];
  /** Pieces of no length that were left out. */
  readonly nDegenerate: number;
  /** Where a stroke turned out to have a break in it, mm. */
  readonly breaks: readonly XY[];
}

/** What is shorter than a micrometre, the accuracy of the drawing itself, has no length. */
export const DEGENERATE_MM = 1e-3;

/** Largest deviation of arcs from a drawn curve: the drawing's share of the error budget of a cut. */
export const CURVE_TOLERANCE_MM = 1e-3;

/** How to get from a sketch to millimetres. */
export interface Scale {
  readonly mmPerUnit: number;
  /** Taken off the coordinates, in the sketch's units, so that drawings far from the origin keep their digits. */
  readonly origin: XY;
  /** Largest deviation of arcs from curves, in mm. */
  readonly toleranceMm: number;
  /** Shortest piece kept, in mm. */
  readonly degenerateMm: number;
}

/**
 * Turns strokes into chains: curves become arcs, numbers become mm, pieces of no length go.
 * @throws MillwrightError INPUT_TOO_LARGE, CANCELLED
 */
export function chainsOf(strokes: readonly Stroke[], scale: Scale, signal?: AbortSignal): Chains {
  const chains: Chain[] = [];
  const breaks: XY[] = [];
  let nDegenerate = 0;
  let nSegments = 0;
  for (const stroke of strokes) {
    stopIfCancelled(signal);
    const runs = runsOf(stroke, scale);
    for (const [first] of runs.slice(1)) breaks.push([first![0], first![1]]);
    for (const run of runs) {
      const chain = chainOf(run, stroke, runs.length === 1, scale.degenerateMm);
      nSegments += run.length;
      requireWithin('With curves as arcs the drawing has', nSegments, LIMITS.segments, 'pieces');
      if (chain === undefined) nDegenerate++;
      else chains.push(chain);
    }
  }
  return { chains, nDegenerate, breaks };
}

/** The vertices of a stroke in mm, last bulge 0; more than one run where a curve has a break that joining would not bridge. */
function runsOf(stroke: Stroke, { mmPerUnit, origin, toleranceMm }: Scale): Vertex[][] {
  const runs: Vertex[][] = [];
  let run: Vertex[] = [];
  const toMm = ([x, y]: XY): XY => {
    const point: XY = [(x - origin[0]) * mmPerUnit, (y - origin[1]) * mmPerUnit];
    requireWithin(
      'A coordinate is',
      Math.max(Math.abs(point[0]), Math.abs(point[1])),
      LIMITS.coordinateMm,
      'mm from the corner',
    );
    return point;
  };
  for (const primitive of stroke.primitives) {
    const [x, y] = toMm(startOf(primitive));
    const end = run.at(-1);
    if (end === undefined || distance(end, [x, y]) > JOIN_MM) {
      if (run.length > 1) runs.push(run);
      run = [[x, y, 0]];
    }
    for (const arc of toArcs(primitive, toleranceMm / mmPerUnit)) {
      const last = run.at(-1)!;
      const to = toMm(arc.to);
      // Flatter than 0.1 µm is straight: such an arc's centre would be too far away to say where.
      const isFlat = Math.abs(arc.bulge) * distance(last, to) < 2 * FLAT_ARC_MM;
      run[run.length - 1] = [last[0], last[1], isFlat ? 0 : arc.bulge];
      run.push([...to, 0] as const);
    }
  }
  if (run.length > 1) runs.push(run);
  return runs;
}

/** A run without pieces of no length, closed where the file or its ends say so; `undefined` when nothing is left. */
function chainOf(
  run: readonly Vertex[],
  stroke: Stroke,
  isWhole: boolean,
  degenerateMm: number,
): Chain | undefined {
  const vertices = withoutDegenerate(run, degenerateMm);
  const first = vertices[0]!;
  const gapMm = distance(first, vertices.at(-1)!);
  const closed = vertices.length > 2 && (gapMm <= JOIN_MM || (stroke.closed && isWhole));
  if (closed && gapMm <= JOIN_MM) vertices.pop();
  if (vertices.length < 2) return undefined;
  const { filled, construction, layer, label, colour } = stroke;
  const endLayers = [layer, layer] as const;
  return { contour: { closed, vertices }, filled, construction, layer, endLayers, label, colour };
}

/** Compares with the vertex kept last, so that a row of tiny pieces cannot drift away. */
function withoutDegenerate(run: readonly Vertex[], degenerateMm: number): Vertex[] {
  const kept: Vertex[] = [run[0]!];
  for (let i = 1; i < run.length; i++) {
    const vertex = run[i]!;
    const last = kept.at(-1)!;
    if (distance(last, vertex) > degenerateMm) kept.push(vertex);
    else kept[kept.length - 1] = [last[0], last[1], vertex[2]];
  }
  return kept;
}

function distance(a: readonly number[], b: readonly number[]): number {
  const dx = a[0]! - b[0]!;
  const dy = a[1]! - b[1]!;
  return Math.sqrt(dx * dx + dy * dy);
}
