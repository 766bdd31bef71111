import { finding, type ProofIntent } from '@millwright/contracts';
import type { Covers, Skin } from '../cover/read-cover.js';
import { holds, type Judgement, mm, show, undecided, violated } from '../judgement.js';
import type { Scene } from '../scene/scene.js';
import { cutsUnknownShape } from './unknown-shape.js';

/**
 * An onion skin stays under its contour all round: no cut along the walls goes deeper than its top. (That cuts come down to its top is
 * shown with the contour.)
 */
export function checkSkins(scene: Scene, covers: Covers): readonly Judgement[] {
  const skins = scene.request.operations.filter((intent) => intent.kind === 'onion-skin');
  return skins.map((intent) => {
    const { partId, copy, holeIndex, thicknessMm } = intent;
    const name = holeIndex === undefined ? `${partId}#${copy}` : `${partId}#${copy}/${holeIndex}`;
    const id = `skin:${name}`;
    const found = covers.skins.find(
      ({ name: own }) => own.partId === partId && own.copy === copy && own.holeIndex === holeIndex,
    );
    if (found === undefined) return undecided(id, 'No such contour lies on this sheet.');
    if (found.cutMm > SHORTEST_CUT_MM) return violated(id, 'It is cut.', [skinFinding(scene, intent, found)]);
    if (cutsUnknownShape(scene)) return undecided(id, 'A tool cuts whose shape is not known.');
    return holds(id, `${show(thicknessMm)} mm stay under it all round.`);
  });
}

/** Less than this is the end of a move, mm. */
const SHORTEST_CUT_MM = 0.001;

function skinFinding(
  scene: Scene,
  intent: Extract<ProofIntent, { kind: 'onion-skin' }>,
  { cutMm, deepest }: Skin,
): ReturnType<typeof finding> {
  const line = deepest === undefined ? 1 : (scene.request.reading.motions[deepest.motion]?.line ?? 1);
  const leftMm = Math.max(0, (deepest?.zMm ?? 0) + scene.sheet.thicknessMm);
  const which = intent.holeIndex === undefined ? 'the outline' : `hole ${intent.holeIndex}`;
  return finding('SIMULATE_SKIN_CUT', {
    message: `Line ${line} cuts down to ${show(leftMm)} mm over the underside along ${which} of part ${intent.partId}#${intent.copy}, where a skin of ${show(intent.thicknessMm)} mm is meant to hold it; ${show(cutMm)} mm of it are cut.`,
    measured: mm(leftMm),
    allowed: mm(intent.thicknessMm),
    partId: intent.partId,
    copy: intent.copy,
    programLine: line,
  });
}
