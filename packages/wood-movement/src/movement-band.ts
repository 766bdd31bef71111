import { changeRatio } from './change-of-width.js';
import type { Material, PanelMaterial, WoodMaterial } from './material.js';
import type { Site } from './site.js';

/** How far a size may go from what it was on the day it was built, as ratios of that size, each ≥ 0. */
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
 * The movement from the build day through driest and wettest, with its band.
 *
 * The band takes the board's own movement larger or smaller by its `bandRatio`, and the build-day reading off either way, both at once. The
 * build day itself counts as part of the year: a board built wetter than it will ever be again has simply nothing to swell.
 */
export function movementBand(material: Material, site: Site): MovementBand {
  return material.kind === 'wood' ? woodBand(material, site) : panelBand(material, site);
}

/*
 * Eq. 13-3 as a ratio, (M − r) / (K + r) with K = 100 f / S − f: it rises with M, falls with the reading r, and grows in size with S. So the
 * extremes stand at the corners of the band and nothing has to be searched.
 */
function woodBand(wood: WoodMaterial, site: Site): MovementBand {
  const { builtPct, readingPct } = site;
  const drier = Math.max(0, builtPct - readingPct);
  const wetter = builtPct + readingPct;
  const leastPct = wood.leastShrinkagePct * (1 - wood.bandRatio);
  const mostPct = wood.shrinkagePct * (1 + wood.bandRatio);
  const { saturationPct } = wood;
  return {
    likely: movement(wood.shrinkagePct, saturationPct, site, builtPct, builtPct),
    least: movement(leastPct, saturationPct, site, wetter, drier),
    most: movement(mostPct, saturationPct, site, drier, wetter),
  };
}

// Flat arguments: this runs three times per check.
function movement(
  shrinkagePct: number,
  saturationPct: number,
  site: Site,
  swellsFrom: number,
  shrinksFrom: number,
): Movement {
  return {
    swellRatio: Math.max(0, changeRatio(shrinkagePct, saturationPct, swellsFrom, site.wettestPct)),
    shrinkRatio: Math.max(0, -changeRatio(shrinkagePct, saturationPct, shrinksFrom, site.driestPct)),
  };
}

/** A straight line over the humidity of the air, between the lowest and the highest figure that was read. */
function panelBand(panel: PanelMaterial, site: Site): MovementBand {
  const { leastRatio, likelyRatio, mostRatio } = panel.perHumidityPoint;
  const { humidity } = site;
  const band = (ratio: number, swellsFrom: number, shrinksFrom: number): Movement => ({
    swellRatio: Math.max(0, humidity.wettestPct - swellsFrom) * ratio,
    shrinkRatio: Math.max(0, shrinksFrom - humidity.driestPct) * ratio,
  });
  return {
    likely: band(likelyRatio, humidity.builtPct, humidity.builtPct),
    least: band(leastRatio, humidity.builtMostPct, humidity.builtLeastPct),
    most: band(mostRatio, humidity.builtLeastPct, humidity.builtMostPct),
  };
}

/** How much one wood outgrows another over the year, as ratios ≥ 0 of their common width; all 0 where it never does. */
export interface Mismatch {
  readonly season: 'driest' | 'wettest';
  readonly likelyRatio: number;
  readonly leastRatio: number;
  readonly mostRatio: number;
}

/**
 * How much each of two woods outgrows the other over the year, each with its own band and its own reading.
 *
 * For given readings both ratios are straight lines in the moisture up to fibre saturation, so that their difference is largest at the driest, at
 * the wettest, or where one of them is saturated.
 * @returns first how much the first outgrows the second, then the other way round
 */
export function mismatchesOf(
  one: WoodMaterial,
  other: WoodMaterial,
  site: Site,
): readonly [Mismatch, Mismatch] {
  const first = { season: 'wettest' as 'driest' | 'wettest', likelyRatio: 0, leastRatio: 0, mostRatio: 0 };
  const second = { ...first };
  for (let index = 0; index < N_MOISTURES; index++) {
    const moisture = moistureToTry(index, one, other, site);
    if (moisture < site.driestPct || moisture > site.wettestPct) continue;
    const season = moisture < site.builtPct ? 'driest' : 'wettest';
    const likely = expected(one, site, moisture) - expected(other, site, moisture);
    const oneMost = extreme(one, site, moisture, 1);
    const oneLeast = extreme(one, site, moisture, -1);
    const otherMost = extreme(other, site, moisture, 1);
    const otherLeast = extreme(other, site, moisture, -1);
    note(first, season, likely, oneLeast - otherMost, oneMost - otherLeast);
    note(second, season, -likely, otherLeast - oneMost, otherMost - oneLeast);
  }
  return [first, second];
}

const N_MOISTURES = 4;

function moistureToTry(index: number, one: WoodMaterial, other: WoodMaterial, site: Site): number {
  if (index === 0) return site.driestPct;
  if (index === 1) return site.wettestPct;
  return index === 2 ? one.saturationPct : other.saturationPct;
}

function note(
  worst: { -readonly [Key in keyof Mismatch]: Mismatch[Key] },
  season: 'driest' | 'wettest',
  likelyRatio: number,
  leastRatio: number,
  mostRatio: number,
): void {
  if (likelyRatio > worst.likelyRatio) worst.likelyRatio = likelyRatio;
  if (leastRatio > worst.leastRatio) worst.leastRatio = leastRatio;
  if (mostRatio <= worst.mostRatio) return;
  worst.mostRatio = mostRatio;
  worst.season = season;
}

const expected = (wood: WoodMaterial, site: Site, moisturePct: number) =>
  changeRatio(wood.shrinkagePct, wood.saturationPct, site.builtPct, moisturePct);

/** The largest (`sign` 1) or the smallest (−1) change of size that the band allows at a moisture content, signed. */
function extreme(wood: WoodMaterial, site: Site, moisturePct: number, sign: 1 | -1): number {
  const reading = Math.max(0, site.builtPct - sign * site.readingPct);
  const from = Math.min(reading, wood.saturationPct);
  const to = Math.min(moisturePct, wood.saturationPct);
  const shrinkagePct =
    Math.sign(to - from) === sign
      ? wood.shrinkagePct * (1 + wood.bandRatio)
      : wood.leastShrinkagePct * (1 - wood.bandRatio);
  return changeRatio(shrinkagePct, wood.saturationPct, reading, moisturePct);
}
