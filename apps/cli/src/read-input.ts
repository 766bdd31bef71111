import { readFile } from 'node:fs/promises';
import { MillwrightError } from '@millwright/contracts';

/** Largest file read, bytes. */
const MAX_FILE_BYTES = 64 * 1024 * 1024;

/**
 * The bytes of a file that was named on the command line or in a job file.
 * @throws MillwrightError FILE_NOT_FOUND, FILE_UNREADABLE, INPUT_TOO_LARGE
 */
export async function readInput(path: string): Promise<Uint8Array> {
  try {
    const bytes = await readFile(path);
    if (bytes.byteLength <= MAX_FILE_BYTES) return bytes;
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? thrown.code : '';
    if (code === 'ENOENT') {
      throw new MillwrightError('FILE_NOT_FOUND', {
        message: `There is no file ${path}.`,
        hint: 'Check the name and the folder.',
      });
    }
    throw new MillwrightError('FILE_UNREADABLE', {
      message: `${path} cannot be read (${String(code)}).`,
      hint: 'Check that it is a file and that you may read it.',
    });
  }
  throw new MillwrightError('INPUT_TOO_LARGE', {
    message: `${path} is larger than ${MAX_FILE_BYTES / 1024 / 1024} MB.`,
    hint: 'Split it, or leave out what is not to be cut.',
  });
}
