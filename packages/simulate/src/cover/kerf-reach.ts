import type { Scene } from '../scene/scene.js';

/** Cuts this many radii from a wall overlap the kerf along it; farther away a rib stands between. */
const KERF_RADII = 2;

/** How far from a wall the axis may run and still belong to its kerf, mm. */
export function kerfReachMm(scene: Scene, radiusMm: number): number {
  return KERF_RADII * radiusMm + scene.request.toleranceMm;
}
