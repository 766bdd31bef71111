import { existsSync } from 'node:fs';
import { outputOf, run } from '../run.ts';
import { ToolError } from '../tool-error.ts';
import {
  debianPackages,
  debianToolchain,
  outputOfTool,
  wasmBindgenVersion,
  wasmPackVersion,
} from '../toolchain.ts';

/** Installs on Debian what the build needs, leaving out what is there. */
export function install(): void {
  if (debianToolchain() === undefined) installDebianPackages();
  const toolchain = debianToolchain();
  if (toolchain === undefined)
    throw new ToolError(`${debianPackages.join(', ')} are installed, but not usable.`);
  installTool('wasm-pack', 'wasm-pack', wasmPackVersion);
  installTool('wasm-bindgen', 'wasm-bindgen-cli', wasmBindgenVersion);
  console.log(
    `${toolchain.versions.rustc}, wasm-pack ${wasmPackVersion}, wasm-bindgen ${wasmBindgenVersion}.`,
  );
}

function installDebianPackages(): void {
  if (!existsSync('/usr/bin/apt-get')) {
    throw new ToolError(
      'This is no Debian. Install rustup, run: rustup target add wasm32-unknown-unknown, and cargo install ' +
        `wasm-pack@${wasmPackVersion} wasm-bindgen-cli@${wasmBindgenVersion}.`,
    );
  }
  const root = outputOf('id', ['-u']) === '0' ? [] : ['sudo'];
  for (const command of [['update'], ['install', '--yes', '--no-install-recommends', ...debianPackages]]) {
    const [program, ...options] = [...root, 'apt-get', ...command];
    run(program!, options);
  }
}

function installTool(command: string, crate: string, version: string): void {
  if (outputOfTool(command) === `${command} ${version}`) return;
  const environment = debianToolchain()?.environment ?? process.env;
  run('/usr/bin/cargo', ['install', crate, '--version', version], { env: environment });
}
