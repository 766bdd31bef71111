import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { compareNumeric } from '../compare.ts';
import { compareProof } from '../compare-proof.ts';
import { compileCrate } from '../compile.ts';
import { readLock } from '../lock.ts';
import { wasmHomes } from '../modules.ts';
import { cratesFolder, wasmFolder } from '../paths.ts';
import { run } from '../run.ts';
import { ToolError } from '../tool-error.ts';
import { findToolchain, type ToolVersions } from '../toolchain.ts';
import { check } from './check.ts';

/**
 * Proves that the modules in git come from the sources in git: compiles them again elsewhere and compares the bytes if the tools are the
 * locked ones, or the results bit by bit if they are not; then runs the crates' own tests natively.
 * @throws ToolError at the first difference
 */
export async function verify(): Promise<void> {
  check();
  const toolchain = findToolchain();
  const folder = mkdtempSync(resolve(tmpdir(), 'millwright-verify-'));
  try {
    for (const home of wasmHomes) {
      for (const module of home.crates) {
        compileCrate(module, toolchain, folder);
        await compareWithCommitted(module.name, folder, wasmFolder(home.name), toolchain.versions);
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  run(toolchain.cargo, ['test', '--locked', '--quiet'], { cwd: cratesFolder, env: toolchain.environment });
}

/** By crate: runs two builds on the same input. */
const comparers: Readonly<Record<string, (a: string, b: string) => Promise<number>>> = {
  numeric: compareNumeric,
  proof: compareProof,
};

async function compareWithCommitted(
  name: string,
  folder: string,
  committed: string,
  versions: ToolVersions,
): Promise<void> {
  const locked = readLock(committed).modules.find((module) => module.name === name);
  if (isDeepStrictEqual({ ...locked?.built?.toolchain }, { ...versions })) {
    for (const file of [`${name}.wasm`, `${name}.js`, `${name}.d.ts`]) {
      if (!readFileSync(resolve(folder, file)).equals(readFileSync(resolve(committed, file)))) {
        throw new ToolError(`${file} rebuilt under the locked tools differs from the one in git.`);
      }
    }
    console.log(`${name}: rebuilt under the locked tools, the same bytes.`);
    return;
  }
  console.log(
    `${name}: these tools are not the locked ones (${JSON.stringify(versions)}), comparing results.`,
  );
  const nResults = await comparers[name]?.(folder, committed);
  if (nResults === undefined) throw new ToolError(`${name}: nothing compares the results of two builds.`);
  console.log(`${name}: ${nResults} results of the rebuilt module are the same bit for bit.`);
}
