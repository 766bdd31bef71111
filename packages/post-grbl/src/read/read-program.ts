import {
  MillwrightError,
  type PostGrblEngine,
  type ProgramReading,
  parseInput,
  type RunOptions,
  readProgramRequestSchema,
} from '@millwright/contracts';
import { ProgramReader, type ReaderOptions } from './program-reader.js';

/** Bytes between two looks at the cancellation signal. */
const BYTES_PER_STEP = 32_768;

/**
 * Reads any text as a GRBL controller would execute it: the moves in work coordinates (mm, Z 0 at the stock top), and a remark for each
 * line the controller refuses (with its own error number) or does otherwise than the text says.
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
  readerOptions: ReaderOptions,
  { signal, onProgress }: RunOptions = {},
): ProgramReading {
  const reader = new ProgramReader(readerOptions);
  for (let start = 0; start < bytes.length && !reader.isFull; start += BYTES_PER_STEP) {
    if (signal?.aborted) throw cancelled();
    reader.push(bytes.subarray(start, start + BYTES_PER_STEP));
    const doneRatio = Math.min(1, (start + BYTES_PER_STEP) / bytes.length);
    onProgress?.({ doneRatio, message: `line ${reader.nLines}` });
  }
  if (signal?.aborted) throw cancelled();
  reader.finish();
  return reader.result();
}

/** The error of a reading that its caller called off. */
export function cancelled(): MillwrightError {
  return new MillwrightError('CANCELLED', {
    message: 'Reading the program was cancelled.',
    hint: 'Call again to read it whole.',
  });
}
