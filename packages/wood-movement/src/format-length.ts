/** Inches are marked in sixty-fourths on the finest common rule. */
const PARTS_PER_INCH = 64;
const MM_PER_INCH = 25.4;

/** Millimetres are written in hundredths. */
const PARTS_PER_MM = 100;

/** Rounding of doubles, as a share of the step rounded to: 200.00000000001 mm is 200. */
const NOISE = 1e-6;

/** Which way a length is rounded: `up` never says less than it is, `down` never more; `up` and `down` count from −∞ to +∞. */
export type Rounding = 'nearest' | 'up' | 'down';

/** The sizes that hold, both ends included, mm. */
export interface SafeRange {
  readonly leastMm: number;
  readonly mostMm: number;
}

/**
 * A length for people: millimetres to two places and sixty-fourths of an inch, e.g. `9.53 mm (3/8 in)`.
 * @param lengthMm - mm, either sign
 * @param rounding - of both; absent: to the nearest
 */
export function formatLength(lengthMm: number, rounding: Rounding = 'nearest'): string {
  const hundredths = rounded(lengthMm * PARTS_PER_MM, rounding);
  return `${millimetres(hundredths)} mm (${inches(rounded(partsOf(lengthMm), rounding))} in)`;
}

/**
 * A dimension to cut, as {@link formatLength}, but never written as one outside the sizes that hold: to the sixty-fourth nearest within them, and where
 * none lies within, to a ten-thousandth of an inch, e.g. `12.20 mm (0.4803 in)`.
 * @param safe - the sizes that hold, or the side on which it is safe
 */
export function formatCut(lengthMm: number, safe: SafeRange | 'up' | 'down'): string {
  if (typeof safe === 'string') return formatLength(lengthMm, safe);
  const holds = (mm: number) => mm >= safe.leastMm - NOISE && mm <= safe.mostMm + NOISE;
  const within = (steps: number, mmPerStep: number) =>
    WAYS.map((way) => rounded(steps, way)).find((step) => holds(step * mmPerStep));
  const hundredths = within(lengthMm * PARTS_PER_MM, 1 / PARTS_PER_MM);
  const parts = within(partsOf(lengthMm), MM_PER_INCH / PARTS_PER_INCH);
  const mm = hundredths === undefined ? lengthMm.toFixed(4) : millimetres(hundredths);
  return `${mm} mm (${parts === undefined ? (lengthMm / MM_PER_INCH).toFixed(4) : inches(parts)} in)`;
}

const WAYS: readonly Rounding[] = ['nearest', 'up', 'down'];

const partsOf = (lengthMm: number) => (lengthMm / MM_PER_INCH) * PARTS_PER_INCH;

/** Whole steps; halves go away from zero. */
function rounded(steps: number, rounding: Rounding): number {
  if (rounding === 'up') return Math.ceil(steps - NOISE);
  if (rounding === 'down') return Math.floor(steps + NOISE);
  return Math.sign(steps) * Math.round(Math.abs(steps));
}

const millimetres = (hundredths: number) =>
  hundredths === 0 ? '0.00' : (hundredths / PARTS_PER_MM).toFixed(2);

function inches(signedParts: number): string {
  const parts = Math.abs(signedParts);
  const whole = Math.floor(parts / PARTS_PER_INCH);
  let above = parts % PARTS_PER_INCH;
  let below = PARTS_PER_INCH;
  // Six halvings at most: 64 is 2⁶.
  while (above > 0 && above % 2 === 0) {
    above /= 2;
    below /= 2;
  }
  const sign = signedParts < 0 ? '-' : '';
  if (above === 0) return `${sign}${whole}`;
  return whole === 0 ? `${sign}${above}/${below}` : `${sign}${whole} ${above}/${below}`;
}

/** The next sixty-fourth of an inch that is not below a length, mm. */
export function nextSixtyFourthMm(lengthMm: number): number {
  return (rounded(partsOf(lengthMm), 'up') * MM_PER_INCH) / PARTS_PER_INCH;
}
