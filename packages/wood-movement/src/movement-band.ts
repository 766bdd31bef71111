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

/** A moment at which two woods part the most, and by how much, as ratios of their common width. */
export interface Mismatch {
  readonly season: 'driest' | 'wettest';
  readonly likelyRatio: number;
  readonly leastRatio: number;
  readonly mostRatio: number;
}

/**
 * How much one wood outgrows another over the year, each with its own band and its own reading.
 *
 * For given readings both ratios are straight lines in the moisture up to fibre saturation, so that their difference is largest at the driest, at
 * the wettest, or where one of them is saturated.
 * @returns ratios ≥ 0; all 0 where it never outgrows the other
 */
export function mismatchOf(outgrowing: WoodMaterial, other: WoodMaterial, site: Site): Mismatch {
  let worst: Mismatch = { season: 'wettest', likelyRatio: 0, leastRatio: 0, mostRatio: 0 };
  let [likelyRatio, leastRatio] = [0, 0];
  for (const moisture of [site.driestPct, site.wettestPct, outgrowing.saturationPct, other.saturationPct]) {
    if (moisture < site.driestPct || moisture > site.wettestPct) continue;
    const season = moisture < site.builtPct ? 'driest' : 'wettest';
    const mostRatio = extreme(outgrowing, site, moisture, 1) - extreme(other, site, moisture, -1);
    likelyRatio = Math.max(
      likelyRatio,
      expected(outgrowing, site, moisture) - expected(other, site, moisture),
    );
    leastRatio = Math.max(
      leastRatio,
      extreme(outgrowing, site, moisture, -1) - extreme(other, site, moisture, 1),
    );
    if (mostRatio > worst.mostRatio) worst = { ...worst, season, mostRatio };
  }
  return { ...worst, likelyRatio, leastRatio };
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
