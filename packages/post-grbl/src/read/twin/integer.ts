const TWO_TO_32 = 4294967296;

/** The low bits of a float turned into an unsigned integer, as the 8-bit controller's conversion leaves them. */
export function unsigned(value: number, mask: number): number {
  // Beyond 32 bits, and for what is no number, the conversion gives zero bits, as the recorded rows show.
  if (!(Math.abs(value) < TWO_TO_32)) return 0;
  return (Math.trunc(value) >>> 0) & mask;
}

/** Nearest whole number, halves away from zero, as C's `round`. */
export function roundHalfAway(value: number): number {
  return value < 0 ? -Math.floor(0.5 - value) : Math.floor(value + 0.5);
}

/** Steps of a 32-bit position, as the firmware's `lround` of a 32-bit product. */
export function stepsOf(positionMm: number, stepsPerMm: number): number {
  return roundHalfAway(Math.fround(positionMm * stepsPerMm));
}
