import { windingOfRing } from '../ring/winding.js';
import { unite } from './boolean.js';
import { fromPaths } from './grid.js';
import type { Ring, RingNode } from './rings.js';
import type { Scope } from './scope.js';

/**
 * See PolygonKernel.tree. Outlines and holes are told apart by the way they run, and nested here rather than by Clipper2's own tree: that
 * one goes by depth alone, so an island that touches the edge of its hole within a grid step comes out as a second hole.
 */
export function treeOf(scope: Scope, rings: readonly Ring[]): RingNode[] {
  const nodes = fromPaths(scope, unite(scope, rings)).map(nodeOf);
  // Largest first: whatever holds a ring comes before it.
  nodes.sort((a, b) => Math.abs(b.twiceArea) - Math.abs(a.twiceArea));
  const outlines: Node[] = [];
  nodes.forEach((node, i) => {
    const holder = holderOf(node, nodes, i);
    if (holder !== undefined) holder.children.push(node);
    else if (!node.isHole) outlines.push(node);
    // A hole in nothing encloses nothing, and is left out.
  });
  return outlines.map(withoutMeasures);
}

interface Node {
  readonly ring: Ring;
  readonly isHole: boolean;
  readonly twiceArea: number;
  readonly box: readonly [minX: number, minY: number, maxX: number, maxY: number];
  readonly children: Node[];
}

function nodeOf(ring: Ring): Node {
  let twiceArea = 0;
  let [minX, minY, maxX, maxY] = [ring[0]!, ring[1]!, ring[0]!, ring[1]!];
  for (let i = 0, before = ring.length - 2; i < ring.length; before = i, i += 2) {
    const x = ring[i]!;
    const y = ring[i + 1]!;
    twiceArea +=
      (ring[before]! - ring[0]!) * (y - ring[1]!) - (x - ring[0]!) * (ring[before + 1]! - ring[1]!);
    [minX, minY, maxX, maxY] = [Math.min(minX, x), Math.min(minY, y), Math.max(maxX, x), Math.max(maxY, y)];
  }
  return { ring, isHole: twiceArea < 0, twiceArea, box: [minX, minY, maxX, maxY], children: [] };
}

/** The smallest ring of the other kind around a ring; every ring before index `end` is at least as large. */
function holderOf(node: Node, nodes: readonly Node[], end: number): Node | undefined {
  for (let i = end - 1; i >= 0; i--) {
    const other = nodes[i]!;
    if (other.isHole !== node.isHole && isBoxAround(other.box, node.box) && isAround(other.ring, node.ring)) {
      return other;
    }
  }
  return undefined;
}

function isBoxAround(outer: Node['box'], inner: Node['box']): boolean {
  return outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3];
}

/**
 * Whether one ring is around another that it does not cross, though they may touch: by the first corner or middle of a side of the inner
 * one that is not on the outer. (Middles of grid points are exact in doubles.) Rings that touch all along are one hole and its island.
 */
function isAround(outer: Ring, inner: Ring): boolean {
  for (let i = 0, before = inner.length - 2; i < inner.length; before = i, i += 2) {
    const atCorner = windingOfRing(outer, inner[i]!, inner[i + 1]!);
    if (atCorner !== undefined) return atCorner !== 0;
    const atMiddle = windingOfRing(
      outer,
      (inner[i]! + inner[before]!) / 2,
      (inner[i + 1]! + inner[before + 1]!) / 2,
    );
    if (atMiddle !== undefined) return atMiddle !== 0;
  }
  return true;
}

/** The nodes as they are promised, without what was needed to nest them. Written from the leaves up: no recursion, so no limit of depth. */
function withoutMeasures(outline: Node): RingNode {
  const order: Node[] = [outline];
  for (let i = 0; i < order.length; i++) order.push(...order[i]!.children);
  const done = new Map<Node, RingNode>();
  for (const node of order.reverse()) {
    const children = node.children.map((child) => done.get(child)!);
    done.set(node, { ring: node.ring, isHole: node.isHole, children });
  }
  return done.get(outline)!;
}
