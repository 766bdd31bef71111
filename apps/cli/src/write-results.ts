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
 * Checks, before any work is done, that results can go to a folder: it is new, holds earlier results, or holds nothing but folders.
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
 * Writes all files or none: they are complete in a folder beside the target before that takes its name. What else lay in the target
 * moves along; only earlier results go.
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
    const others = isReplacing ? await notOurs(target) : [];
    const clash = others.find((other) => files.some(({ name }) => name === other));
    if (clash !== undefined) {
      refuse(
        target,
        `it holds "${clash}", which would be overwritten and is none of ours`,
        'Move it, or name another folder with --out.',
      );
    }
    if (isReplacing) await rename(target, old);
    for (const name of others) await rename(join(old, name), join(fresh, name));
    await rename(fresh, target);
    if (isReplacing) await rm(old, { recursive: true, force: true });
  } catch (thrown) {
    if (fresh) await rm(fresh, { recursive: true, force: true });
    if (thrown instanceof MillwrightError) throw thrown;
    refuse(
      target,
      thrown instanceof Error ? thrown.message : String(thrown),
      'Name a folder you may write to with --out.',
    );
  }
}

async function isOurs(target: string): Promise<boolean> {
  const entries = await readdir(target, { withFileTypes: true });
  return entries.every((entry) => entry.isDirectory()) || (await earlierResults(target)) !== undefined;
}

/** Names in a folder that are no results of an earlier run. */
async function notOurs(target: string): Promise<string[]> {
  const results = new Set(await earlierResults(target));
  return (await readdir(target)).filter((name) => !results.has(name));
}

/** Names of the files that an earlier run wrote to a folder; undefined where its manifest is missing or is none of ours. */
async function earlierResults(target: string): Promise<readonly string[] | undefined> {
  try {
    const manifest = JSON.parse(await readFile(join(target, 'manifest.json'), 'utf8'));
    if (manifest.manifestVersion !== 1) return undefined;
    return ['manifest.json', ...manifest.artifacts.map(({ file }: { file: unknown }) => String(file))];
  } catch {
    return undefined;
  }
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
