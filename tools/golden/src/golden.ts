import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { sha256 } from '@millwright/contracts';
import { createPipeline, engineNames, loadEngines, readEngineFlags } from '@millwright/pipeline';
import { enginePairs } from './engine-pairs.ts';
import { exampleJobs, exampleNames } from './example-jobs.ts';
import { HARD_FOLDER, hardFiles } from './hard-files.ts';
import { type Face, type Files, operationPairs } from './operation-pairs.ts';
import { publicFiles } from './public-files.ts';

/** Where the hashes of all golden files stand. */
export const HASHES = 'tools/golden/hashes.json';

/** A library face with real engines. */
export async function libraryFace(): Promise<Face> {
  const pipeline = createPipeline({ engines: await loadEngines(readEngineFlags({})) });
  return {
    call: (name, input) => pipeline.call(name, input),
    read: async ({ id }) => (await pipeline.store.get(id))?.bytes ?? new Uint8Array(),
  };
}

/** Every golden file, made anew. */
export async function makeGoldens(root: string, face: Face): Promise<Files> {
  const all = [
    await exampleJobs(root, face),
    await operationPairs(face),
    await enginePairs(),
    await hardFiles(),
    publicFiles(root),
  ];
  const files: Files = new Map(all.flatMap((some) => [...some]));
  const hashes = [...files]
    .map(([path, bytes]) => [path, sha256(bytes)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  files.set(
    HASHES,
    new TextEncoder().encode(`${JSON.stringify(Object.fromEntries(hashes), undefined, 2)}\n`),
  );
  return files;
}

/** What differs between golden files made anew and those in the tree: changed, missing or left over. */
export function differences(root: string, files: Files): string[] {
  const changed = [...files].flatMap(([path, bytes]) => {
    const place = resolve(root, path);
    if (!existsSync(place)) return [`${path} is missing`];
    return Buffer.from(bytes).equals(readFileSync(place)) ? [] : [`${path} differs`];
  });
  return [
    ...changed,
    ...goldenFiles(root)
      .filter((path) => !files.has(path))
      .map((path) => `${path} is left over`),
  ];
}

/** Writes golden files and removes those that are no longer made. */
export function writeGoldens(root: string, files: Files): void {
  for (const path of goldenFiles(root).filter((path) => !files.has(path))) rmSync(resolve(root, path));
  for (const [path, bytes] of files) {
    mkdirSync(dirname(resolve(root, path)), { recursive: true });
    writeFileSync(resolve(root, path), bytes);
  }
}

/** The golden files in the tree. */
function goldenFiles(root: string): string[] {
  const folders = [
    ...exampleNames(root).map((name) => `examples/${name}/expected`),
    'tools/golden/pairs',
    'tools/golden/engines',
    HARD_FOLDER,
    'packages/contracts/schemas',
  ];
  return folders
    .map((folder) => resolve(root, folder))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder).map((name) => relative(root, resolve(folder, name)).replaceAll('\\', '/')),
    );
}

/** How many engines the goldens exercise; each has a real and a stub result for every verb. */
export const nEngines = engineNames.length;
