import { MillwrightError } from '@millwright/contracts';
import { requireArcRoom } from './arc-room.js';
import { fillOf, settle, unite } from './boolean.js';
import { countPoints, fromPaths, requireInRange, requireRoom, toPaths } from './grid.js';
import { checkOffsetOptions, inflate } from './offset.js';
import type { OffsetOptions, OpenOffsetOptions } from './polygon-kernel.js';
import type { Ring } from './rings.js';
import type { Scope } from './scope.js';

/** Clipper2's names for the ends of a path. */
const END = { round: 'Round', square: 'Square', butt: 'Butt', joined: 'Joined' } as const;

/** The area that clips is taken this much larger, mm: two grid steps, so that what runs along its boundary is inside for certain, and not lost. */
const BOUNDARY_MM = 0.0002;
const CLIP_OFFSET: OffsetOptions = { join: 'mitre', arcToleranceMm: BOUNDARY_MM };

/** See PolygonKernel.offsetOpen. */
export function offsetOpen(
  scope: Scope,
  paths: readonly Ring[],
  distanceMm: number,
  options: OpenOffsetOptions,
): Ring[] {
  requireInRange(distanceMm, 'The offset');
  requirePositive(distanceMm);
  checkOffsetOptions(options);
  requireRoom(countPoints(paths));
  const lines = toPaths(scope, paths, 1);
  // Round ends are half a turn each, and every path is gone along on both of its sides.
  requireArcRoom(scope, lines, 2 * countPoints(paths) + 2 * paths.length, distanceMm, options);
  return fromPaths(scope, settle(scope, inflate(scope, lines, distanceMm, options, END[options.end])));
}

/** See PolygonKernel.clipOpen. */
export function clipOpen(
  scope: Scope,
  paths: readonly Ring[],
  area: readonly Ring[],
  keep: 'inside' | 'outside',
): Ring[] {
  const { module, own } = scope;
  requireRoom(countPoints(paths) + countPoints(area));
  const clipper = own(new module.Clipper64());
  clipper.AddOpenSubject(toPaths(scope, paths, 2));
  clipper.AddClip(inflate(scope, unite(scope, area), BOUNDARY_MM, CLIP_OFFSET, 'Polygon'));
  const { Intersection, Difference } = module.ClipType;
  const closed = own(new module.Paths64());
  const open = own(new module.Paths64());
  const operation = keep === 'inside' ? Intersection : Difference;
  clipper.ExecutePath(operation, fillOf(module, 'nonzero'), closed, open);
  return fromPaths(scope, open);
}

function requirePositive(distanceMm: number): void {
  if (distanceMm > 0) return;
  throw new MillwrightError('INPUT_INVALID', {
    message: `The distance around an open path is ${distanceMm} mm; it must be greater than 0 mm.`,
    hint: 'An open path has no inside to shrink to: give half the width of the strip as a positive number.',
    data: { distanceMm },
  });
}
