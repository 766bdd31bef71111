/** Inches are marked in sixty-fourths on the finest common rule. */
const PARTS_PER_INCH = 64;
const MM_PER_INCH = 25.4;

/**
 * A length for people: millimetres to two places and the nearest sixty-fourth of an inch, e.g. `9.53 mm (3/8 in)`.
 * @param lengthMm - mm, either sign
 */
export function formatLength(lengthMm: number): string {
  const rounded = lengthMm.toFixed(2);
  return `${Number(rounded) === 0 ? '0.00' : rounded} mm (${inches(lengthMm)} in)`;
}

function inches(lengthMm: number): string {
  const parts = Math.round((Math.abs(lengthMm) / MM_PER_INCH) * PARTS_PER_INCH);
  const whole = Math.floor(parts / PARTS_PER_INCH);
  let above = parts % PARTS_PER_INCH;
  let below = PARTS_PER_INCH;
  // Six halvings at most: 64 is 2⁶.
  while (above > 0 && above % 2 === 0) {
    above /= 2;
    below /= 2;
  }
  const sign = lengthMm < 0 && parts > 0 ? '-' : '';
  if (above === 0) return `${sign}${whole}`;
  return whole === 0 ? `${sign}${above}/${below}` : `${sign}${whole} ${above}/${below}`;
}
