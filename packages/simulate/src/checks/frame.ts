import { type Finding, finding } from '@millwright/contracts';
import { holds, type Judgement, notApplicable, show, undecided } from '../judgement.js';
import { lookAtMotions, type MotionLook, STARTS_OF_A_BEAM } from '../scene/motion-look.js';
import type { Scene } from '../scene/scene.js';

/**
 * The program is one of milling, and lies over the sheet as its frame says: it travels above and cuts below the stock top. A frame that does
 * not fit the program is a question, not a reason to simulate it otherwise.
 */
export function checkFrame(scene: Scene): readonly Judgement[] {
  const look = lookAtMotions(scene.request.reading);
  return [checkMilling(scene, look), checkFit(scene, look)];
}

function checkMilling(scene: Scene, look: MotionLook): Judgement {
  const id = 'milling';
  const { motions, spindleStarts } = scene.request.reading;
  const nStarts = spindleStarts?.length ?? 0;
  if (!motions.some(({ kind }) => kind !== 'dwell')) return notApplicable(id, 'The program moves nothing.');
  const why = look.isFlat
    ? 'moves sideways and never changes its height'
    : nStarts >= STARTS_OF_A_BEAM
      ? `starts the spindle ${nStarts} times`
      : undefined;
  if (why === undefined) return holds(id, 'The program changes its height.');
  return undecided(id, `The program ${why}, as programs for lasers, plasma torches and knives do.`, [
    finding('SIMULATE_NOT_MILLING', {
      message: `The program ${why}, as programs for lasers, plasma torches and knives do. What it cuts cannot be judged as milling.`,
    }),
  ]);
}

function checkFit(scene: Scene, look: MotionLook): Judgement {
  const id = 'frame-fits';
  const { motions } = scene.request.reading;
  if (look.anyFeedZMm === undefined) return notApplicable(id, 'The program has no feed motion.');
  if (look.looksUpsideDown) {
    return doubtful(
      `It travels at Z${show(look.rapidZMm?.least ?? 0)} and cuts at up to Z${show(look.feedZMm?.most ?? 0)} on the sheet: as if its Z pointed down. Say which way its Z points.`,
    );
  }
  const isCutting = motions.some(({ kind }, i) => kind !== 'rapid' && (scene.contactZMm[i] as number) < 0);
  if (isCutting) return holds(id, 'It travels above the stock and cuts into it.');
  const lowest = `Its lowest feed motion is at Z${show(look.anyFeedZMm.least)} on the sheet`;
  if (look.anyFeedZMm.least < 0) {
    return doubtful(`${lowest}, but none comes over the sheet. Say where on the sheet its zero lies.`);
  }
  return doubtful(
    `${lowest}, so it cuts nothing. If its Z0 is the underside of the stock, say so: its zero then lies at Z ${show(-scene.sheet.thicknessMm)}.`,
  );
}

function doubtful(what: string): Judgement {
  const findings: readonly Finding[] = [
    finding('SIMULATE_FRAME_DOUBTFUL', {
      message: `The zero that was given does not fit the program. ${what}`,
    }),
  ];
  return undecided('frame-fits', what, findings);
}
