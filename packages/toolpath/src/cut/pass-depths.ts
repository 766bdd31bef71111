/** A depth this much over a whole number of stepdowns, as a share of one, needs no further pass: the rounding of a division. */
const ROUNDING_RATIO = 1e-9;

/**
 * Depths at which to stop on the way down, evenly spread, none deeper than one stepdown below the last (but for a rounding of 10⁻⁹ of it).
 * @param cut.depthMm - total depth below the stock top, mm, > 0
 * @param cut.stepdownMm - largest depth of one pass, mm, > 0
 * @returns pass bottoms below the stock top, mm, increasing; the last is exactly `depthMm`
 */
export function passDepths({
  depthMm,
  stepdownMm,
}: {
  readonly depthMm: number;
  readonly stepdownMm: number;
}): readonly number[] {
  const nPasses = Math.max(1, Math.ceil(depthMm / stepdownMm - ROUNDING_RATIO));
  return Array.from({ length: nPasses }, (_, i) =>
    i + 1 === nPasses ? depthMm : (depthMm * (i + 1)) / nPasses,
  );
}
