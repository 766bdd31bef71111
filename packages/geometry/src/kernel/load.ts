import { requireTolerance } from '../contour/flatten.js';
import { loadWasmModule } from '../loader/load-wasm-module.js';
import { type BooleanOperation, combine } from './boolean.js';
import { type ClipperModule, clipperSource } from './clipper-module.js';
import { fromPaths } from './grid.js';
import { minkowskiSum } from './minkowski.js';
import { offset, simplifyArea } from './offset.js';
import type { FillRule, PolygonKernel } from './polygon-kernel.js';
import type { Ring } from './rings.js';
import { withScope } from './scope.js';
import { treeOf } from './tree.js';

/**
 * The polygon kernel, ready to be called: Clipper2 (Angus Johnson, Boost licence) as the WASM module of clipper2-wasm, whose bytes are checked
 * and which is started once. It runs on the thread that loaded it; each worker loads its own.
 * @throws MillwrightError GEOMETRY_WASM_UNAVAILABLE
 */
export async function loadPolygonKernel(): Promise<PolygonKernel> {
  return kernelOn(await loadWasmModule(clipperSource));
}

/** The kernel on a started module. Each method is one scope: what it owns in WASM memory is freed before it returns. */
export function kernelOn(module: ClipperModule): PolygonKernel {
  const run = (operation: BooleanOperation, a: readonly Ring[], b: readonly Ring[], rule: FillRule) =>
    withScope(module, `a ${operation}`, (scope) => fromPaths(scope, combine(scope, operation, a, b, rule)));
  return {
    offset: (rings, deltaMm, options) =>
      withScope(module, 'an offset', (scope) => offset(scope, rings, deltaMm, options)),
    union: (rings, fillRule = 'nonzero') => run('union', rings, [], fillRule),
    intersect: (a, b) => run('intersection', a, b, 'nonzero'),
    difference: (a, b) => run('difference', a, b, 'nonzero'),
    minkowskiSum: (pattern, path) =>
      withScope(module, 'a Minkowski sum', (scope) => minkowskiSum(scope, pattern, path)),
    simplify: (rings, toleranceMm) => {
      requireTolerance(toleranceMm, 0);
      return withScope(module, 'a simplification', (scope) =>
        fromPaths(scope, simplifyArea(scope, rings, toleranceMm)),
      );
    },
    tree: (rings) => withScope(module, 'a tree', (scope) => treeOf(scope, rings)),
  };
}
