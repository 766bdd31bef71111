import {
  access,
  constants,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { MillwrightError } from '@millwright/contracts';

/** A file to write. */
export interface ResultFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Checks, before any work is done, that results can go to a folder: it is new, empty, or holds earlier results.
 * @throws MillwrightError OUTPUT_NOT_WRITABLE
 */
export async function checkOutput(folder: string): Promise<void> {
  const target = resolve(folder);
  try {
    await access(await folderAbove(target), constants.W_OK);
    const about = await stat(target).catch(() => undefined);
    if (about && !about.isDirectory())
      refuse(target, 'it is a file, not a folder', 'Name a folder with --out.');
    if (about && !(await isOurs(target))) {
      refuse(target, 'it holds files that are not results of Millwright', 'Name another folder with --out.');
    }
  } catch (thrown) {
    if (thrown instanceof MillwrightError) throw thrown;
    refuse(
      target,
      thrown instanceof Error ? thrown.message : String(thrown),
      'Name a folder you may write to with --out.',
    );
  }
}

/**
 * Writes all files or none: they are complete in a folder beside the target before that takes its name.
 * @throws MillwrightError OUTPUT_NOT_WRITABLE
 */
export async function writeResults(folder: string, files: readonly ResultFile[]): Promise<void> {
  const target = resolve(folder);
  let fresh = '';
  try {
    await mkdir(dirname(target), { recursive: true });
    fresh = await mkdtemp(`${target}.new-`);
    for (const { name, bytes } of files) await writeFile(join(fresh, name), bytes);
    const isReplacing = await exists(target);
    const old = `${fresh}.old`;
    if (isReplacing) await rename(target, old);
    await rename(fresh, target);
    if (isReplacing) await rm(old, { recursive: true, force: true });
  } catch (thrown) {
    if (fresh) await rm(fresh, { recursive: true, force: true });
    refuse(
      target,
      thrown instanceof Error ? thrown.message : String(thrown),
      'Name a folder you may write to with --out.',
    );
  }
}

async function isOurs(target: string): Promise<boolean> {
  const names = await readdir(target);
  if (names.length === 0) return true;
  const manifest = await readFile(join(target, 'manifest.json'), 'utf8').catch(() => '');
  return names.includes('manifest.json') && manifest.includes('"manifestVersion"');
}

/** The nearest folder above a path that exists: results are completed there before they take their place. */
async function folderAbove(path: string): Promise<string> {
  const parent = dirname(path);
  return parent === path || (await exists(parent)) ? parent : folderAbove(parent);
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

function refuse(target: string, why: string, hint: string): never {
  throw new MillwrightError('OUTPUT_NOT_WRITABLE', {
    message: `Results cannot be written to ${target}: ${why}.`,
    hint,
  });
}
