import { MillwrightError } from '@millwright/contracts';
import { requireTolerance } from '../contour/flatten.js';
import { settle, unite } from './boolean.js';
import type { Paths64 } from './clipper-module.js';
import { fromPaths, GRID_PER_MM, requireInRange } from './grid.js';
import { OFFSET_SIMPLIFY_MM, type OffsetOptions } from './polygon-kernel.js';
import type { Ring } from './rings.js';
import type { Scope } from './scope.js';
import { simplifyRing } from './simplify-ring.js';

/** Smallest arc tolerance of an offset, mm: one grid step. */
const MIN_ARC_TOLERANCE_MM = 1 / GRID_PER_MM;
const DEFAULT_MITRE_LIMIT = 2;

/** See PolygonKernel.offset. */
export function offset(
  scope: Scope,
  rings: readonly Ring[],
  deltaMm: number,
  options: OffsetOptions,
): Ring[] {
  checkOffset(deltaMm, options);
  const area = simplifyArea(scope, rings, options.simplifyMm ?? OFFSET_SIMPLIFY_MM);
  const { Round, Miter, Square } = scope.module.JoinType;
  const grown = scope.module.InflatePaths64(
    area,
    deltaMm * GRID_PER_MM,
    { round: Round, mitre: Miter, square: Square }[options.join],
    scope.module.EndType.Polygon,
    options.mitreLimit ?? DEFAULT_MITRE_LIMIT,
    options.arcToleranceMm * GRID_PER_MM,
  );
  return fromPaths(scope, settle(scope, scope.own(grown)));
}

/**
 * The rings united and then simplified. In this order: a spike of no width vanishes in the union, but would get a width if one of its sides
 * were simplified first.
 */
export function simplifyArea(scope: Scope, rings: readonly Ring[], toleranceMm: number): Paths64 {
  const united = unite(scope, rings);
  if (toleranceMm === 0) return united;
  const exact = fromPaths(scope, united);
  const simple = exact.map((ring) => simplifyRing(ring, toleranceMm));
  const isSame = simple.every((ring, i) => ring.length === exact[i]!.length);
  return isSame ? united : unite(scope, simple);
}

function checkOffset(deltaMm: number, { arcToleranceMm, mitreLimit, simplifyMm }: OffsetOptions): void {
  requireInRange(deltaMm, 'The offset');
  requireTolerance(arcToleranceMm, MIN_ARC_TOLERANCE_MM);
  if (simplifyMm !== undefined) requireTolerance(simplifyMm, 0);
  if (mitreLimit === undefined || (mitreLimit >= 1 && mitreLimit < Number.POSITIVE_INFINITY)) return;
  throw new MillwrightError('INPUT_INVALID', {
    message: `The mitre limit is ${mitreLimit} offsets; it must be a number of at least 1.`,
    hint: 'Leave it out for 2, which cuts off corners sharper than 60°.',
    data: { mitreLimit, minMitreLimit: 1 },
  });
}
