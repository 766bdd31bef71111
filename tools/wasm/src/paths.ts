import { resolve } from 'node:path';

/** The repository's root folder. */
export const repositoryRoot = resolve(import.meta.dirname, '../../..');

/** The Cargo workspace. */
export const cratesFolder = resolve(repositoryRoot, 'crates');

/** Where the built modules, their glue and the lock file are kept in git, beside the package that loads them. */
export const wasmFolder = resolve(repositoryRoot, 'packages/geometry/wasm');
