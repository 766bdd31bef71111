import { isFullyGiven } from '../core/rows.js';
import type { Scene } from '../scene/scene.js';

/** Whether a tool cuts somewhere whose profile is not known: it was not given, or not all of its figures. What it clears is not known. */
export function cutsUnknownShape({ contactZMm, tools }: Scene): boolean {
  return contactZMm.some((zMm, i) => {
    const tool = tools.uses[i]?.tool;
    return zMm < 0 && (tool === undefined || !isFullyGiven(tool));
  });
}
