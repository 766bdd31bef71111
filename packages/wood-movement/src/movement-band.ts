import type { Climate } from '@millwright/contracts';
import { changeRatio, shrinkageAcrossPct } from './change-of-width.js';
import type { Species } from './species.js';

/** How far a width may go from what it was on the day it was built, as ratios of that width, each ≥ 0. */
export interface Movement {
  /** The most it grows. */
  readonly swellRatio: number;
  /** The most it shrinks. */
  readonly shrinkRatio: number;
}

/** A movement as expected, and the least and the most that the uncertainty allows. */
export interface MovementBand {
  readonly likely: Movement;
  readonly least: Movement;
  readonly most: Movement;
}

/**
 * The build-day reading is taken as up to one point off: the Wood Handbook puts the average of a lot within 1 point; a single
 * piece may be 2 off (TraGuiden), so the reading should be the average of several.
 */
export const BUILD_READING_PCT = 1;

/**
 * The movement of a board from its build day through driest and wettest, with its band.
 *
 * The band takes the movement `bandRatio` larger or smaller and the build-day reading one point off either way, both at once. The build
 * day itself counts as part of the year: a board built wetter than it will ever be again has simply nothing to swell.
 */
export function movementBand(species: Species, ringAngleDeg: number, climate: Climate): MovementBand {
  const shrinkagePct = shrinkageAcrossPct(species, ringAngleDeg);
  const swell = (scaleRatio: number, readingPct: number) =>
    Math.max(0, change(scaleRatio, readingPct, climate.wettestMoisturePct));
  const shrink = (scaleRatio: number, readingPct: number) =>
    Math.max(0, -change(scaleRatio, readingPct, climate.driestMoisturePct));
  const change = (scaleRatio: number, readingPct: number, toPct: number) =>
    changeRatio(shrinkagePct * scaleRatio, species.fibreSaturationPct, readingPct, toPct);

  const builtPct = climate.buildMoisturePct;
  const drier = Math.max(0, builtPct - BUILD_READING_PCT);
  const wetter = builtPct + BUILD_READING_PCT;
  const [less, more] = [1 - species.bandRatio, 1 + species.bandRatio];
  return {
    likely: { swellRatio: swell(1, builtPct), shrinkRatio: shrink(1, builtPct) },
    least: { swellRatio: swell(less, wetter), shrinkRatio: shrink(less, drier) },
    most: { swellRatio: swell(more, drier), shrinkRatio: shrink(more, wetter) },
  };
}
