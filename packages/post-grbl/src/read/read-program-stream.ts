import type { ProgramCheckEngine } from '@millwright/contracts';
import { ProgramReader } from './program-reader.js';
import { cancelled } from './read-program.js';

/**
 * Reads a program of any length piece by piece, as {@link readProgram} does, in constant memory: each move is handed to `onMotion` and
 * forgotten. At most 10,000 remarks and 100,000 starts of the spindle are kept.
 * @param chunks - the program's bytes, or text (its UTF-8 bytes are read), cut anywhere
 * @returns the reading, its `motions` empty
 * @throws MillwrightError CANCELLED
 */
export const readProgramStream: ProgramCheckEngine['readProgramStream'] = async (chunks, options = {}) => {
  const { signal, onProgress, onMotion = () => undefined } = options;
  const reader = new ProgramReader({ controller: options.controller, startMm: options.startMm, onMotion });
  const encoder = new TextEncoder();
  for await (const chunk of chunks) {
    if (signal?.aborted) throw cancelled();
    reader.push(typeof chunk === 'string' ? encoder.encode(chunk) : chunk);
    // How much there is to come is not known.
    onProgress?.({ doneRatio: 0, message: `line ${reader.nLines}` });
  }
  reader.finish();
  return reader.result();
};
