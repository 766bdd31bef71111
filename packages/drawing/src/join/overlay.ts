import { contourAreaMm2, contourLengthMm } from '@millwright/geometry';
import { stopIfCancelled } from '../limits.js';
import { type Chain, chainLengthMm, JOIN_MM, withEnds } from './chain.js';
import { isSameCurve } from './duplicates.js';
import { type Face, facesOf, simpleCycles } from './faces.js';
import { chainOfWalk, type Graph, targetOf } from './graph.js';
import { nodesOf } from './nodes.js';
import { ASKED, splitChains } from './split-chains.js';
import { UnionFind } from './union-find.js';

/** How often, and in which direction, an edge is run along by the contours it comes from: +1 along the edge, −1 against it. */
type Owners = Map<number, number>;

/** Edges with the contours that run along them. */
interface OwnedGraph extends Graph {
  readonly owners: readonly Owners[];
}

/**
 * The boundary of what a set of overlapping contours covers, decided area by area: the contours are split where they meet, which
 * keeps arcs arcs, the plane is divided into the areas between them, and the edges with something on one side only are walked.
 *
 * @param loops - closed chains
 * @param isCovered - whether an area belongs to the result, given the contours that wind round it
 * @returns closed chains without common points but corners, outer ones counter-clockwise and inner ones clockwise; `undefined` when
 * the contours lie so close together that their areas cannot be told apart
 * @throws MillwrightError INPUT_TOO_LARGE, CANCELLED
 */
export function overlay(
  loops: readonly Chain[],
  isCovered: (around: ReadonlySet<number>) => boolean,
  signal?: AbortSignal,
): readonly Chain[] | undefined {
  for (const withinMm of TOLERANCES_MM) {
    const made = overlayWithin(loops, isCovered, withinMm, signal);
    if (made !== undefined) return made.filter((chain) => !isSliver(chain));
  }
  return undefined;
}

/**
 * How near points are one point, tried in turn, mm: the accuracy of curves first; finer where contours run along each other so closely
 * that this tangles them; then as coarse as ends of lines are joined.
 */
const TOLERANCES_MM = [1e-3, 1e-4, JOIN_MM];

/** What is narrower than ends of lines may be apart is no area: the gap between two contours that nearly coincide. */
function isSliver({ contour }: Chain): boolean {
  return Math.abs(contourAreaMm2(contour)) <= (JOIN_MM * contourLengthMm(contour)) / 2;
}

function overlayWithin(
  loops: readonly Chain[],
  isCovered: (around: ReadonlySet<number>) => boolean,
  withinMm: number,
  signal: AbortSignal | undefined,
): readonly Chain[] | undefined {
  const map = mapOf(loops, withinMm, signal);
  stopIfCancelled(signal);
  const edges = map.chains.map((_, edge) => edge);
  const faces = facesOf(map, edges);
  if (!isPlanar(map, faces)) return undefined;
  const winding = windings(map, faces);
  if (winding === undefined) return undefined;
  const isIn = winding.map((counts) =>
    isCovered(new Set([...counts].filter(([, n]) => n !== 0).map(([loop]) => loop))),
  );
  const faceOf = new Int32Array(2 * edges.length);
  faces.forEach(({ halfEdges }, face) => {
    for (const halfEdge of halfEdges) faceOf[halfEdge] = face;
  });
  const isRim = (halfEdge: number) => isIn[faceOf[halfEdge]!]! && !isIn[faceOf[halfEdge ^ 1]!]!;
  return rimWalks(map, faces, isRim).map((halfEdges) => chainOfWalk(map, halfEdges, true));
}

/** The contours as edges between nodes, each once, with the contours that run along it. */
function mapOf(loops: readonly Chain[], withinMm: number, signal: AbortSignal | undefined): OwnedGraph {
  const { runs } = splitChains(loops, signal, { ...ASKED, withinMm });
  const opened = runs.map(({ chain, source }) => ({ source, chain: opening(chain) }));
  const nodes = nodesOf(
    opened.map(({ chain }) => chain),
    withinMm,
  );
  const chains: Chain[] = [];
  const from: number[] = [];
  const to: number[] = [];
  const owners: Owners[] = [];
  const byEnds = new Map<string, number[]>();
  opened.forEach(({ chain, source }, i) => {
    const [a, b] = [nodes.ends[2 * i]!, nodes.ends[2 * i + 1]!];
    if (a === b && chainLengthMm(chain) <= 3 * withinMm) return;
    const moved = withEnds(chain, nodes.at[a]!, nodes.at[b]!);
    const key = a < b ? `${a},${b}` : `${b},${a}`;
    const known = byEnds.get(key) ?? [];
    byEnds.set(key, known);
    const same = known.find((edge) => isSameCurve(chains[edge]!.contour, moved.contour, withinMm));
    if (same === undefined) {
      known.push(chains.length);
      chains.push(moved);
      from.push(a);
      to.push(b);
      owners.push(new Map([[source, 1]]));
      return;
    }
    const runsAlong = a === b ? turnsAlike(chains[same]!, moved) : from[same] === a;
    owners[same]!.set(source, (owners[same]!.get(source) ?? 0) + (runsAlong ? 1 : -1));
  });
  return { chains, from, to, owners };
}

/** A closed chain as an open one that ends where it starts. */
function opening(chain: Chain): Chain {
  if (!chain.contour.closed) return chain;
  const [first] = chain.contour.vertices;
  const vertices = [...chain.contour.vertices, [first![0], first![1], 0] as const];
  return { ...chain, contour: { closed: false, vertices } };
}

/** Whether two closed curves on the same points run the same way round. */
function turnsAlike(a: Chain, b: Chain): boolean {
  return areaSign(a) === areaSign(b);
}

function areaSign({ contour: { vertices } }: Chain): number {
  let twice = 0;
  for (let i = 0; i + 1 < vertices.length; i++) {
    const [p, q] = [vertices[i]!, vertices[i + 1]!];
    const square = (q[0] - p[0]) * (q[0] - p[0]) + (q[1] - p[1]) * (q[1] - p[1]);
    twice +=
      (p[0] - vertices[0]![0]) * (q[1] - vertices[0]![1]) -
      (q[0] - vertices[0]![0]) * (p[1] - vertices[0]![1]);
    // The segment between chord and arc is near enough 2/3·chord·sagitta to tell its sign.
    twice += (2 / 3) * p[2] * square;
  }
  return Math.sign(twice);
}

/** Euler's formula for each connected set: points − edges + areas = 2, the outside counted. Otherwise edges cross unnoticed. */
function isPlanar(map: Graph, faces: readonly Face[]): boolean {
  const nEdges = map.chains.length;
  const nodes = new Set<number>();
  for (let edge = 0; edge < nEdges; edge++) nodes.add(map.from[edge]!).add(map.to[edge]!);
  const sets = new UnionFind([...nodes].reduce((most, node) => Math.max(most, node), 0) + 1);
  let nSets = nodes.size;
  for (let edge = 0; edge < nEdges; edge++) {
    const [a, b] = [map.from[edge]!, map.to[edge]!];
    if (sets.find(a) === sets.find(b)) continue;
    sets.unite(a, b);
    nSets--;
  }
  return nodes.size - nEdges + faces.length === 2 * nSets;
}

/**
 * How often each contour winds round each area: from the outside, where none does, across every edge. `undefined` when two ways to an
 * area disagree. Each connected set of edges has an outside of its own, which is right for contours that all cross one another.
 */
function windings(map: OwnedGraph, faces: readonly Face[]): readonly Owners[] | undefined {
  const faceOf = new Map<number, number>();
  faces.forEach(({ halfEdges }, face) => {
    for (const halfEdge of halfEdges) faceOf.set(halfEdge, face);
  });
  const winding: (Owners | undefined)[] = faces.map(() => undefined);
  const bySize = faces.map((_, face) => face).sort((a, b) => faces[a]!.areaMm2 - faces[b]!.areaMm2 || a - b);
  for (const outside of bySize) {
    if (winding[outside] !== undefined) continue;
    winding[outside] = new Map();
    const queue = [outside];
    for (let next = 0; next < queue.length; next++) {
      const here = winding[queue[next]!]!;
      for (const halfEdge of faces[queue[next]!]!.halfEdges) {
        const other = faceOf.get(halfEdge ^ 1)!;
        // An edge has its own winding on its left: crossing it from left to right takes that away.
        const sign = (halfEdge & 1) === 0 ? -1 : 1;
        const there: Owners = new Map(here);
        for (const [loop, n] of map.owners[halfEdge >> 1]!)
          there.set(loop, (there.get(loop) ?? 0) + sign * n);
        const known = winding[other];
        if (known === undefined) {
          winding[other] = there;
          queue.push(other);
        } else if (!agree(known, there)) return undefined;
      }
    }
  }
  return winding.map((counts) => counts ?? new Map());
}

function agree(a: Owners, b: Owners): boolean {
  for (const [loop, n] of a) if ((b.get(loop) ?? 0) !== n) return false;
  for (const [loop, n] of b) if ((a.get(loop) ?? 0) !== n) return false;
  return true;
}

/** Walks along the half-edges of the boundary, its inside on the left; at a point with several ways the sharpest turn to the left. */
function rimWalks(
  map: Graph,
  faces: readonly Face[],
  isRim: (halfEdge: number) => boolean,
): readonly (readonly number[])[] {
  const following = new Map<number, number>();
  for (const { halfEdges } of faces)
    halfEdges.forEach((halfEdge, i) => {
      following.set(halfEdge, halfEdges[(i + 1) % halfEdges.length]!);
    });
  const seen = new Set<number>();
  const walks: (readonly number[])[] = [];
  const all = [...following.keys()].sort((a, b) => a - b);
  for (const start of all) {
    if (!isRim(start) || seen.has(start)) continue;
    const walk: number[] = [];
    for (let at = start; !seen.has(at); ) {
      seen.add(at);
      walk.push(at);
      // The next edge of the same area, or, where that lies within the result, the next of the area beyond it, and so on round.
      let next = following.get(at)!;
      for (let nTurns = 0; !isRim(next) && nTurns < all.length; nTurns++) next = following.get(next ^ 1)!;
      at = next;
    }
    for (const cycle of simpleCycles(map, walk)) walks.push(cycle);
  }
  return walks.filter(
    (walk) => walk.length > 0 && targetOf(map, walk.at(-1)!) === targetOf(map, walk[0]! ^ 1),
  );
}
