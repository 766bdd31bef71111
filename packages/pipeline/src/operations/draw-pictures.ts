import { isMillwrightError, type Proof, type SimulateEngine } from '@millwright/contracts';
import { byDanger } from '../report/by-danger.js';

/** A picture of what a program does, or its replay. */
export interface ProofPicture {
  readonly of: 'sheet' | 'difference' | 'engagement' | 'replay';
  /** What its file name ends in. */
  readonly ending: 'png' | 'svg' | 'html';
  readonly mediaType: 'image/png' | 'image/svg+xml' | 'text/html';
  readonly bytes: Uint8Array;
}

/** Without these nobody knows what is cut where, and a picture would be a guess. */
const NEEDED: readonly string[] = ['stock', 'tool', 'work-offset', 'z-frame', 'units'];
/** Nothing is shown upside down, nor what is no milling. */
const DOUBTS: readonly string[] = ['SIMULATE_FRAME_DOUBTFUL', 'SIMULATE_NOT_MILLING'];

/**
 * What a program does, to look at: the finished sheet, its difference to the drawing where there is one, the path by how much of the tool
 * is in wood, and a replay, in each the findings with their lines. Nothing where an input is missing or doubtful that they rest on, and no
 * replay that would be too large.
 * @param options.title - heading of the replay
 * @param options.text - the program, shown beside the replay
 * @param options.onStep - called before each picture
 */
export async function drawPictures(
  request: Parameters<SimulateEngine['proveProgram']>[0],
  { missing, findings: found }: Proof,
  options: {
    readonly title: string;
    readonly text: string;
    readonly signal?: AbortSignal;
    readonly onStep?: (step: string) => void;
  },
): Promise<readonly ProofPicture[]> {
  if (missing.some(({ input }) => NEEDED.includes(input))) return [];
  if (found.some(({ code }) => DOUBTS.includes(code))) return [];
  const { title, text, signal, onStep = () => undefined } = options;
  const findings = byDanger(found);
  const [{ drawEngagement }, { drawDifference, drawSheet }, { recordReplay, replayPage }] = await Promise.all(
    [
      import('@millwright/simulate'),
      import('@millwright/simulate/pictures'),
      import('@millwright/simulate/replay'),
    ],
  );
  const encoder = new TextEncoder();
  onStep('drawing the sheet');
  const pictures: ProofPicture[] = [png('sheet', await drawSheet(request, { findings }))];
  if (!missing.some(({ input }) => input === 'drawing')) {
    onStep('drawing the difference to the drawing');
    pictures.push(png('difference', await drawDifference(request, { findings })));
  }
  onStep('drawing the path');
  const path = encoder.encode(await drawEngagement(request, { findings }));
  pictures.push({ of: 'engagement', ending: 'svg', mediaType: 'image/svg+xml', bytes: path });
  onStep('recording the replay');
  try {
    const replay = await recordReplay(request, signal === undefined ? {} : { signal });
    const page = encoder.encode(replayPage(replay, { title, text, findings }));
    pictures.push({ of: 'replay', ending: 'html', mediaType: 'text/html', bytes: page });
  } catch (error) {
    if (!isMillwrightError(error) || error.code !== 'SIMULATE_REPLAY_TOO_LARGE') throw error;
  }
  return pictures;
}

function png(of: 'sheet' | 'difference', bytes: Uint8Array): ProofPicture {
  return { of, ending: 'png', mediaType: 'image/png', bytes };
}
