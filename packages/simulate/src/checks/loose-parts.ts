import { finding } from '@millwright/contracts';
import { coverContour } from '../cover/cover-contour.js';
import { countedRuns } from '../cover/runs.js';
import { type Sweeps, sweepsThrough } from '../cover/sweeps.js';
import type { StandingTab } from '../cover/tab-zone.js';
import { middleOf } from '../geometry/curve.js';
import { holds, type Judgement, notApplicable, violated } from '../judgement.js';
import { type Scene, Z_ROUNDING_MM } from '../scene/scene.js';
import type { Solid } from '../scene/target.js';

/**
 * No hole is cut in a part that lies loose. A part is loose once its outline is cut through all round without a tab; a cut inside one
 * of its holes after that moves the part instead of cutting it.
 */
export function checkLooseParts(
  scene: Scene,
  inStock: Sweeps,
  tabs: readonly StandingTab[],
): readonly Judgement[] {
  const through = sweepsThrough(scene, Z_ROUNDING_MM - scene.sheet.thicknessMm);
  return scene.target.solids.map((solid) => {
    const id = `order:${solid.name}`;
    const inHoles = motionsInHoles(inStock, solid);
    const last = inHoles.at(-1);
    if (last === undefined) return notApplicable(id, 'Nothing is cut inside this part.');
    const ownTabs = tabs.filter((tab) => tab.contour === solid.outline.name);
    const isLooseBefore = (motion: number): boolean => isFreed(scene, solid, through, ownTabs, motion);
    if (!isLooseBefore(last)) return holds(id, 'Its holes are cut while it is still held.');
    const first = firstWhere(inHoles, isLooseBefore);
    const line = scene.request.reading.motions[first]?.line ?? 1;
    return violated(id, `A hole is cut in line ${line}, after the part came loose.`, [
      finding('SIMULATE_PART_LOOSE', {
        message: `Line ${line} cuts a hole in part ${solid.name} after its outline was cut through without a tab: the part lies loose. Cut holes first, or leave tabs.`,
        partId: solid.partId,
        copy: solid.copy,
        sheetIndex: scene.request.sheetIndex,
        programLine: line,
        count: inHoles.filter((motion) => motion >= first).length,
      }),
    ]);
  });
}

/** Whether the motions before one cut an outline through all round. Corners out of reach hold nothing. */
function isFreed(
  scene: Scene,
  solid: Solid,
  through: Sweeps,
  tabs: readonly StandingTab[],
  beforeMotion: number,
): boolean {
  const cover = coverContour(scene, solid.outline, through, { tabs, beforeMotion, stopAtFirst: true });
  if (cover.isGivenUp) return false;
  const holding = ['missing', 'blocked', 'tab'] as const;
  if (holding.some((kind) => countedRuns(cover.runs, kind).length > 0)) return false;
  return countedRuns(cover.runs, 'cut').length > 0;
}

/** The motions that cut inside a hole of a part, increasing. */
function motionsInHoles(inStock: Sweeps, solid: Solid): readonly number[] {
  const motions = new Set<number>();
  for (const hole of solid.holes) {
    for (const id of inStock.index.near(hole.window)) {
      const piece = inStock.pieces[id];
      const { x, y } = middleOf(inStock.curves[id] as Sweeps['curves'][number]);
      if (piece !== undefined && hole.surrounds(x, y)) motions.add(piece.motion);
    }
  }
  return [...motions].sort((a, b) => a - b);
}

/** The first of increasing values from which on a condition holds that holds for the last. */
function firstWhere(values: readonly number[], holds: (value: number) => boolean): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(values[middle] as number)) high = middle;
    else low = middle + 1;
  }
  return values[low] as number;
}
