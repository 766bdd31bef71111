import { requireTolerance } from '../contour/flatten.js';
import { loadWasmModule } from '../loader/load-wasm-module.js';
import { type BooleanOperation, combine } from './boolean.js';
import { type ClipperModule, clipperSource } from './clipper-module.js';
import { fromPaths } from './grid.js';
import { minkowskiSum } from './minkowski.js';
import { offset, offsets, simplifyArea } from './offset.js';
import { clipOpen, offsetOpen } from './open-paths.js';
import type { FillRule, PolygonKernel } from './polygon-kernel.js';
import type { Ring } from './rings.js';
import { withScope } from './scope.js';
import { simplifyToSide } from './simplify-side.js';
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
  const run = (operation: BooleanOperation, a: readonly Ring[], b: readonly Ring[], rule?: FillRule) =>
    withScope(module, `a ${operation}`, (scope) => fromPaths(scope, combine(scope, operation, a, b, rule)));
  return {
    offset: (rings, deltaMm, options) =>
      withScope(module, 'an offset', (scope) => offset(scope, rings, deltaMm, options)),
    offsets: (rings, deltasMm, options) =>
      withScope(module, 'a row of offsets', (scope) => offsets(scope, rings, deltasMm, options)),
    offsetOpen: (paths, distanceMm, options) =>
      withScope(module, 'an offset', (scope) => offsetOpen(scope, paths, distanceMm, options)),
    union: (rings, fillRule) => run('union', rings, [], fillRule),
    intersect: (a, b, fillRule) => run('intersection', a, b, fillRule),
    difference: (a, b, fillRule) => run('difference', a, b, fillRule),
    xor: (a, b, fillRule) => run('exclusion', a, b, fillRule),
    clipOpen: (paths, area, keep = 'inside') =>
      withScope(module, 'a clipping', (scope) => clipOpen(scope, paths, area, keep)),
    minkowskiSum: (pattern, path) =>
      withScope(module, 'a Minkowski sum', (scope) => minkowskiSum(scope, pattern, path)),
    simplify: (rings, toleranceMm, side = 'both') => {
      requireTolerance(toleranceMm, 0);
      return withScope(module, 'a simplification', (scope) =>
        side === 'both'
          ? fromPaths(scope, simplifyArea(scope, rings, toleranceMm))
          : simplifyToSide(scope, rings, toleranceMm, side),
      );
    },
    tree: (rings) => withScope(module, 'a tree', (scope) => treeOf(scope, rings)),
  };
}
