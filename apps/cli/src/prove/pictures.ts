import { isMillwrightError, type Proof, type SimulateEngine } from '@millwright/contracts';
import { byDanger } from '@millwright/pipeline';
import { drawEngagement } from '@millwright/simulate';
import { drawDifference, drawSheet } from '@millwright/simulate/pictures';
import { recordReplay, replayPage } from '@millwright/simulate/replay';
import type { ResultFile } from '../write-results.js';

/** Without these nobody knows what is cut where, and a picture would be a guess. */
const NEEDED: readonly Proof['missing'][number]['input'][] = [
  'stock',
  'tool',
  'work-offset',
  'z-frame',
  'units',
];
/** Nothing is shown upside down, nor what is no milling. */
const DOUBTS: readonly string[] = ['SIMULATE_FRAME_DOUBTFUL', 'SIMULATE_NOT_MILLING'];

/**
 * What a program does, to look at: the finished sheet, its difference to the drawing where there is one, the path by how much of the
 * tool is in wood, with the findings, and a replay. Nothing where an input is missing or doubtful that they rest on, and no replay that
 * would be too large.
 * @param options.text - the program, shown beside the replay
 */
export async function picturesOf(
  request: Parameters<SimulateEngine['proveProgram']>[0],
  { missing, programSha256, findings: found }: Proof,
  { text, onStep }: { readonly text: string; readonly onStep: (step: string) => void },
): Promise<readonly ResultFile[]> {
  if (missing.some(({ input }) => NEEDED.includes(input))) return [];
  if (found.some(({ code }) => DOUBTS.includes(code))) return [];
  const findings = byDanger(found);
  onStep('drawing the sheet');
  const files: ResultFile[] = [{ name: 'sheet.png', bytes: await drawSheet(request, { findings }) }];
  if (!missing.some(({ input }) => input === 'drawing')) {
    onStep('drawing the difference to the drawing');
    files.push({ name: 'difference.png', bytes: await drawDifference(request, { findings }) });
  }
  onStep('drawing the path');
  const path = await drawEngagement(request, { findings });
  files.push({ name: 'engagement.svg', bytes: new TextEncoder().encode(path) });
  onStep('recording the replay');
  try {
    const page = replayPage(await recordReplay(request), {
      title: `Replay of ${programSha256.slice(0, 12)}`,
      text,
      findings,
    });
    files.push({ name: 'replay.html', bytes: new TextEncoder().encode(page) });
  } catch (error) {
    if (!isMillwrightError(error) || error.code !== 'SIMULATE_REPLAY_TOO_LARGE') throw error;
  }
  return files;
}
