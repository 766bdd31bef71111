import { MillwrightError } from '@millwright/contracts';
import { cosDeg } from '@millwright/geometry/numeric';
import { requireInRange } from './require-in-range.js';

/** How a wood shrinks. {@link findSpecies} returns one; figures of one's own do as well. */
export interface Wood {
  /** Across the rings, green to ovendry, percent of the green size. Absent: not known. */
  readonly radialShrinkagePct?: number;
  /** Along the rings, green to ovendry, percent of the green size. Absent: not known. */
  readonly tangentialShrinkagePct?: number;
  /** Moisture content above which the size no longer changes, percent. */
  readonly fibreSaturationPct: number;
}

/** What {@link changeOfWidthMm} needs. */
export interface WidthChange {
  readonly wood: Wood;
  /** Width at `fromMoisturePct`, mm, > 0. */
  readonly widthMm: number;
  /** Angle of the rings to the face: 0 flat sawn, 90 quarter sawn, deg. */
  readonly ringAngleDeg: number;
  /** 0 to 30 %. */
  readonly fromMoisturePct: number;
  /** 0 to 30 %. */
  readonly toMoisturePct: number;
  /**
   * `handbook-13-3` (the default); `handbook-13-2`, which the handbook states for 6 to 14 % and most published examples use; or `linear`, shrinkage
   * shared out evenly over the points below fibre saturation, by which the flooring trade and many calculators go.
   */
  readonly law?: 'handbook-13-3' | 'handbook-13-2' | 'linear';
}

/**
 * How much a board's width changes between two moisture contents.
 *
 * Wood Handbook FPL-GTR-190 ch. 13. Equation 13-3: `W (F − I) / (100 f / S − f + I)`, exact back and forth and by any detour.
 * `linear` is `W S / 100 (F − I) / f`, for comparing with what others printed.
 * Equation 13-2: `W C (F − I)`, the straight line through it at 10 %, up to 2 % of the movement beside it within 6 to 14 %. The
 * handbook puts the cost of the straight-line assumption at about 5 % of the true change.
 * @returns mm, positive when it grows
 * @throws MillwrightError INPUT_INVALID, MOVEMENT_RADIAL_UNKNOWN, MOVEMENT_TANGENTIAL_UNKNOWN
 */
export function changeOfWidthMm(change: WidthChange): number {
  const { wood, widthMm, fromMoisturePct, toMoisturePct } = change;
  requireInRange({ name: 'widthMm', value: widthMm, min: Number.MIN_VALUE, max: 1e7, unit: 'mm' });
  requireInRange({ name: 'ringAngleDeg', value: change.ringAngleDeg, min: 0, max: 90, unit: 'deg' });
  requireInRange({ name: 'fromMoisturePct', value: fromMoisturePct, min: 0, max: 30, unit: '%' });
  requireInRange({ name: 'toMoisturePct', value: toMoisturePct, min: 0, max: 30, unit: '%' });
  requireWood(wood);
  const shrinkagePct = shrinkageAcrossPct(wood, change.ringAngleDeg);
  const saturationPct = wood.fibreSaturationPct;
  if (change.law !== 'handbook-13-2' && change.law !== 'linear')
    return widthMm * changeRatio(shrinkagePct, saturationPct, fromMoisturePct, toMoisturePct);
  const points = Math.min(toMoisturePct, saturationPct) - Math.min(fromMoisturePct, saturationPct);
  if (change.law === 'linear') return (widthMm * points * shrinkagePct) / (100 * saturationPct);
  return widthMm * points * coefficientOf(shrinkagePct, saturationPct);
}

/**
 * Change of size over size, eq. 13-3. Moisture above fibre saturation counts as fibre saturation: nothing moves there.
 * @param shrinkagePct - green to ovendry in this direction, percent, > 0
 */
export function changeRatio(
  shrinkagePct: number,
  saturationPct: number,
  fromMoisturePct: number,
  toMoisturePct: number,
): number {
  const from = Math.min(fromMoisturePct, saturationPct);
  const to = Math.min(toMoisturePct, saturationPct);
  return (to - from) / ((100 * saturationPct) / shrinkagePct - saturationPct + from);
}

/**
 * Shrinkage across the width of a board whose rings stand at an angle to its face: `S_t cos² + S_r sin²`, the plane rotation of a strain
 * (any text on the strength of materials; FPL R1473, MacLean 1945, treats the same).
 * @throws MillwrightError MOVEMENT_RADIAL_UNKNOWN, MOVEMENT_TANGENTIAL_UNKNOWN
 */
export function shrinkageAcrossPct(wood: Wood, ringAngleDeg: number): number {
  const { radialShrinkagePct, tangentialShrinkagePct } = wood;
  if (ringAngleDeg === 0 && tangentialShrinkagePct !== undefined) return tangentialShrinkagePct;
  if (ringAngleDeg === 90 && radialShrinkagePct !== undefined) return radialShrinkagePct;
  if (tangentialShrinkagePct === undefined)
    throw new MillwrightError('MOVEMENT_TANGENTIAL_UNKNOWN', {
      message: `The rings stand at ${ringAngleDeg} deg, but no tangential shrinkage is known for this wood; only 90 deg can be computed.`,
      hint: 'Compute it quarter sawn (ringAngleDeg 90), or give the tangential shrinkage.',
      data: { ringAngleDeg },
    });
  if (radialShrinkagePct === undefined)
    throw new MillwrightError('MOVEMENT_RADIAL_UNKNOWN', {
      message: `The rings stand at ${ringAngleDeg} deg, but no radial shrinkage is known for this wood; only 0 deg can be computed.`,
      hint: 'Compute it flat sawn (ringAngleDeg 0), which moves more, or give the radial shrinkage.',
      data: { ringAngleDeg },
    });
  const cosine = cosDeg(ringAngleDeg);
  const flatShare = cosine * cosine;
  return tangentialShrinkagePct * flatShare + radialShrinkagePct * (1 - flatShare);
}

/** Coefficient C of Table 13-5 from shrinkage: `S / (100 f − S (f − 10))`, Wood Handbook. Ratio per point of moisture. */
export function coefficientOf(shrinkagePct: number, saturationPct: number): number {
  return shrinkagePct / (100 * saturationPct - shrinkagePct * (saturationPct - 10));
}

/** Shrinkage from the coefficient of Table 13-5, the inverse of {@link coefficientOf}: `100 f C / (1 + (f − 10) C)`. Percent. */
export function shrinkageFromCoefficientPct(coefficient: number, saturationPct: number): number {
  return (100 * saturationPct * coefficient) / (1 + (saturationPct - 10) * coefficient);
}

/** Figures a caller brings along: within what any wood shows (fibre saturation 18 to 31 % in ICC 400; shrinkage under 25 %). */
function requireWood(wood: Wood): void {
  requireInRange({
    name: 'fibreSaturationPct',
    value: wood.fibreSaturationPct,
    min: 15,
    max: 35,
    unit: '%',
  });
  const shrinkage = { min: 0.1, max: 25, unit: '%' };
  if (wood.tangentialShrinkagePct !== undefined)
    requireInRange({ name: 'tangentialShrinkagePct', value: wood.tangentialShrinkagePct, ...shrinkage });
  if (wood.radialShrinkagePct !== undefined)
    requireInRange({ name: 'radialShrinkagePct', value: wood.radialShrinkagePct, ...shrinkage });
}
