import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { compileCrate } from '../compile.ts';
import { sha256, sha256OfText, sourcesDigest } from '../digest.ts';
import { type LockedModule, writeLock } from '../lock.ts';
import { type CrateModule, type NpmModule, wasmHomes } from '../modules.ts';
import { cratesFolder, wasmFolder } from '../paths.ts';
import { ToolError } from '../tool-error.ts';
import { findToolchain, type Toolchain } from '../toolchain.ts';

/** Compiles every crate, copies the ready-made modules, and writes the locks. */
export function build(): void {
  const toolchain = findToolchain();
  for (const home of wasmHomes) {
    const folder = wasmFolder(home.name);
    const modules = [
      ...home.crates.map((module) => buildCrate(module, toolchain, folder)),
      ...home.npm.map((module) => copyModule(module, folder)),
    ];
    writeLock({ modules }, folder);
    for (const { name, version, sha256 } of modules) console.log(`${name} ${version} ${sha256}`);
  }
}

function buildCrate(module: CrateModule, toolchain: Toolchain, folder: string): LockedModule {
  compileCrate(module, toolchain, folder);
  return {
    name: module.name,
    version: workspaceVersion(),
    wasm: `${module.name}.wasm`,
    sha256: sha256(readFileSync(resolve(folder, `${module.name}.wasm`))),
    licence: module.licence,
    built: {
      sourcesSha256: sourcesDigest(cratesFolder, module.crates),
      glueSha256: sha256OfText(resolve(folder, `${module.name}.js`)),
      declarationsSha256: sha256OfText(resolve(folder, `${module.name}.d.ts`)),
      toolchain: toolchain.versions,
    },
  };
}

function workspaceVersion(): string {
  const version = /^version = "(.+)"$/m.exec(readFileSync(resolve(cratesFolder, 'Cargo.toml'), 'utf8'))?.[1];
  if (version === undefined) throw new ToolError('crates/Cargo.toml has no line version = "…".');
  return version;
}

function copyModule(module: NpmModule, folder: string): LockedModule {
  const bytes = readFileSync(resolve(module.folder, module.file));
  writeFileSync(resolve(folder, module.wasm), bytes);
  return {
    name: module.name,
    version: JSON.parse(readFileSync(resolve(module.folder, 'package.json'), 'utf8')).version,
    wasm: module.wasm,
    sha256: sha256(bytes),
    licence: module.licence,
    packageFile: module.file,
  };
}
