import { MillwrightError } from '@millwright/contracts';

/** A length in whole steps of an output grid. */
export type Grid = number;

/** A point of the output grid. */
export type GridPoint = readonly [Grid, Grid, Grid];

/**
 * The lengths that a program can say. Every coordinate is rounded to the grid once; what is written is printed from the whole number,
 * so nothing accumulates and no `-0` or exponent can appear.
 */
export interface OutputGrid {
  readonly units: 'mm' | 'inch';
  /** Millimetres of one unit of the program. */
  readonly mmPerUnit: number;
  /** Digits after the point of a length: with them the rounding of an arc stays within half of GRBL's radius check. */
  readonly decimals: number;
  readonly stepsPerUnit: number;
}

/** The grid of 0.001 mm. */
export const MM_GRID: OutputGrid = { units: 'mm', mmPerUnit: 1, decimals: 3, stepsPerUnit: 1000 };
/** The grid of 0.00001 in: four digits do not keep an arc's radii within half of what GRBL allows (reference: 5.4 µm of 5). */
export const INCH_GRID: OutputGrid = { units: 'inch', mmPerUnit: 25.4, decimals: 5, stepsPerUnit: 100_000 };

/** Largest coordinate that is written, mm: with it no line exceeds 69 characters, no number 8 digits. */
export const MAX_COORDINATE_MM = 9999.999;

/** How feeds, speeds and times are said: in thousandths. */
export const RATE = { decimals: 3, stepsPerUnit: 1000 } as const;

/** The nearest grid step, halves away from zero. */
export function toGrid(mm: number, { mmPerUnit, stepsPerUnit }: OutputGrid): Grid {
  const steps = Math.floor((Math.abs(mm) / mmPerUnit) * stepsPerUnit + 0.5);
  return mm < 0 && steps > 0 ? -steps : steps;
}

/** The lowest grid step that is no lower than a height: what is safe there stays safe. A millionth of a step is rounding, not height. */
export function toGridUp(mm: number, { mmPerUnit, stepsPerUnit }: OutputGrid): Grid {
  return Math.ceil((mm / mmPerUnit) * stepsPerUnit - 1e-6) + 0;
}

/**
 * The nearest grid step, which a word can hold.
 * @throws MillwrightError POST_COORDINATE_TOO_LARGE
 */
export function toWord(mm: number, grid: OutputGrid): Grid {
  const steps = toGrid(mm, grid);
  const measuredMm = toMm(Math.abs(steps), grid);
  if (measuredMm <= MAX_COORDINATE_MM) return steps;
  throw new MillwrightError('POST_COORDINATE_TOO_LARGE', {
    message: `A coordinate is ${measuredMm} mm; at most ${MAX_COORDINATE_MM} mm can be written.`,
    hint: 'Check the unit of the drawing and where the work zero lies.',
    data: { measuredMm, allowedMm: MAX_COORDINATE_MM },
  });
}

/**
 * The nearest grid point.
 * @throws MillwrightError POST_COORDINATE_TOO_LARGE
 */
export function toGridPoint(pointMm: readonly [number, number, number], grid: OutputGrid): GridPoint {
  return [toWord(pointMm[0], grid), toWord(pointMm[1], grid), toWord(pointMm[2], grid)];
}

/** Millimetres of a grid step: the double nearest to its decimals, in inches times 25.4. */
export function toMm(steps: Grid, { mmPerUnit, stepsPerUnit }: OutputGrid): number {
  return (steps / stepsPerUnit) * mmPerUnit;
}

/** A feed, a speed or a time in thousandths, halves up, never negative. */
export function toRate(value: number): number {
  return Math.floor(value * RATE.stepsPerUnit + 0.5);
}

/** The feed, speed or time that so many thousandths are. */
export function fromRate(steps: number): number {
  return steps / RATE.stepsPerUnit;
}
