import { type FileHandle, open } from 'node:fs/promises';
import { MillwrightError } from '@millwright/contracts';

const MB = 1024 * 1024;
/** Largest file read, bytes. */
const MAX_FILE_BYTES = 64 * MB;
const CHUNK_BYTES = MB;

/**
 * The bytes of a file that was named on the command line or in a job file. A pipe will do; what never ends is stopped at 64 MB.
 * @throws MillwrightError FILE_NOT_FOUND, FILE_UNREADABLE, INPUT_TOO_LARGE
 */
export async function readInput(path: string): Promise<Uint8Array> {
  let file: FileHandle | undefined;
  try {
    file = await open(path);
    const about = await file.stat();
    if (about.isDirectory()) refuse(`${path} is a folder, not a file.`, 'Name a file in it.');
    if (about.size > MAX_FILE_BYTES) throw tooLarge(path, `has ${(about.size / MB).toFixed(1)} MB`);
    return await readAll(file, path);
  } catch (thrown) {
    if (thrown instanceof MillwrightError) throw thrown;
    const code = thrown instanceof Error && 'code' in thrown ? thrown.code : '';
    if (code === 'ENOENT') {
      throw new MillwrightError('FILE_NOT_FOUND', {
        message: `There is no file ${path}.`,
        hint: 'Check the name and the folder.',
      });
    }
    return refuse(
      `${path} cannot be read (${String(code)}).`,
      'Check that it is a file and that you may read it.',
    );
  } finally {
    await file?.close();
  }
}

async function readAll(file: FileHandle, path: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let nBytes = 0;
  for (;;) {
    const { bytesRead, buffer } = await file.read(new Uint8Array(CHUNK_BYTES), 0, CHUNK_BYTES, null);
    if (bytesRead === 0) break;
    chunks.push(buffer.subarray(0, bytesRead));
    nBytes += bytesRead;
    if (nBytes > MAX_FILE_BYTES) throw tooLarge(path, 'goes on');
  }
  const bytes = new Uint8Array(nBytes);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

function tooLarge(path: string, what: string): MillwrightError {
  return new MillwrightError('INPUT_TOO_LARGE', {
    message: `${path} ${what}; at most ${MAX_FILE_BYTES / MB} MB are read.`,
    hint: 'Split it into files that can be run one after the other.',
  });
}

function refuse(message: string, hint: string): never {
  throw new MillwrightError('FILE_UNREADABLE', { message, hint });
}
