import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import type { CrateModule } from './modules.ts';
import { cratesFolder } from './paths.ts';
import { recipe } from './recipe.ts';
import { run } from './run.ts';
import { ToolError } from './tool-error.ts';
import { cargoHome, type Toolchain, wasmOptCommand } from './toolchain.ts';

/**
 * Compiles a crate: `<name>.wasm`, `<name>.js` and `<name>.d.ts` in the folder. The sources are copied to a fresh temporary folder first,
 * so that a path which finds its way into the module shows up as a difference between two builds.
 * @throws ToolError when a tool fails or a path of this machine is in the module
 */
export function compileCrate(module: CrateModule, toolchain: Toolchain, folder: string): void {
  const workshop = mkdtempSync(resolve(realpathSync(tmpdir()), 'millwright-wasm-'));
  try {
    const crates = resolve(workshop, 'crates');
    cpSync(cratesFolder, crates, {
      recursive: true,
      filter: (path) => path !== resolve(cratesFolder, 'target'),
    });
    const output = resolve(workshop, 'output');
    packWithWasmPack(module.name, toolchain, { crates, output, target: resolve(workshop, 'target') });
    mkdirSync(folder, { recursive: true });
    const wasm = resolve(folder, `${module.name}.wasm`);
    run(wasmOptCommand[0], [
      wasmOptCommand[1],
      resolve(output, `${module.name}_bg.wasm`),
      ...recipe.optimiser,
      '-o',
      wasm,
    ]);
    for (const extension of ['js', 'd.ts']) {
      copyFileSync(
        resolve(output, `${module.name}.${extension}`),
        resolve(folder, `${module.name}.${extension}`),
      );
    }
    assertNoPaths(wasm, [workshop, cargoHome, toolchain.sysroot]);
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
}

function packWithWasmPack(
  name: string,
  toolchain: Toolchain,
  { crates, output, target }: { crates: string; output: string; target: string },
): void {
  const remapped = [
    [crates, '/crates'],
    [cargoHome, '/cargo'],
    [toolchain.sysroot, '/rust'],
    // Debian's sysroot is reached through a link as well.
    [realpathOr(toolchain.sysroot), '/rust'],
  ].map(([from, to]) => `--remap-path-prefix=${from}=${to}`);
  const options = `build --mode force --target web --no-pack --out-name ${name} --out-dir`.split(' ');
  run('wasm-pack', [...options, output, resolve(crates, name), '--', ...toolchain.cargoOptions], {
    cwd: crates,
    env: {
      ...toolchain.environment,
      CARGO_TARGET_DIR: target,
      CARGO_ENCODED_RUSTFLAGS: [...recipe.rustFlags, ...remapped].join('\u001f'),
    },
  });
}

function realpathOr(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function assertNoPaths(file: string, prefixes: readonly string[]): void {
  const bytes = readFileSync(file);
  const found = prefixes.filter((prefix) => bytes.includes(prefix));
  if (found.length > 0) throw new ToolError(`${file} holds paths of this machine: ${found.join(', ')}.`);
}
