import { MillwrightError } from '@millwright/contracts';
import { atan2, cos, sin } from '@millwright/geometry/numeric';
import { changeRatio, type Wood } from './change-of-width.js';
import { requireInRange } from './require-in-range.js';

/** A flat-sawn board with curved rings. */
export interface CurvedBoard {
  readonly wood: Wood;
  /** Width at `fromMoisturePct`, mm, > 0. */
  readonly widthMm: number;
  /** From the pith to the face, at the middle of the board, mm, > 0. */
  readonly pithDistanceMm: number;
  /** 0 to 30 %. */
  readonly fromMoisturePct: number;
  /** 0 to 30 %. */
  readonly toMoisturePct: number;
}

/**
 * Change of width and cup of a flat-sawn board, with its rings as circles about the pith.
 *
 * Exact for free, uniform change of moisture: a point at distance `r` and angle `a` about the pith moves to `(r (1 + e_r), a k)` with
 * `k = (1 + e_t) / (1 + e_r)`, each ratio by eq. 13-3. For small movements the cup is `(s_t − s_r) w/2 atan(w / 2h)`.
 * @returns change of width in mm, positive when it grows; cup in mm, how far the middle stands from the line through the edges, ≥ 0
 * @throws MillwrightError INPUT_INVALID, MOVEMENT_RADIAL_UNKNOWN, MOVEMENT_TANGENTIAL_UNKNOWN
 */
export function changeOfCurvedBoard(board: CurvedBoard): {
  readonly changeMm: number;
  readonly cupMm: number;
} {
  const { wood, widthMm, pithDistanceMm, fromMoisturePct, toMoisturePct } = board;
  requireInRange({ name: 'widthMm', value: widthMm, min: Number.MIN_VALUE, max: 1e7, unit: 'mm' });
  requireInRange({
    name: 'pithDistanceMm',
    value: pithDistanceMm,
    min: Number.MIN_VALUE,
    max: 1e7,
    unit: 'mm',
  });
  requireInRange({ name: 'fromMoisturePct', value: fromMoisturePct, min: 0, max: 30, unit: '%' });
  requireInRange({ name: 'toMoisturePct', value: toMoisturePct, min: 0, max: 30, unit: '%' });
  const ratio = (shrinkagePct: number) =>
    changeRatio(shrinkagePct, wood.fibreSaturationPct, fromMoisturePct, toMoisturePct);
  const bent = {
    widthMm,
    pithDistanceMm,
    radialRatio: ratio(known(wood.radialShrinkagePct, 'RADIAL')),
    tangentialRatio: ratio(known(wood.tangentialShrinkagePct, 'TANGENTIAL')),
  };
  return { changeMm: bentWidthMm(bent) - widthMm, cupMm: cupMm(bent) };
}

/** A board whose two ratios are known. */
interface BentBoard {
  readonly widthMm: number;
  readonly pithDistanceMm: number;
  /** Change of size over size across the rings, signed. */
  readonly radialRatio: number;
  /** Change of size over size along the rings, signed. */
  readonly tangentialRatio: number;
}

/** How far the middle of the face stands from the line through its edges after the change, mm, ≥ 0. */
export function cupMm({ widthMm, pithDistanceMm, radialRatio, tangentialRatio }: BentBoard): number {
  const half = widthMm / 2;
  const radiusMm = Math.sqrt(half * half + pithDistanceMm * pithDistanceMm);
  const angleRad = (atan2(half, pithDistanceMm) * (1 + tangentialRatio)) / (1 + radialRatio);
  return Math.abs(pithDistanceMm - radiusMm * cos(angleRad)) * (1 + radialRatio);
}

function bentWidthMm({ widthMm, pithDistanceMm, radialRatio, tangentialRatio }: BentBoard): number {
  const half = widthMm / 2;
  const radiusMm = Math.sqrt(half * half + pithDistanceMm * pithDistanceMm);
  const angleRad = (atan2(half, pithDistanceMm) * (1 + tangentialRatio)) / (1 + radialRatio);
  return 2 * radiusMm * (1 + radialRatio) * sin(angleRad);
}

function known(shrinkagePct: number | undefined, direction: 'RADIAL' | 'TANGENTIAL'): number {
  if (shrinkagePct !== undefined) return shrinkagePct;
  throw new MillwrightError(
    direction === 'RADIAL' ? 'MOVEMENT_RADIAL_UNKNOWN' : 'MOVEMENT_TANGENTIAL_UNKNOWN',
    {
      message: `No ${direction.toLowerCase()} shrinkage is known for this wood; curved rings need both directions.`,
      hint: 'Give the figure yourself, or take another wood.',
      data: { direction: direction.toLowerCase() },
    },
  );
}
