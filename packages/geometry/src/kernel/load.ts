import { MillwrightError } from '@millwright/contracts';
import { requireTolerance } from '../contour/flatten.js';
import { loadWasmModule } from '../loader/load-wasm-module.js';
import { type ClipperModule, clipperSource, type EnumValue, type Paths64 } from './clipper-module.js';
import { fromPaths, GRID_PER_MM, requireInRange, snapRing, toPath, toPaths } from './grid.js';
import {
  type FillRule,
  OFFSET_SIMPLIFY_MM,
  type OffsetOptions,
  type PolygonKernel,
} from './polygon-kernel.js';
import type { Ring } from './rings.js';
import { type Own, withScope } from './scope.js';
import { simplifyRing } from './simplify-ring.js';
import { treeOf } from './tree.js';

/** Smallest arc tolerance of an offset, mm: one grid step. */
const MIN_ARC_TOLERANCE_MM = 1 / GRID_PER_MM;
const DEFAULT_MITRE_LIMIT = 2;

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
  const { Union, Intersection, Difference } = module.ClipType;
  const combine = (what: string, clip: EnumValue, a: readonly Ring[], b: readonly Ring[], rule: FillRule) =>
    withScope(what, (own) => {
      const result = module.BooleanOp64(
        clip,
        fillOf(module, rule),
        toPaths(module, own, a),
        toPaths(module, own, b),
      );
      return fromPaths(own, own(result));
    });
  return {
    offset: (rings, deltaMm, options) => {
      checkOffset(deltaMm, options);
      const simplifyMm = options.simplifyMm ?? OFFSET_SIMPLIFY_MM;
      const simple = simplifyMm > 0 ? rings.map((ring) => simplifyRing(ring, simplifyMm)) : rings;
      return withScope('an offset', (own) => {
        const united = unite(module, own, toPaths(module, own, simple));
        return fromPaths(own, own(inflate(module, united, deltaMm, options)));
      });
    },
    union: (rings, fillRule = 'nonzero') => combine('a union', Union, rings, [], fillRule),
    intersect: (a, b) => combine('an intersection', Intersection, a, b, 'nonzero'),
    difference: (a, b) => combine('a difference', Difference, a, b, 'nonzero'),
    minkowskiSum: (pattern, path) =>
      withScope('a Minkowski sum', (own) => minkowskiSum(module, own, pattern, path)),
    simplify: (rings, toleranceMm) => {
      requireTolerance(toleranceMm, 0);
      const simple = rings.map((ring) => simplifyRing(ring, toleranceMm));
      return combine('a simplification', Union, simple, [], 'nonzero');
    },
    tree: (rings) => withScope('a tree', (own) => treeOf(module, own, toPaths(module, own, rings))),
  };
}

function fillOf({ FillRule }: ClipperModule, rule: FillRule): EnumValue {
  return { nonzero: FillRule.NonZero, evenodd: FillRule.EvenOdd, positive: FillRule.Positive }[rule];
}

function unite(module: ClipperModule, own: Own, paths: Paths64): Paths64 {
  return own(
    module.BooleanOp64(module.ClipType.Union, module.FillRule.NonZero, paths, own(new module.Paths64())),
  );
}

function inflate(module: ClipperModule, paths: Paths64, deltaMm: number, options: OffsetOptions): Paths64 {
  const { Round, Miter, Square } = module.JoinType;
  return module.InflatePaths64(
    paths,
    deltaMm * GRID_PER_MM,
    { round: Round, mitre: Miter, square: Square }[options.join],
    module.EndType.Polygon,
    options.mitreLimit ?? DEFAULT_MITRE_LIMIT,
    options.arcToleranceMm * GRID_PER_MM,
  );
}

/**
 * Clipper2 sums only the two boundaries. A sum of areas also has the points for which one area lies wholly within the other (mirrored and moved),
 * and there any one point of either will do: so each area, moved by a corner of the other, completes it.
 */
function minkowskiSum(module: ClipperModule, own: Own, pattern: Ring, path: Ring): Ring[] {
  if (pattern.length < 6 || path.length < 6) return [];
  const [a, b] = [snapRing(pattern), snapRing(path)];
  const boundaries = module.MinkowskiSum64(toPath(module, own, a), toPath(module, own, b), true);
  const sum = fromPaths(own, own(boundaries));
  const areas = [...sum, ...asOutline(module, own, moved(a, b)), ...asOutline(module, own, moved(b, a))];
  return fromPaths(own, unite(module, own, toPaths(module, own, areas)));
}

/** A ring moved by the first point of another, both on the grid. */
function moved(ring: Ring, by: Ring): Ring {
  return ring.map((coordinateMm, i) => coordinateMm + by[i & 1]!);
}

/** What a ring encloses, outlines counter-clockwise whichever way it ran. */
function asOutline(module: ClipperModule, own: Own, ring: Ring): Ring[] {
  return fromPaths(own, unite(module, own, toPaths(module, own, [ring])));
}

function checkOffset(deltaMm: number, { arcToleranceMm, mitreLimit, simplifyMm }: OffsetOptions): void {
  requireInRange(deltaMm, 'The offset');
  requireTolerance(arcToleranceMm, MIN_ARC_TOLERANCE_MM);
  if (simplifyMm !== undefined) requireTolerance(simplifyMm, 0);
  if (mitreLimit === undefined || (mitreLimit >= 1 && mitreLimit < Number.POSITIVE_INFINITY)) return;
  throw new MillwrightError('INPUT_INVALID', {
    message: `The mitre limit is ${mitreLimit} offsets; it must be a number of at least 1.`,
    hint: 'Leave it out for 2, which cuts corners sharper than 60° off.',
    data: { mitreLimit, minMitreLimit: 1 },
  });
}
