import { finding } from '@millwright/contracts';
import { holds, type Judgement, notApplicable, undecided } from '../judgement.js';
import type { Scene } from '../scene/scene.js';

/** What a reader calls a line after which it does not know where the tool goes, because that is stored in the machine. */
export const PLACE_REMARKS: ReadonlySet<string> = new Set([
  'MACHINE_COORDINATES',
  'WORK_SYSTEM_CHANGED',
  'TOOL_LENGTH_OFFSET',
  'PROBING',
]);

/**
 * All places are counted from one zero. A shift that the program states itself (G92 at a place it has stated) is in the coordinates of the
 * reading; whatever the machine has stored (G10, G28, G30, G53, another work system, a tool length, a probe) is not in the program, so
 * where it leads is undecided, and with it all that comes after.
 */
export function checkWorkOffsets(scene: Scene): Judgement {
  const id = 'work-offsets';
  const { diagnostics, offsets, motions } = scene.request.reading;
  if (!motions.some(({ kind }) => kind !== 'dwell')) return notApplicable(id, 'The program moves nothing.');
  const remarks = diagnostics.filter(({ code, severity }) => severity === 'error' && PLACE_REMARKS.has(code));
  const unknown = (offsets ?? []).filter(({ isKnown }) => !isKnown);
  const firstLine = Math.min(...[...remarks, ...unknown].map(({ line }) => line));
  const count = new Set([...remarks, ...unknown].map(({ line }) => line)).size;
  const offset = unknown.find(({ line }) => line === firstLine);
  const remark = remarks.find(({ line }) => line === firstLine);
  if (count > 0) {
    const what = offset === undefined ? (remark?.code ?? '') : offset.kind;
    const isShift = offset?.kind === 'G92' || offset?.kind === 'G10';
    return undecided(id, `From line ${firstLine} on places are not in the program (${what}).`, [
      finding(isShift ? 'SIMULATE_WORK_OFFSET' : 'SIMULATE_PLACE_UNKNOWN', {
        message: `Line ${firstLine} (${what}) ${isShift ? 'sets the work zero to where the program does not say' : 'leads to, or counts from, a place that is stored in the machine'}: what comes after it is proved only if that place is the one the coordinates suppose. Write the program in G54 without it.`,
        programLine: firstLine,
        count,
      }),
    ]);
  }
  const shifts = (offsets ?? []).filter(({ kind }) => kind === 'G92');
  const [first] = shifts;
  if (first === undefined) return holds(id, 'No line moves the work zero.');
  const isLeft = offsets?.findLast(({ kind }) => kind === 'G92' || kind === 'G92.1')?.kind === 'G92';
  return holds(id, `Line ${first.line} moves the work zero; the coordinates account for it.`, [
    finding('SIMULATE_WORK_OFFSET', {
      ...(isLeft ? {} : { severity: 'info' as const }),
      message: `Line ${first.line} moves the work zero (G92). It was followed${isLeft ? ', but it stays in force after the end: the next program would run shifted. End with G92.1' : ''}.`,
      programLine: first.line,
      count: shifts.length,
    }),
  ]);
}
