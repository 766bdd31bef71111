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
export function chainsOf(strokes: Iterable<Stroke>, scale: Scale, signal?: AbortSignal): Chains {
  const chains: Chain[] = [];
  const breaks: XY[] = [];
  let endLayers: Chain['endLayers'] = ['', ''];
  let nDegenerate = 0;
  let nSegments = 0;
  for (const stroke of strokes) {
    stopIfCancelled(signal);
    // One pair for all chains of a layer: a million pairs take room.
    if (endLayers[0] !== stroke.layer) endLayers = [stroke.layer, stroke.layer];
    const straight = straightLine(stroke, scale);
    if (straight !== undefined) {
      nSegments++;
      if (distance(straight[0]!, straight[1]!) <= scale.degenerateMm) nDegenerate++;
      else chains.push(chainOfVertices(straight, false, stroke, endLayers));
      continue;
    }
    const runs = runsOf(stroke, scale);
    for (const [first] of runs.slice(1)) breaks.push([first![0], first![1]]);
    for (const run of runs) {
      const chain = chainOf(run, stroke, {
        isWhole: runs.length === 1,
        degenerateMm: scale.degenerateMm,
        endLayers,
      });
      nSegments += run.length - 1;
      requireWithin('With curves as arcs the drawing has', nSegments, LIMITS.segments, 'pieces');
      if (chain === undefined) nDegenerate++;
      else chains.push(chain);
    }
  }
  requireWithin('With curves as arcs the drawing has', nSegments, LIMITS.segments, 'pieces');
  return { chains, nDegenerate, breaks };
}

/** The two vertices of a stroke that is a single straight line, as most of the largest drawings' strokes are. */
function straightLine({ primitives }: Stroke, scale: Scale): Vertex[] | undefined {
  const [only] = primitives;
  if (only === undefined || primitives.length > 1 || only.kind !== 'segment' || only.bulge !== 0)
    return undefined;
  return [vertexInMm(only.from, scale), vertexInMm(only.to, scale)];
}

/** The vertices of a stroke in mm, last bulge 0; more than one run where a curve has a break that joining would not bridge. */
function runsOf(stroke: Stroke, scale: Scale): Vertex[][] {
  const runs: Vertex[][] = [];
  let run: Vertex[] = [];
  for (const primitive of stroke.primitives) {
    const start = vertexInMm(startOf(primitive), scale);
    if (run.length === 0 || distance(run.at(-1)!, start) > JOIN_MM) {
      if (run.length > 1) runs.push(run);
      run = [start];
    }
    // Most of what is drawn is straight: it needs no list of arcs.
    if (primitive.kind === 'segment' && primitive.bulge === 0) {
      run.push(vertexInMm(primitive.to, scale));
      continue;
    }
    for (const arc of toArcs(primitive, scale.toleranceMm / scale.mmPerUnit)) {
      const last = run.at(-1)!;
      const to = vertexInMm(arc.to, scale);
      // Flatter than 0.1 µm is straight: such an arc's centre would be too far away to say where.
      const isFlat = Math.abs(arc.bulge) * distance(last, to) < 2 * FLAT_ARC_MM;
      run[run.length - 1] = [last[0], last[1], isFlat ? 0 : arc.bulge];
      run.push(to);
    }
  }
  if (run.length > 1) runs.push(run);
  return runs;
}

function vertexInMm([x, y]: XY, { origin, mmPerUnit }: Scale): Vertex {
  const mmX = (x - origin[0]) * mmPerUnit;
  const mmY = (y - origin[1]) * mmPerUnit;
  const farthest = Math.max(Math.abs(mmX), Math.abs(mmY));
  if (farthest > LIMITS.coordinateMm)
    requireWithin('A coordinate is', farthest, LIMITS.coordinateMm, 'mm from the corner');
  return [mmX, mmY, 0];
}

/** A run without pieces of no length, closed where the file or its ends say so; `undefined` when nothing is left. */
function chainOf(
  run: readonly Vertex[],
  stroke: Stroke,
  {
    isWhole,
    degenerateMm,
    endLayers,
  }: { readonly isWhole: boolean; readonly degenerateMm: number; readonly endLayers: Chain['endLayers'] },
): Chain | undefined {
  const vertices = withoutDegenerate(run, degenerateMm);
  const first = vertices[0]!;
  const gapMm = distance(first, vertices.at(-1)!);
  const closed = vertices.length > 2 && (gapMm <= JOIN_MM || (stroke.closed && isWhole));
  if (closed && gapMm <= JOIN_MM) vertices.pop();
  if (vertices.length < 2) return undefined;
  return chainOfVertices(vertices, closed, stroke, endLayers);
}

function chainOfVertices(
  vertices: readonly Vertex[],
  closed: boolean,
  { filled, construction, layer, label, colour, shape: element, fillRule }: Stroke,
  endLayers: Chain['endLayers'],
): Chain {
  const shape = filled && fillRule === 'nonzero' ? element : undefined;
  return { contour: { closed, vertices }, filled, construction, layer, endLayers, label, colour, shape };
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
