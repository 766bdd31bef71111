import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { sha256, sha256OfText, sourcesDigest } from '../digest.ts';
import { type LockedModule, loaderFiles, readLock } from '../lock.ts';
import { type WasmHome, wasmHomes } from '../modules.ts';
import { cratesFolder, wasmFolder } from '../paths.ts';
import { ToolError } from '../tool-error.ts';

/**
 * Whether modules, glue, sources and lock belong together; needs no Rust.
 * @throws ToolError with every mismatch
 */
export function check(): void {
  const problems = wasmHomes.flatMap((home) => findProblems(home));
  if (problems.length > 0) {
    throw new ToolError(
      `${problems.join('\n')}\nRun: npx -y pnpm@12 wasm build, and commit packages/*/wasm.`,
    );
  }
  console.log('Modules, sources and lock belong together.');
}

/** One sentence per mismatch in a package's modules; none when all is well. */
export function findProblems(
  home: WasmHome,
  folders = { crates: cratesFolder, wasm: wasmFolder(home.name) },
): readonly string[] {
  const lock = readLock(folders.wasm);
  const problems: string[] = [];
  const expectDigest = (what: string, found: string, locked: string | undefined) => {
    if (found !== locked)
      problems.push(`${what} has SHA-256 ${found}, the lock says ${locked ?? 'nothing'}.`);
  };
  const lockedModule = (name: string): LockedModule | undefined =>
    lock.modules.find((module) => module.name === name);
  const inWasm = (name: string) => resolve(folders.wasm, name);

  for (const { name, crates } of home.crates) {
    const locked = lockedModule(name);
    expectDigest(
      `The source of ${name}`,
      sourcesDigest(folders.crates, crates),
      locked?.built?.sourcesSha256,
    );
    expectDigest(`${name}.wasm`, sha256(readFileSync(inWasm(`${name}.wasm`))), locked?.sha256);
    expectDigest(`${name}.js`, sha256OfText(inWasm(`${name}.js`)), locked?.built?.glueSha256);
    expectDigest(`${name}.d.ts`, sha256OfText(inWasm(`${name}.d.ts`)), locked?.built?.declarationsSha256);
  }
  for (const { name, folder, file, wasm } of home.npm) {
    const locked = lockedModule(name)?.sha256;
    expectDigest(wasm, sha256(readFileSync(inWasm(wasm))), locked);
    expectDigest(`${file} of the installed ${name}`, sha256(readFileSync(resolve(folder, file))), locked);
  }
  for (const [name, text] of loaderFiles(lock)) expectDigest(name, sha256OfText(inWasm(name)), sha256(text));
  return problems;
}
