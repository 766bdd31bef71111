import { existsSync } from 'node:fs';
import { outputOf, run } from '../run.ts';
import { ToolError } from '../tool-error.ts';
import {
  debianPackages,
  outputOfTool,
  presentToolchain,
  type Toolchain,
  wasmBindgenVersion,
  wasmPackVersion,
} from '../toolchain.ts';

/** Installs what the build needs, leaving out what is there: a Rust that can compile to WASM (on Debian), and two tools by cargo. */
export function install(): void {
  if (presentToolchain() === undefined) installDebianPackages();
  const toolchain = presentToolchain();
  if (toolchain === undefined)
    throw new ToolError(`${debianPackages.join(', ')} are installed, but not usable.`);
  installTool(toolchain, { command: 'wasm-pack', crate: 'wasm-pack', version: wasmPackVersion });
  installTool(toolchain, { command: 'wasm-bindgen', crate: 'wasm-bindgen-cli', version: wasmBindgenVersion });
  console.log(
    `${toolchain.versions.rustc}, wasm-pack ${wasmPackVersion}, wasm-bindgen ${wasmBindgenVersion}.`,
  );
}

function installDebianPackages(): void {
  if (!existsSync('/usr/bin/apt-get')) {
    throw new ToolError(
      'No Rust that can compile to WASM, and this is no Debian. Install rustup, run: rustup target add wasm32-unknown-unknown, and cargo install ' +
        `wasm-pack@${wasmPackVersion} wasm-bindgen-cli@${wasmBindgenVersion}.`,
    );
  }
  const root = outputOf('id', ['-u']) === '0' ? [] : ['sudo'];
  for (const command of [['update'], ['install', '--yes', '--no-install-recommends', ...debianPackages]]) {
    const [program, ...options] = [...root, 'apt-get', ...command];
    run(program!, options);
  }
}

function installTool(toolchain: Toolchain, tool: { command: string; crate: string; version: string }): void {
  if (outputOfTool(tool.command) === `${tool.command} ${tool.version}`) return;
  run(toolchain.cargo, ['install', tool.crate, '--version', tool.version], { env: toolchain.environment });
}
