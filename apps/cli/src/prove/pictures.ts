import { isMillwrightError, type Proof, type SimulateEngine } from '@millwright/contracts';
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

/**
 * What a program does, to look at: the finished sheet, its difference to the drawing where there is one, the path by how much of the
 * tool is in wood, with the findings, and a replay. Nothing where an input is missing that they rest on, and no replay that would be too large.
 */
export async function picturesOf(
  request: Parameters<SimulateEngine['proveProgram']>[0],
  { missing, programSha256, findings }: Proof,
): Promise<readonly ResultFile[]> {
  if (missing.some(({ input }) => NEEDED.includes(input))) return [];
  const files: ResultFile[] = [{ name: 'sheet.png', bytes: await drawSheet(request) }];
  if (!missing.some(({ input }) => input === 'drawing')) {
    files.push({ name: 'difference.png', bytes: await drawDifference(request) });
  }
  const path = await drawEngagement(request, { findings });
  files.push({ name: 'engagement.svg', bytes: new TextEncoder().encode(path) });
  try {
    const page = replayPage(await recordReplay(request), {
      title: `Replay of ${programSha256.slice(0, 12)}`,
    });
    files.push({ name: 'replay.html', bytes: new TextEncoder().encode(page) });
  } catch (error) {
    if (!isMillwrightError(error) || error.code !== 'SIMULATE_REPLAY_TOO_LARGE') throw error;
  }
  return files;
}
