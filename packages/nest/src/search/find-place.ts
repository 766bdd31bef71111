import type { Extent, Shape } from '../shape/shape.js';
import type { OpenSheet, Rest } from './open-sheet.js';
import { playOf } from './problem.js';

/** A free place and how good it is. */
export interface Place extends Rest {
  /** How far along the sheet the part would reach, mm: less is better. */
  readonly reachMm: number;
}

/** Levels across that are tried for one shape; more than this are thinned out evenly, which hardly costs density among curves. */
const MAX_LEVELS = 96;
/** The same among boxes, where each level is cheap and a missed one costs an exact fit. */
const MAX_BOX_LEVELS = 384;
/** Levels tried beside those of contact where something is not a box, spread evenly over the sheet. */
const N_SAMPLES = 12;
/** Halvings of the step with which the best level is improved: from a tenth of a sheet to some hundredths of a millimetre. */
const N_REFINEMENTS = 13;
/** Levels nearer than this are one, and a reach must be better by this to count, mm. */
const SAME_LEVEL_MM = 1e-6;

/**
 * The place where a shape reaches least far along the sheet, and of those the lowest. For a given level across the answer is exact
 * (OpenSheet.firstFreeAlong); the levels tried are those where the shape would lie flush with an edge, ledge or inner corner of what is
 * there (all that matters among rectangles; Chazelle 1983, "The bottom-left bin-packing heuristic"), some samples, and finer and finer
 * steps about the best.
 * @param betterThanMm - the reach to beat, mm
 * @returns undefined where there is no place, or none better
 */
export function findPlace(sheet: OpenSheet, shape: Shape, betterThanMm: number): Place | undefined {
  const play = playOf(shape, sheet.stock);
  const limit = Math.min(play.maxAlong, betterThanMm - shape.drawn.maxAlong - SAME_LEVEL_MM);
  let best: { along: number; across: number } | undefined;
  const attempt = (across: number): void => {
    // Only a real gain counts, so that of equal places the first, lowest one stays.
    const highest = best === undefined ? limit : best.along - SAME_LEVEL_MM;
    const along = sheet.firstFreeAlong(shape, across, play.minAlong, highest);
    if (along <= highest) best = { along, across };
  };
  const isAllBoxes = shape.isBox && sheet.rests.every((rest) => rest.shape.isBox);
  for (const across of levelsFor(sheet, shape, play, isAllBoxes)) attempt(across);
  if (best === undefined) return undefined;
  if (!isAllBoxes) refine(play, attempt, () => best!.across);
  return { shape, ...best, reachMm: best.along + shape.drawn.maxAlong };
}

/** Steps up and down from the best level so far, each round half as far. */
function refine(play: Extent, attempt: (across: number) => void, bestAcross: () => number): void {
  let stepMm = (play.maxAcross - play.minAcross) / N_SAMPLES;
  for (let i = 0; i < N_REFINEMENTS; i++) {
    stepMm /= 2;
    const centre = bestAcross();
    attempt(Math.max(play.minAcross, centre - stepMm));
    attempt(Math.min(play.maxAcross, centre + stepMm));
  }
}

function levelsFor(
  sheet: OpenSheet,
  shape: Shape,
  { minAcross: lowest, maxAcross: highest }: Extent,
  isAllBoxes: boolean,
): readonly number[] {
  const all = [lowest, highest];
  if (!isAllBoxes) {
    for (let i = 1; i < N_SAMPLES; i++) all.push(lowest + ((highest - lowest) * i) / N_SAMPLES);
  }
  const { minAcross, maxAcross } = shape.grown;
  for (const rest of sheet.rests) {
    for (const ledge of rest.shape.ledges) {
      all.push(rest.across + ledge - minAcross, rest.across + ledge - maxAcross);
    }
    for (const ledge of shape.ledges) {
      all.push(
        rest.across + rest.shape.grown.minAcross - ledge,
        rest.across + rest.shape.grown.maxAcross - ledge,
      );
    }
  }
  const inside = all.filter((level) => level >= lowest && level <= highest).sort((a, b) => a - b);
  const levels = inside.filter((level, i) => i === 0 || level - inside[i - 1]! > SAME_LEVEL_MM);
  const most = isAllBoxes ? MAX_BOX_LEVELS : MAX_LEVELS;
  if (levels.length <= most) return levels;
  const last = levels.length - 1;
  return Array.from({ length: most }, (_, i) => levels[Math.floor((i * last) / (most - 1))]!);
}
