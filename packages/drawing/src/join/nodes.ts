import { type Chain, endPoint, JOIN_MM } from './chain.js';
import { HashLists, hashOfPair } from './hash-lists.js';
import { forEachNearPair, type Place } from './near-pairs.js';
import { UnionFind } from './union-find.js';

/** Where ends of chains meet. Chain i starts at node `ends[2i]` and ends at node `ends[2i + 1]`. */
export interface Nodes {
  /** An end of a chain that lies there: of a million ends no copies are made. */
  readonly at: readonly Place[];
  readonly ends: Int32Array;
}

/** A cluster wider than this many tolerances has drifted: near points chained into far ones. */
const WIDEST_CLUSTER = 3;

/**
 * Makes one node of all ends near each other. A node lies on the end nearest the mean of its cluster; equally near
 * ones are told apart by coordinates, never by their place in the file. Clusters that drift are taken apart again: there only ends
 * within a tenth of that are one.
 * @param withinMm - how near ends are one point, mm
 */
export function nodesOf(chains: readonly Chain[], withinMm = JOIN_MM): Nodes {
  const points = distinctPoints(chains);
  const nodeOfPoint = new Int32Array(points.at.length).fill(-1);
  const at: Place[] = [];
  const crowds = clustersOf(points.at, withinMm).flatMap((cluster) =>
    isDrifted(cluster, points.at, withinMm)
      ? clustersOf(
          cluster.map((i) => points.at[i]!),
          withinMm / 10,
          true,
        ).map((part) => part.map((i) => cluster[i]!))
      : [cluster],
  );
  for (const cluster of crowds) {
    for (const point of cluster) nodeOfPoint[point] = at.length;
    at.push(centralPoint(cluster.map((i) => points.at[i]!)));
  }
  for (let point = 0; point < nodeOfPoint.length; point++) {
    if (nodeOfPoint[point]! >= 0) continue;
    nodeOfPoint[point] = at.length;
    at.push(points.at[point]!);
  }
  const ends = points.ofEnd;
  for (let end = 0; end < ends.length; end++) ends[end] = nodeOfPoint[ends[end]!]!;
  return { at, ends };
}

/** Equal points once: ends that agree to the last bit are the rule, and a crowd of them must not be compared pair by pair. */
function distinctPoints(chains: readonly Chain[]): { at: Place[]; ofEnd: Int32Array } {
  const at: Place[] = [];
  const known = new HashLists(2 * chains.length);
  const ofEnd = new Int32Array(2 * chains.length);
  for (let end = 0; end < ofEnd.length; end++) {
    const vertex = endPoint(chains[end >> 1]!, (end & 1) as 0 | 1);
    const x = vertex[0];
    const y = vertex[1];
    const hash = hashOfPair(x, y);
    let point = known.first(hash);
    while (point >= 0 && (at[point]![0] !== x || at[point]![1] !== y)) point = known.after(point);
    if (point < 0) {
      point = at.length;
      at.push(vertex);
      known.add(hash, point);
    }
    ofEnd[end] = point;
  }
  return { at, ofEnd };
}

/** Sets of points that hang together; points by themselves only if asked for. */
function clustersOf(points: readonly Place[], withinMm: number, withSingles = false): number[][] {
  const sets = new UnionFind(points.length);
  const isMet = new Uint8Array(points.length);
  forEachNearPair(points, withinMm, (a, b) => {
    sets.unite(a, b);
    isMet[a] = 1;
    isMet[b] = 1;
  });
  const members = new Map<number, number[]>();
  for (let i = 0; i < points.length; i++) {
    if (isMet[i] === 0 && !withSingles) continue;
    const root = sets.find(i);
    const cluster = members.get(root);
    if (cluster === undefined) members.set(root, [i]);
    else cluster.push(i);
  }
  return [...members.values()];
}

function isDrifted(cluster: readonly number[], points: readonly Place[], withinMm: number): boolean {
  if (cluster.length < 3) return false;
  const xs = cluster.map((i) => points[i]![0]);
  const ys = cluster.map((i) => points[i]![1]);
  const extent = (values: readonly number[]) =>
    values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b));
  return Math.max(extent(xs), extent(ys)) > WIDEST_CLUSTER * withinMm;
}

function centralPoint(points: readonly Place[]): Place {
  if (points.length === 1) return points[0]!;
  const ordered = points.toSorted(byCoordinates);
  const meanX = ordered.reduce((sum, point) => sum + point[0], 0) / ordered.length;
  const meanY = ordered.reduce((sum, point) => sum + point[1], 0) / ordered.length;
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
export function byCoordinates(a: Place, b: Place): number {
  return a[0] - b[0] || a[1] - b[1];
}
