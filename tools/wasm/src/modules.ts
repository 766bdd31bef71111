import { resolve } from 'node:path';
import { repositoryRoot } from './paths.ts';

/** A module that is compiled from a crate of this repository. */
export interface CrateModule {
  /** The folder in crates/, the file name in wasm/ and the name in the lock. */
  readonly name: string;
  /** Every crate of this repository that goes into it, itself included: their sources make the digest. */
  readonly crates: readonly string[];
  readonly licence: string;
}

/** A module that comes ready-made in an npm package. */
export interface NpmModule {
  /** The package's name, also the name in the lock. */
  readonly name: string;
  /** Folder of the installed package. */
  readonly folder: string;
  /** The module inside the package. */
  readonly file: string;
  /** The file name in wasm/. */
  readonly wasm: string;
  readonly licence: string;
}

/** A package that loads modules. They lie in its folder wasm/, with their glue and a lock file of their own. */
export interface WasmHome {
  /** Folder in packages/. */
  readonly name: string;
  readonly crates: readonly CrateModule[];
  readonly npm: readonly NpmModule[];
}

export const wasmHomes: readonly WasmHome[] = [
  {
    name: 'geometry',
    crates: [{ name: 'numeric', crates: ['numeric'], licence: 'Apache-2.0' }],
    npm: [
      {
        name: 'clipper2-wasm',
        folder: resolve(repositoryRoot, 'packages/geometry/node_modules/clipper2-wasm'),
        file: 'dist/es/clipper2z.wasm',
        wasm: 'clipper2z.wasm',
        licence: 'BSL-1.0',
      },
    ],
  },
  { name: 'simulate', crates: [{ name: 'proof', crates: ['proof'], licence: 'Apache-2.0' }], npm: [] },
];
