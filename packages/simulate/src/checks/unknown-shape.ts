import { isFullyGiven } from '../core/rows.js';
import type { Scene } from '../scene/scene.js';

/** Whether a tool cuts somewhere whose profile is not known: it was not given, or not all of its figures. What it clears is not known. */
export function cutsUnknownShape({ cutting }: Scene): boolean {
  return [...cutting].some((tool) => tool === undefined || !isFullyGiven(tool));
}
