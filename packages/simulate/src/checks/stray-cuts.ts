import { finding } from '@millwright/contracts';
import type { Core } from '../../wasm/proof.js';
import { holds, type Judgement, notApplicable, show, undecided } from '../judgement.js';
import type { Scene } from '../scene/scene.js';

/**
 * Every cut belongs to the kerf along some wall, or clears the inside of a hole, a feature, or waste that is meant to be cleared. A cut
 * elsewhere harms no part, but nothing asked for it, and what stands there is not known. Geometry: `crates/proof/src/stray.rs`.
 */
export function checkStrayCuts(scene: Scene, core: Core): Judgement {
  const id = 'cuts-at-walls';
  if (scene.target.solids.length === 0) return notApplicable(id, 'No part of this sheet is known.');
  const [motion, xMm, yMm, ...more] = core.stray_cuts();
  if (motion === undefined || xMm === undefined || yMm === undefined) {
    return holds(id, 'Every cut lies at a wall of a part, inside a hole or where it is asked for.');
  }
  const line = scene.request.reading.motions[motion]?.line ?? 1;
  return undecided(id, `A cut in line ${line} lies at no wall.`, [
    finding('SIMULATE_STRAY_CUT', {
      message: `Line ${line} cuts at X${show(xMm)} Y${show(yMm)}, where no part has a wall. Nothing asked for that cut, and what stands there (clamps, screws) is not known. Is a line missing or changed?`,
      programLine: line,
      atMm: [xMm, yMm],
      count: 1 + more.length / 3,
    }),
  ]);
}
