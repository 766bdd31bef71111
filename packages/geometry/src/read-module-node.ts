import { readFile } from 'node:fs/promises';

/** The bytes of a file that came with this package: Node's way. */
export async function readModule(url: URL): Promise<Uint8Array> {
  return readFile(url);
}
