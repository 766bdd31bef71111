import { MillwrightError } from '@millwright/contracts';
import { requireTolerance } from '../contour/flatten.js';
import { requireArcRoom } from './arc-room.js';
import { settle, unite } from './boolean.js';
import type { ClipperModule, Paths64 } from './clipper-module.js';
import { countPoints, fromPaths, GRID_PER_MM, requireInRange } from './grid.js';
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
  return offsets(scope, rings, [deltaMm], options)[0]!;
}

/** See PolygonKernel.offsets. */
export function offsets(
  scope: Scope,
  rings: readonly Ring[],
  deltasMm: readonly number[],
  options: OffsetOptions,
): Ring[][] {
  for (const deltaMm of deltasMm) requireInRange(deltaMm, 'The offset');
  checkOffsetOptions(options);
  const area = simplifyArea(scope, rings, options.simplifyMm ?? OFFSET_SIMPLIFY_MM);
  return deltasMm.map((deltaMm) => {
    requireArcRoom(scope, area, countPoints(rings), deltaMm, options);
    return fromPaths(scope, settle(scope, inflate(scope, area, deltaMm, options, 'Polygon')));
  });
}

/** Clipper2's offset of paths on the grid. */
export function inflate(
  { module, own }: Scope,
  paths: Paths64,
  deltaMm: number,
  { join, arcToleranceMm, mitreLimit }: OffsetOptions,
  end: keyof ClipperModule['EndType'],
): Paths64 {
  const { Round, Miter, Square } = module.JoinType;
  return own(
    module.InflatePaths64(
      paths,
      deltaMm * GRID_PER_MM,
      { round: Round, mitre: Miter, square: Square }[join],
      module.EndType[end],
      mitreLimit ?? DEFAULT_MITRE_LIMIT,
      arcToleranceMm * GRID_PER_MM,
    ),
  );
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

/** @throws MillwrightError GEOMETRY_TOLERANCE_INVALID, INPUT_INVALID */
export function checkOffsetOptions({ arcToleranceMm, mitreLimit, simplifyMm }: OffsetOptions): void {
  requireTolerance(arcToleranceMm, MIN_ARC_TOLERANCE_MM);
  if (simplifyMm !== undefined) requireTolerance(simplifyMm, 0);
  if (mitreLimit === undefined || (mitreLimit >= 1 && mitreLimit < Number.POSITIVE_INFINITY)) return;
  throw new MillwrightError('INPUT_INVALID', {
    message: `The mitre limit is ${mitreLimit} offsets; it must be a number of at least 1.`,
    hint: 'Leave it out for 2, which cuts off corners sharper than 60°.',
    data: { mitreLimit, minMitreLimit: 1 },
  });
}
