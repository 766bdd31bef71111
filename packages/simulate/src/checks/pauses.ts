import { finding } from '@millwright/contracts';
import { holds, type Judgement, notApplicable, violated } from '../judgement.js';
import type { Scene } from '../scene/scene.js';
import { toolPauses } from './tool-change.js';

/** Wherever the program waits for a person the spindle stands. (Pauses at which a tool is changed: `tool-change`.) */
export function checkPauses(scene: Scene): Judgement {
  const id = 'pauses';
  const judged = toolPauses(scene);
  const pauses = (scene.request.reading.pauses ?? []).filter(({ line }) => !judged.has(line));
  if (pauses.length === 0) return notApplicable(id, 'It waits for nobody, but to change a tool.');
  const turning = pauses.filter(({ spindle }) => spindle !== 'off');
  const [first] = turning;
  if (first === undefined) return holds(id, `It waits ${pauses.length} times, each with the spindle off.`);
  return violated(id, `It waits in line ${first.line} with the spindle turning.`, [
    finding('SIMULATE_PAUSE_UNSAFE', {
      message: `Line ${first.line} waits for a person (M0) with the spindle turning: a hand may reach there. Write M5 before it, and M3 with a dwell after it.`,
      programLine: first.line,
      count: turning.length,
    }),
  ]);
}
