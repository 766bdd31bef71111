import { resolve } from 'node:path';

/** The repository's root folder. */
export const repositoryRoot = resolve(import.meta.dirname, '../../..');

/** The Cargo workspace. */
export const cratesFolder = resolve(repositoryRoot, 'crates');

/** Where the built modules, their glue and the lock file of a package are kept in git. */
export const wasmFolder = (packageName: string): string =>
  resolve(repositoryRoot, 'packages', packageName, 'wasm');
