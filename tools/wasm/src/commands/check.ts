import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { sha256, sha256OfText, sourcesDigest } from '../digest.ts';
import { type LockedModule, loaderFiles, readLock } from '../lock.ts';
import { crateModules, npmModules } from '../modules.ts';
import { cratesFolder, wasmFolder } from '../paths.ts';
import { ToolError } from '../tool-error.ts';

/**
 * Whether modules, glue, sources and lock belong together; needs no Rust.
 * @throws ToolError with every mismatch
 */
export function check(): void {
  const problems = findProblems();
  if (problems.length > 0) {
    throw new ToolError(
      `${problems.join('\n')}\nRun: npx -y pnpm@12 wasm build, and commit packages/geometry/wasm.`,
    );
  }
  console.log('Modules, sources and lock belong together.');
}

/** One sentence per mismatch; none when all is well. */
export function findProblems(): readonly string[] {
  const lock = readLock();
  const problems: string[] = [];
  const expect = (what: string, found: string, locked: string | undefined) => {
    if (found !== locked)
      problems.push(`${what} has SHA-256 ${found}, the lock says ${locked ?? 'nothing'}.`);
  };
  const lockedModule = (name: string): LockedModule | undefined =>
    lock.modules.find((module) => module.name === name);

  for (const { name, crates } of crateModules) {
    const locked = lockedModule(name);
    expect(`The source of ${name}`, sourcesDigest(cratesFolder, crates), locked?.built?.sourcesSha256);
    expect(`${name}.wasm`, sha256(readFileSync(resolve(wasmFolder, `${name}.wasm`))), locked?.sha256);
    expect(`${name}.js`, sha256OfText(resolve(wasmFolder, `${name}.js`)), locked?.built?.glueSha256);
    expect(
      `${name}.d.ts`,
      sha256OfText(resolve(wasmFolder, `${name}.d.ts`)),
      locked?.built?.declarationsSha256,
    );
  }
  for (const { name, folder, file, wasm } of npmModules) {
    expect(wasm, sha256(readFileSync(resolve(wasmFolder, wasm))), lockedModule(name)?.sha256);
    expect(
      `${file} of the installed ${name}`,
      sha256(readFileSync(resolve(folder, file))),
      lockedModule(name)?.sha256,
    );
  }
  for (const [name, text] of loaderFiles(lock))
    expect(name, sha256OfText(resolve(wasmFolder, name)), sha256(text));
  return problems;
}
