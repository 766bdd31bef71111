import type { MovementReport } from '@millwright/contracts';
import type { SafeRange } from '../format-length.js';
import type { Movement, MovementBand } from '../movement-band.js';

/** Verdict of a check, as in contracts. */
export type Verdict = MovementReport['checks'][number]['verdict'];

/** One way in which a joint can fail, with what is left before it does. */
export interface Limit {
  /** What is left, e.g. `room between the groove floors`. */
  readonly name: string;
  readonly season: 'driest' | 'wettest';
  /** Verdict when it fails. */
  readonly failure: Verdict;
  readonly marginMm: number;
  readonly leastMarginMm: number;
  readonly mostMarginMm: number;
}

/** Rounding of doubles at the size of furniture, mm: a margin that misses zero or its band by less is not a failure. */
export const ROUNDING_MM = 1e-9;

/**
 * A limit evaluated as expected and at both ends of its band.
 * @param marginMm - what is left for a movement and a tolerance; falls with the movement, and with the tolerance, which counts against it (mm, signed)
 */
export function limitOf(
  about: Pick<Limit, 'name' | 'season' | 'failure'>,
  band: MovementBand,
  toleranceMm: number,
  marginMm: (movement: Movement, toleranceMm: number) => number,
): Limit {
  return {
    name: about.name,
    season: about.season,
    failure: about.failure,
    marginMm: marginMm(band.likely, 0),
    leastMarginMm: marginMm(band.most, toleranceMm),
    mostMarginMm: marginMm(band.least, -toleranceMm),
  };
}

/** A dimension that holds all year, cut at the moisture of the day it is built. */
export interface Cut {
  readonly dimension: string;
  readonly mm: number;
  /** The sizes that hold, or the side on which it may be rounded. */
  readonly safe: SafeRange | 'up' | 'down';
}

/** What one check comes to, in numbers; words are made of it only where somebody reads them. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly season: 'driest' | 'wettest' | 'none';
  readonly marginMm?: number;
  readonly leastMarginMm?: number;
  readonly mostMarginMm?: number;
  readonly limits: readonly Limit[];
  /** First the dimension the check is about. */
  readonly cuts: readonly Cut[];
  /** The first of `cuts`, where it alone makes the joint hold. */
  readonly cutToMm?: number;
  /** What is missing, for `not-judged`. */
  readonly missing?: string;
}

/** The worse the higher: a joint that fails in several ways is called by the worst. */
const SEVERITY: Readonly<Record<Verdict, number>> = {
  ok: 0,
  tight: 0,
  'not-judged': 0,
  'set-or-slip': 1,
  jams: 2,
  'falls-out': 2,
  'split-likely': 3,
};

/**
 * The verdict over several limits: `ok` only if every margin stays above zero anywhere in its band; the worst failure among the limits that are
 * missed as expected; otherwise `tight`.
 * @param limits - at least one
 * @param cuts - dimensions to report; `cutToMm` is the first unless `alone` says that it does not suffice
 */
export function judged(
  limits: readonly [Limit, ...Limit[]],
  cuts: readonly Cut[] = [],
  alone = true,
): Judgement {
  let failing: Limit | undefined;
  let [likely, worst, best]: [Limit, Limit, Limit] = [limits[0], limits[0], limits[0]];
  for (const limit of limits) {
    if (limit.marginMm < likely.marginMm) likely = limit;
    if (limit.leastMarginMm < worst.leastMarginMm) worst = limit;
    if (limit.mostMarginMm < best.mostMarginMm) best = limit;
    if (limit.marginMm < -ROUNDING_MM && isWorse(limit, failing)) failing = limit;
  }
  const holds = worst.leastMarginMm >= -ROUNDING_MM;
  const [first] = cuts;
  return {
    verdict: failing ? failing.failure : holds ? 'ok' : 'tight',
    season: (failing ?? worst).season,
    marginMm: likely.marginMm,
    leastMarginMm: worst.leastMarginMm,
    mostMarginMm: best.mostMarginMm,
    limits,
    cuts,
    ...(first && alone ? { cutToMm: first.mm } : {}),
  };
}

function isWorse(limit: Limit, than: Limit | undefined): boolean {
  if (!than) return true;
  const severity = SEVERITY[limit.failure] - SEVERITY[than.failure];
  return severity > 0 || (severity === 0 && limit.marginMm < than.marginMm);
}

/** A check that cannot be judged, and what is missing. */
export function notJudged(missing: string): Judgement {
  return { verdict: 'not-judged', season: 'none', limits: [], cuts: [], missing };
}

/** Whether every limit holds anywhere in its band. */
export function allHold(limits: readonly Limit[]): boolean {
  return limits.every((limit) => limit.leastMarginMm >= -ROUNDING_MM);
}
