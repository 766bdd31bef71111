import { MillwrightError } from '@millwright/contracts';

/**
 * A length in whole steps of the output grid, 1/1000 mm. Every coordinate is rounded to it once, here; what is written is printed
 * from the whole number, so nothing accumulates and no `-0` or exponent can appear.
 */
export type Grid = number;

/** A point of the output grid. */
export type GridPoint = readonly [Grid, Grid, Grid];

/** Grid steps in a millimetre: three decimals, at which the rounding of an arc stays within half of GRBL's radius check. */
export const GRID_PER_MM = 1000;

/** Largest coordinate that is written, mm: with it no line exceeds 70 characters, and a 32-bit float still holds 1/1000 mm. */
export const MAX_COORDINATE_MM = 9999.999;

/** The nearest grid step, halves away from zero. */
export function toGrid(mm: number): Grid {
  const steps = Math.floor(Math.abs(mm) * GRID_PER_MM + 0.5);
  return mm < 0 && steps > 0 ? -steps : steps;
}

/**
 * The nearest grid point.
 * @throws MillwrightError POST_COORDINATE_TOO_LARGE
 */
export function toGridPoint(pointMm: readonly [number, number, number]): GridPoint {
  const point = [toGrid(pointMm[0]), toGrid(pointMm[1]), toGrid(pointMm[2])] as const;
  const largestMm = Math.max(...point.map(Math.abs)) / GRID_PER_MM;
  if (largestMm > MAX_COORDINATE_MM) {
    throw new MillwrightError('POST_COORDINATE_TOO_LARGE', {
      message: `A coordinate is ${largestMm} mm; at most ${MAX_COORDINATE_MM} mm can be written.`,
      hint: 'Check the unit of the drawing and where the work zero lies.',
      data: { measuredMm: largestMm, allowedMm: MAX_COORDINATE_MM },
    });
  }
  return point;
}

/** Millimetres of a grid step: the double nearest to its decimals. */
export function toMm(steps: Grid): number {
  return steps / GRID_PER_MM;
}

/** The grid point in millimetres. */
export function toMmPoint(point: GridPoint): [number, number, number] {
  return [toMm(point[0]), toMm(point[1]), toMm(point[2])];
}

/** A grid number as GRBL reads it: at most three decimals, no trailing zeros, no exponent, no `-0`. */
export function formatGrid(steps: Grid): string {
  const size = Math.abs(steps);
  const whole = Math.floor(size / GRID_PER_MM);
  const thousandths = String(size % GRID_PER_MM).padStart(3, '0');
  const decimals = thousandths.replace(/0+$/, '');
  return `${steps < 0 ? '-' : ''}${whole}${decimals === '' ? '' : `.${decimals}`}`;
}
