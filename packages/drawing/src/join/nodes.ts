import type { XY } from '../curve/primitive.js';
import { type Chain, endPoint, JOIN_MM } from './chain.js';
import { DEGENERATE_MM } from './chains-of.js';
import { forEachNearPair } from './near-pairs.js';
import { UnionFind } from './union-find.js';

/** Where ends of chains meet. Chain i starts at node `ends[2i]` and ends at node `ends[2i + 1]`. */
export interface Nodes {
  readonly at: readonly XY[];
  readonly ends: readonly number[];
}

/** A cluster wider than this has drifted: near points chained into far ones. */
const WIDEST_CLUSTER_MM = 3 * JOIN_MM;

/**
 * Makes one node of all ends within 0.01 mm of each other. A node lies on the end nearest the mean of its cluster; equally near
 * ones are told apart by coordinates, never by their place in the file. Clusters that drift are taken apart again: there only ends
 * within a micrometre are one.
 */
export function nodesOf(chains: readonly Chain[]): Nodes {
  const points = distinctPoints(chains);
  const clusters = clustersOf(points.at, JOIN_MM).flatMap((cluster) =>
    isDrifted(cluster, points.at)
      ? clustersOf(
          cluster.map((i) => points.at[i]!),
          DEGENERATE_MM,
        ).map((part) => part.map((i) => cluster[i]!))
      : [cluster],
  );
  const nodeOfPoint = new Int32Array(points.at.length);
  const at = clusters.map((cluster, node) => {
    for (const point of cluster) nodeOfPoint[point] = node;
    return centralPoint(cluster.map((i) => points.at[i]!));
  });
  return { at, ends: points.ofEnd.map((point) => nodeOfPoint[point]!) };
}

/** Equal points once: ends that agree to the last bit are the rule, and a crowd of them must not be compared pair by pair. */
function distinctPoints(chains: readonly Chain[]): { at: XY[]; ofEnd: number[] } {
  const at: XY[] = [];
  const indexes = new Map<string, number>();
  const ofEnd: number[] = [];
  for (const chain of chains) {
    for (const end of [0, 1] as const) {
      const [x, y] = endPoint(chain, end);
      const key = `${x},${y}`;
      const known = indexes.get(key) ?? at.length;
      if (known === at.length) {
        indexes.set(key, known);
        at.push([x, y]);
      }
      ofEnd.push(known);
    }
  }
  return { at, ofEnd };
}

function clustersOf(points: readonly XY[], withinMm: number): number[][] {
  const sets = new UnionFind(points.length);
  forEachNearPair(points, withinMm, (a, b) => sets.unite(a, b));
  const members = new Map<number, number[]>();
  for (let i = 0; i < points.length; i++) {
    const root = sets.find(i);
    const cluster = members.get(root);
    if (cluster === undefined) members.set(root, [i]);
    else cluster.push(i);
  }
  return [...members.values()];
}

function isDrifted(cluster: readonly number[], points: readonly XY[]): boolean {
  if (cluster.length < 3) return false;
  const xs = cluster.map((i) => points[i]![0]);
  const ys = cluster.map((i) => points[i]![1]);
  const extent = (values: readonly number[]) =>
    values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b));
  return Math.max(extent(xs), extent(ys)) > WIDEST_CLUSTER_MM;
}

function centralPoint(points: readonly XY[]): XY {
  if (points.length === 1) return points[0]!;
  const ordered = points.toSorted(byCoordinates);
  const meanX = ordered.reduce((sum, [x]) => sum + x, 0) / ordered.length;
  const meanY = ordered.reduce((sum, [, y]) => sum + y, 0) / ordered.length;
  let best = ordered[0]!;
  let least = Number.POSITIVE_INFINITY;
  for (const point of ordered) {
    const square = (point[0] - meanX) * (point[0] - meanX) + (point[1] - meanY) * (point[1] - meanY);
    if (square < least) {
      least = square;
      best = point;
    }
  }
  return best;
}

/** Left to right, then upwards. */
export function byCoordinates(a: XY, b: XY): number {
  return a[0] - b[0] || a[1] - b[1];
}
