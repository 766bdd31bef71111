import type { Movement, MovementBand } from '../movement-band.js';
import type { Verdict } from './outcome.js';

/** One way in which a joint can fail. */
export interface Limit {
  readonly season: 'driest' | 'wettest';
  /** Verdict when it fails. */
  readonly failure: Verdict;
  /** Room left at a movement, mm; falls with the movement. */
  readonly marginMm: (movement: Movement) => number;
}

/** The least margin over the year, and by how much it may be smaller. */
export interface Margin {
  readonly verdict: Verdict;
  readonly season: 'driest' | 'wettest';
  readonly marginMm: number;
  readonly uncertaintyMm: number;
}

/** Rounding of doubles at the size of furniture, mm: a margin that misses zero or its band by less is not a failure. */
const ROUNDING_MM = 1e-9;

/**
 * The least margin of several limits, the half width of its band, and the verdict: `ok` only if the margin covers its band,
 * `tight` where it is positive and does not, otherwise the failure of the limit that is missed by most.
 *
 * The half width is taken on the unfavourable side, the wider one but for a board built bone dry or above fibre saturation.
 * @param limits - at least one
 */
export function leastMargin(band: MovementBand, limits: readonly [Limit, ...Limit[]]): Margin {
  const [limit, marginMm] = least(limits, band.likely);
  const [worstLimit, worstMm] = least(limits, band.most);
  const uncertaintyMm = marginMm - worstMm;
  if (marginMm < -ROUNDING_MM)
    return { verdict: limit.failure, season: limit.season, marginMm, uncertaintyMm };
  const covered = marginMm - uncertaintyMm >= -ROUNDING_MM;
  return { verdict: covered ? 'ok' : 'tight', season: worstLimit.season, marginMm, uncertaintyMm };
}

function least(limits: readonly [Limit, ...Limit[]], movement: Movement): readonly [Limit, number] {
  let [chosen] = limits;
  for (const limit of limits) if (limit.marginMm(movement) < chosen.marginMm(movement)) chosen = limit;
  return [chosen, chosen.marginMm(movement)];
}
