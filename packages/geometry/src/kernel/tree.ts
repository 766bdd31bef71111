import { unite } from './boolean.js';
import type { PolyPath64 } from './clipper-module.js';
import { fromPath, toPaths } from './grid.js';
import type { Ring, RingNode } from './rings.js';
import type { Scope } from './scope.js';

/** See PolygonKernel.tree. A list instead of recursion, so that deep nesting cannot exhaust the stack; each node is visited once. */
export function treeOf(scope: Scope, rings: readonly Ring[]): RingNode[] {
  const { module, own } = scope;
  const root = own(new module.PolyPath64());
  const united = unite(scope, toPaths(scope, rings));
  const none = own(new module.Paths64());
  module.BooleanOpOut64(module.ClipType.Union, module.FillRule.NonZero, united, none, root);
  const outlines: RingNode[] = [];
  const open: { node: PolyPath64; children: RingNode[] }[] = [{ node: root, children: outlines }];
  for (let current = open.pop(); current !== undefined; current = open.pop()) {
    const nChildren = current.node.count();
    for (let i = 0; i < nChildren; i++) {
      const node = current.node.child(i);
      const children: RingNode[] = [];
      current.children.push({ ring: fromPath(own(node.polygon())), isHole: node.isHole(), children });
      open.push({ node, children });
    }
  }
  return outlines;
}
