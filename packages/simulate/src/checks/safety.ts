import type { Core } from '../../wasm/proof.js';
import { dangersOf } from '../core/dangers.js';
import type { Judgement } from '../judgement.js';
import type { Scene } from '../scene/scene.js';
import { checkDescents } from './descents.js';
import { checkReach } from './holder.js';
import { checkObstacles } from './obstacles.js';
import { fastMotions, steepestWays } from './watched-motions.js';

/** What would crash: cutting end, shank and holder against wood that still stands and against what is clamped there. */
export function checkSafety(core: Core, scene: Scene): readonly Judgement[] {
  const fast = fastMotions(scene);
  const dangers = dangersOf(core, scene, { isFast: fast.isFast, steepest: steepestWays(scene) });
  return [
    ...checkReach(scene, dangers),
    ...checkDescents(scene, dangers, fast),
    ...checkObstacles(core, scene),
  ];
}
