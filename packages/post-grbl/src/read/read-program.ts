import {
  MillwrightError,
  type PostGrblEngine,
  type ProgramReading,
  parseInput,
  type RunOptions,
  readProgramRequestSchema,
} from '@millwright/contracts';
import { ProgramReader } from './program-reader.js';
import { scanLines } from './scan-lines.js';

/** Lines between two looks at the cancellation signal. */
const LINES_PER_STEP = 4096;

/**
 * Reads any text as GRBL 1.1h would execute it: the moves in work coordinates (mm, Z 0 at the stock top), and a remark for each line
 * the controller refuses (with its own error number) or does otherwise than the text says.
 *
 * Positions are what the decimals mean; errors, and how far arcs turn (`sweepRad`), follow the controller's 32-bit arithmetic under
 * the assumption that its stored offsets are zero. Arcs of G18 and G19 come as the chords the controller drives. A line that is
 * refused changes nothing and the reading goes on with the next one, as the controller does.
 * @param request.text - anything; its UTF-8 bytes are read
 * @param request.startMm - where the tool stands; absent, the first move starts from an unknown place, taken as 0, 0, 0
 * @returns never fails on a text: what is wrong with it is in `diagnostics`
 * @throws MillwrightError INPUT_INVALID, CANCELLED
 */
export const readProgram: PostGrblEngine['readProgram'] = async (request, options: RunOptions = {}) => {
  const parsed = parseInput(readProgramRequestSchema, request, {
    what: 'The request',
    hint: 'Give `text` (at most 64 MiB) and, if known, `startMm` as three numbers in mm.',
  });
  return readBytes(new TextEncoder().encode(parsed.text), parsed, options);
};

/** {@link readProgram} on bytes, for programs that are not UTF-8. */
export function readBytes(
  bytes: Uint8Array,
  start: {
    controller?: 'grbl-1.1' | 'grblhal' | 'fluidnc';
    startMm?: readonly [number, number, number] | undefined;
  },
  { signal, onProgress }: RunOptions = {},
): ProgramReading {
  const reader = new ProgramReader(start.startMm);
  if (start.controller !== undefined && start.controller !== 'grbl-1.1') {
    reader.diagnostics.remark(1, 'CONTROLLER_NOT_MODELLED');
  }
  for (const line of scanLines(bytes)) {
    if (line.number % LINES_PER_STEP === 0) {
      if (signal?.aborted) throw cancelled();
      onProgress?.({ doneRatio: Math.min(1, line.end / bytes.length), message: `line ${line.number}` });
    }
    reader.take(line);
    if (reader.isFull) break;
  }
  if (signal?.aborted) throw cancelled();
  return reader.result();
}

function cancelled(): MillwrightError {
  return new MillwrightError('CANCELLED', {
    message: 'Reading the program was cancelled.',
    hint: 'Call again to read it whole.',
  });
}
