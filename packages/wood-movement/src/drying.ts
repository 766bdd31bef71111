import { cos, exp, PI } from '@millwright/geometry/numeric';
import { slowedDays } from './finishes.js';
import { requireInRange } from './require-in-range.js';

/** A board with both faces open to the air. */
export interface DryingTime {
  /** 0.001 to 1000 mm. */
  readonly thicknessMm: number;
  /** Since the air changed, 0 to 100,000 days. */
  readonly days: number;
}

/**
 * Diffusion of moisture across the grain: 1e-6 cm²/s = 8.64 mm² a day (web.ncf.ca/bf250). It rises about eightfold from 2.5 to 18 % moisture
 * (Simpson, wfs.swst.org 2155), so times are right to a factor, not to a day.
 */
const DIFFUSION_MM2_PER_DAY = 8.64;

/** Below this D t / L² the square-root law holds to the last place of a double (its first correction is ierfc(7)), and the series would need many terms. */
const SHORT_TIME_LIMIT = 0.005;

/** Above {@link SHORT_TIME_LIMIT} the seventeenth term is below 1e-23. */
const SERIES_TERMS = 16;

/**
 * The share of its whole change of moisture that a bare board has made some time after the air changed.
 *
 * Slab with both faces held at the new moisture (Crank, The Mathematics of Diffusion, plane sheet): `1 − 8/π² Σ exp(−(2n+1)² π² D t / L²) / (2n+1)²`,
 * and `4 √(D t / π L²)` at the start. Half of the change takes 0.0492 L²/D, nine tenths 0.212 L²/D. A finish makes it slower and changes
 * nothing about where it ends.
 * @returns 0..1, rising with time
 * @throws MillwrightError INPUT_INVALID
 */
export function shareOfChange(drying: DryingTime): number {
  requireThickness(drying.thicknessMm);
  requireInRange({ name: 'days', value: drying.days, min: 0, max: 100_000, unit: 'days' });
  return diffusedShare(drying.thicknessMm, drying.days);
}

/** {@link shareOfChange} of a validated board: thickness in mm, > 0, and days, ≥ 0. */
export function diffusedShare(thicknessMm: number, days: number): number {
  const time = (DIFFUSION_MM2_PER_DAY * days) / (thicknessMm * thicknessMm);
  if (time < SHORT_TIME_LIMIT) return 4 * Math.sqrt(time / PI);
  // e^(−n² x) for n = 1, 3, 5 … by multiplication: from one odd square to the next the exponent grows by 8, 16, 24 … times x.
  const first = exp(-PI * PI * time);
  const second = first * first;
  const fourth = second * second;
  const step = fourth * fourth;
  let [left, decay, growth] = [0, first, step];
  for (let term = 0; term < SERIES_TERMS; term++) {
    const odd = 2 * term + 1;
    left += decay / (odd * odd);
    decay *= growth;
    growth *= step;
  }
  return 1 - (8 / (PI * PI)) * left;
}

/**
 * Days until a board with both faces open has made a share of its change after the air changed: the inverse of {@link shareOfChange}.
 * @param board.thicknessMm - 0.001 to 1000 mm
 * @param board.share - 0 to 0.99
 * @param board.finish - a finish of `finishes`: it takes longer, and ends at the same size; absent: bare
 * @returns days, right to a factor of three
 * @throws MillwrightError INPUT_INVALID, MOVEMENT_FINISH_UNKNOWN
 */
export function daysToShare(board: {
  readonly thicknessMm: number;
  readonly share: number;
  readonly finish?: string;
}): number {
  requireThickness(board.thicknessMm);
  requireInRange({ name: 'share', value: board.share, min: 0, max: 0.99, unit: '' });
  const bareDays = daysToReach(board.thicknessMm, board.share);
  return board.finish === undefined ? bareDays : slowedDays(board.finish, bareDays);
}

/** Halvings when looking for a time: 1e6 days / 2⁶⁰ is far below a second. */
const MAX_HALVINGS = 60;

/** Longest time looked at, days: beyond it a board counts as never settling. */
const MOST_DAYS = 1e6;

/**
 * Days until a bare board has made a share of its change: the inverse of {@link diffusedShare}.
 * @param share - 0 to 0.999
 */
export function daysToReach(thicknessMm: number, share: number): number {
  let [before, after] = [0, MOST_DAYS];
  for (let halving = 0; halving < MAX_HALVINGS; halving++) {
    const middle = (before + after) / 2;
    if (diffusedShare(thicknessMm, middle) < share) before = middle;
    else after = middle;
  }
  return after;
}

/**
 * The share of a cycle of the air's moisture that the mean of a bare board follows: 1 for thin stock over a year, little for thick stock over a day.
 *
 * Amplitude of the slab's mean under a harmonic surface, `|tanh z / z|` with `z = (1 + i) L/2 √(ω / 2D)` (same source as {@link shareOfChange}).
 * Furniture feels the whole season, so the checks never credit a board with damping.
 * @param board.thicknessMm - 0.001 to 1000 mm
 * @param board.periodDays - 0.01 to 10,000 days: 1 a day, 365.25 a year
 * @returns 0..1
 * @throws MillwrightError INPUT_INVALID
 */
export function shareOfCycle(board: { readonly thicknessMm: number; readonly periodDays: number }): number {
  requireThickness(board.thicknessMm);
  requireInRange({ name: 'periodDays', value: board.periodDays, min: 0.01, max: 10_000, unit: 'days' });
  const angularPerDay = (2 * PI) / board.periodDays;
  const a = (board.thicknessMm / 2) * Math.sqrt(angularPerDay / (2 * DIFFUSION_MM2_PER_DAY));
  if (a < THIN) return 1;
  // |tanh((1 + i) a)|² = (cosh 2a − cos 2a) / (cosh 2a + cos 2a); both sides divided by cosh 2a, which overflows for thick stock.
  const decay = exp(-2 * a);
  const cosOverCosh = (2 * cos(2 * a) * decay) / (1 + decay * decay);
  return Math.sqrt((1 - cosOverCosh) / (1 + cosOverCosh)) / (a * Math.SQRT2);
}

/** Below it `1 − |tanh z / z|` is under 1e-13, and the difference of cosh and cos has lost its digits. */
const THIN = 1e-3;

function requireThickness(thicknessMm: number): void {
  requireInRange({ name: 'thicknessMm', value: thicknessMm, min: 1e-3, max: 1000, unit: 'mm' });
}
