import { finding } from '@millwright/contracts';
import type { Core } from '../../wasm/proof.js';
import { tabRows } from '../core/rows.js';
import { holds, type Judgement, notApplicable, show, undecided } from '../judgement.js';
import type { Scene } from '../scene/scene.js';

/** Why a cut in waste belongs to nothing, in the order of the crate's own numbers (`Why` in `crates/proof/src/stray/mod.rs`). */
const REASONS = [
  'It is cut by itself: between going down and coming up nothing is cut at a wall.',
  'It leads from one wall to another with the tool down: is a retract missing before it?',
  'It goes farther from the contour than a lead in or out does (5 tool diameters, at least 40 mm): is a retract missing?',
  'It looks like a lead, but the cut it belongs to does not come back to where they meet.',
  'It looks like a lead, but it is faster than the cut it belongs to.',
  'It looks like a lead, but it is deeper than the cut it belongs to.',
  'There are too many such cuts to look at each.',
] as const;
/** Numbers per row; `crates/proof/src/binding/gouge.rs` says what they are. */
const COLUMNS = 4;

/**
 * Every cut belongs to the kerf along some wall, leads into such a cut or out of it, or clears the inside of a hole, a feature, or waste that
 * is meant to be cleared. A cut elsewhere harms no part, but nothing asked for it, and what stands there is not known. Rule and geometry:
 * `crates/proof/src/stray`.
 */
export function checkStrayCuts(scene: Scene, core: Core): Judgement {
  const id = 'cuts-at-walls';
  if (scene.solids.length === 0) return notApplicable(id, 'No part of this sheet is known.');
  const [nLeads = 0, chop = -1, motion, xMm, yMm, why, ...more] = core.stray_cuts(
    tabRows(scene.request.tabs),
  );
  const lineOf = (place: number): number => scene.request.reading.motions[place]?.line ?? 1;
  if (motion === undefined || xMm === undefined || yMm === undefined) {
    const leads = nLeads === 0 ? '' : `; ${nLeads} ways through waste lead to such a cut or away from it`;
    const pieces = chop < 0 ? '' : `; from line ${lineOf(chop)} on waste is cut into pieces`;
    return holds(
      id,
      `Every cut lies at a wall of a part, inside a hole or where it is asked for${leads}${pieces}.`,
    );
  }
  const line = lineOf(motion);
  const reason = REASONS[why as number] ?? REASONS[0];
  return undecided(id, `A cut in line ${line} lies at no wall.`, [
    finding('SIMULATE_STRAY_CUT', {
      message: `Line ${line} cuts at X${show(xMm)} Y${show(yMm)}, where no part has a wall. ${reason} Nothing asked for that cut, and what stands there (clamps, screws) is not known. If it is meant, say so: list the region as waste that may be cut.`,
      programLine: line,
      atMm: [xMm, yMm],
      count: 1 + more.length / COLUMNS,
    }),
  ]);
}
