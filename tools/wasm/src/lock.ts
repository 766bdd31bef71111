import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ToolVersions } from './toolchain.ts';

/** What the lock says of one module. */
export interface LockedModule {
  readonly name: string;
  readonly version: string;
  /** The file in wasm/. */
  readonly wasm: string;
  /** SHA-256 of the module's bytes. */
  readonly sha256: string;
  readonly licence: string;
  /** Only for modules compiled here. */
  readonly built?: {
    readonly sourcesSha256: string;
    /** SHA-256 of the JavaScript and of its declarations that wasm-bindgen wrote beside the module. */
    readonly glueSha256: string;
    readonly declarationsSha256: string;
    readonly toolchain: ToolVersions;
  };
  /** Only for modules from npm: where in the package the file lies. */
  readonly packageFile?: string;
}

/** The lock file: every WASM module of a package. */
export interface Lock {
  readonly modules: readonly LockedModule[];
}

/** The lock of the last build in a wasm/ folder; empty before the first. */
export function readLock(folder: string): Lock {
  const file = resolve(folder, 'lock.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { modules: [] };
}

/** Writes the lock, and the same facts as a JavaScript module for the loader. */
export function writeLock(lock: Lock, folder: string): void {
  writeFileSync(resolve(folder, 'lock.json'), `${JSON.stringify(lock, null, 2)}\n`);
  for (const [name, text] of loaderFiles(lock)) writeFileSync(resolve(folder, name), text);
}

/** The files that tell the loader what the lock says: `[name in wasm/, text]`. */
export function loaderFiles(lock: Lock): readonly (readonly [string, string])[] {
  const head = '// Written by `pnpm wasm build` from lock.json. Do not edit.\n';
  const rows = lock.modules.map(
    ({ name, version, sha256 }) => `  ${JSON.stringify({ name, version, sha256 })},\n`,
  );
  return [
    ['modules.js', `${head}export const modules = [\n${rows.join('')}];\n`],
    [
      'modules.d.ts',
      `${head}export declare const modules: readonly { readonly name: string; readonly version: string; readonly sha256: string }[];\n`,
    ],
  ];
}
