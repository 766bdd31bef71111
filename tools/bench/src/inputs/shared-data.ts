import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../../..');
const folder = process.env.MILLWRIGHT_SHARED ?? resolve(root, '../shared');

/** A file of the shared data set, or undefined (said aloud) where the set is not at hand. */
export function sharedFile(path: string): Buffer | undefined {
  const file = resolve(folder, 'data', path);
  if (existsSync(file)) return readFileSync(file);
  console.error(
    `SKIPPED: shared data ${path} is absent; put it beside the checkout or name its folder in MILLWRIGHT_SHARED`,
  );
  return undefined;
}
