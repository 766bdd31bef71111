import { type Finding, finding } from '@millwright/contracts';
import { holds, type Judgement, notApplicable, show, undecided, violated } from '../judgement.js';
import { type Scene, TOUCH_MM } from '../scene/scene.js';
import { isStraightUp } from './straight-up.js';

interface Change {
  readonly from: number;
  readonly to: number;
  /** Last motion in the stock before it, and first one after it. */
  readonly before: number;
  readonly after: number;
}

/**
 * Where another tool cuts than before, the program has changed it: by M6, or by a pause (M0) with a T word between the two cuts. A T word
 * alone changes nothing at a GRBL controller. At a pause the spindle stands and the tool is out of the stock, for a hand reaches there.
 */
export function checkToolChange(scene: Scene): Judgement {
  const id = 'tool-change';
  const changes = changesOf(scene);
  if (changes.length === 0) return notApplicable(id, 'The program cuts with one tool.');
  const { motions } = scene.request.reading;
  const findings: Finding[] = [];
  for (const change of changes) {
    const pause = pauseOf(scene, change);
    if (pause === undefined) {
      const line = motions[change.after]?.line ?? 1;
      return undecided(id, `T${change.from} is followed by T${change.to}.`, [
        finding('SIMULATE_TOOL_CHANGE_UNDECIDED', {
          message: `From line ${line} on T${change.to} cuts instead of T${change.from}, and no pause (M0) or M6 lies between. The controller does not change tools by a T word. Write one program per tool, or pause for the change.`,
          programLine: line,
        }),
      ]);
    }
    if (pause.isM6) continue;
    const unsafe = unsafeAt(scene, change, pause);
    if (unsafe !== undefined) findings.push(unsafe);
  }
  if (findings.length > 0) return violated(id, 'A tool is to be changed at a running machine.', findings);
  return holds(
    id,
    `The tool is changed ${changes.length} times, each at a pause with the spindle off or by M6.`,
  );
}

/** The lines at which a tool is changed at a pause: `tool-change` judges them. */
export function toolPauses(scene: Scene): ReadonlySet<number> {
  const pauses = changesOf(scene).map((change) => pauseOf(scene, change));
  return new Set(pauses.flatMap((pause) => (pause === undefined || pause.isM6 ? [] : [pause.line])));
}

function changesOf(scene: Scene): readonly Change[] {
  const changes: Change[] = [];
  let last = -1;
  scene.request.reading.motions.forEach((motion, i) => {
    // The next tool is often named before the last one is lifted.
    if ((scene.contactZMm[i] as number) >= 0 || isStraightUp(motion)) return;
    const from = scene.request.reading.motions[last]?.toolNumber ?? motion.toolNumber;
    if (from !== motion.toolNumber) changes.push({ from, to: motion.toolNumber, before: last, after: i });
    last = i;
  });
  return changes;
}

interface Pause {
  readonly line: number;
  readonly isM6: boolean;
  readonly spindle: string;
}

/** The line at which the tool is changed; undefined where none is clear. */
function pauseOf(scene: Scene, { before, after, to }: Change): Pause | undefined {
  const { motions, toolCalls, pauses } = scene.request.reading;
  const first = motions[before]?.line ?? 0;
  const last = motions[after]?.line ?? 0;
  const calls = (toolCalls ?? []).filter(({ line, number }) => line > first && line <= last && number === to);
  const change = calls.find(({ isChange }) => isChange);
  if (change !== undefined) return { line: change.line, isM6: true, spindle: 'off' };
  if (calls.length === 0) return undefined;
  const pause = pauses?.find(({ line }) => line > first && line < last);
  return pause === undefined ? undefined : { ...pause, isM6: false };
}

function unsafeAt(
  scene: Scene,
  { before, after, to }: Change,
  { line, spindle }: Pause,
): Finding | undefined {
  const { motions } = scene.request.reading;
  let zMm = motions[before]?.toMm[2] ?? 0;
  for (let i = before; i < after && (motions[i]?.line ?? 0) <= line; i++) zMm = motions[i]?.toMm[2] ?? zMm;
  const isLow = zMm < -TOUCH_MM;
  if (spindle === 'off' && !isLow) return undefined;
  const what = isLow ? `with the tip ${show(-zMm)} mm below the stock top` : 'with the spindle turning';
  return finding('SIMULATE_TOOL_CHANGE_UNSAFE', {
    message: `Line ${line} pauses for T${to} ${what}. Retract and write M5 before the pause.`,
    programLine: line,
  });
}
