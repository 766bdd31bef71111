import { type Graph, targetOf } from './graph.js';

/** A run of edges, closed or between two loose ends. */
export interface Walk {
  readonly halfEdges: readonly number[];
  readonly closed: boolean;
}

/**
 * Walks edges where the way is plain, over flat arrays: most of a drawing is contours of lines of which two meet in every point. Made
 * once for a graph and asked layer by layer.
 */
export class Ways {
  readonly #graph: Graph;
  /** By node, for the edges at hand: how many half-edges leave it, and the first two of them. */
  readonly #degree: Int32Array;
  readonly #first: Int32Array;
  readonly #second: Int32Array;
  readonly #isUsed: Uint8Array;

  constructor(graph: Graph) {
    this.#graph = graph;
    const nEdges = graph.chains.length;
    let nNodes = 0;
    for (let edge = 0; edge < nEdges; edge++)
      nNodes = Math.max(nNodes, graph.from[edge]! + 1, graph.to[edge]! + 1);
    this.#degree = new Int32Array(nNodes);
    this.#first = new Int32Array(nNodes);
    this.#second = new Int32Array(nNodes);
    this.#isUsed = new Uint8Array(nEdges);
  }

  /**
   * Walks of the connected sets of some edges in which no more than two meet anywhere; the edges of all other sets are given back.
   * @param edges - ascending; each edge is asked for once
   */
  plainWalks(edges: readonly number[]): {
    readonly walks: readonly Walk[];
    readonly branching: readonly number[];
  } {
    for (const edge of edges) {
      this.#leave(this.#graph.from[edge]!, 2 * edge);
      this.#leave(this.#graph.to[edge]!, 2 * edge + 1);
    }
    this.#markBranching(edges);
    const walks: Walk[] = [];
    const branching: number[] = [];
    for (const edge of edges) {
      if (this.#isUsed[edge] === BRANCHING) branching.push(edge);
      else if (this.#isUsed[edge] === FREE) walks.push(this.#walk(edge));
    }
    for (const edge of edges) {
      this.#degree[this.#graph.from[edge]!] = 0;
      this.#degree[this.#graph.to[edge]!] = 0;
    }
    return { walks, branching };
  }

  #leave(node: number, halfEdge: number): void {
    const degree = this.#degree[node]!;
    if (degree === 0) this.#first[node] = halfEdge;
    else if (degree === 1) this.#second[node] = halfEdge;
    this.#degree[node] = degree + 1;
  }

  /** Marks every edge that hangs together with a point in which more than two meet: along plain ways, from there on. */
  #markBranching(edges: readonly number[]): void {
    for (const edge of edges) {
      for (const halfEdge of [2 * edge, 2 * edge + 1]) {
        if (this.#degree[targetOf(this.#graph, halfEdge ^ 1)]! <= 2) continue;
        for (let at = halfEdge; this.#isUsed[at >> 1] === FREE; ) {
          this.#isUsed[at >> 1] = BRANCHING;
          const next = this.#onward(at);
          if (next === undefined) break;
          at = next;
        }
      }
    }
  }

  /** The half-edge that follows another through a point where just two meet. */
  #onward(halfEdge: number): number | undefined {
    const node = targetOf(this.#graph, halfEdge);
    if (this.#degree[node] !== 2) return undefined;
    return this.#first[node] === (halfEdge ^ 1) ? this.#second[node]! : this.#first[node]!;
  }

  /** From the loose end nearer the start of the file onwards, or round a cycle from its first edge. */
  #walk(edge: number): Walk {
    const ahead = this.#endOf(2 * edge);
    if (ahead === undefined) return this.#follow(2 * edge, true);
    const behind = this.#endOf(2 * edge + 1)!;
    const start = behind >> 1 <= ahead >> 1 ? behind ^ 1 : ahead ^ 1;
    return this.#follow(start, false);
  }

  /** The last half-edge on the way from another; `undefined` on a cycle. */
  #endOf(start: number): number | undefined {
    let at = start;
    for (let next = this.#onward(at); next !== undefined; next = this.#onward(at)) {
      if (next === start) return undefined;
      at = next;
    }
    return at;
  }

  #follow(start: number, closed: boolean): Walk {
    const halfEdges: number[] = [];
    for (let at: number | undefined = start; at !== undefined && this.#isUsed[at >> 1] === FREE; ) {
      this.#isUsed[at >> 1] = WALKED;
      halfEdges.push(at);
      at = this.#onward(at);
    }
    return { halfEdges, closed };
  }
}

const FREE = 0;
const WALKED = 1;
const BRANCHING = 2;
