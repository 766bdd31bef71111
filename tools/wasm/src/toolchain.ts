import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, resolve } from 'node:path';
import { outputOf } from './run.ts';
import { ToolError } from './tool-error.ts';

/** The versions of the tools that decide a module's bytes; part of the lock. */
export interface ToolVersions {
  readonly rustc: string;
  readonly linker: string;
  readonly 'wasm-pack': string;
  readonly 'wasm-bindgen': string;
  readonly 'wasm-opt': string;
}

/** What is needed to compile a crate to WASM. */
export interface Toolchain {
  readonly rustc: string;
  readonly cargo: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Behind `--` of wasm-pack. */
  readonly cargoOptions: readonly string[];
  /** The standard library's source or the sysroot: a prefix that must not reach the module. */
  readonly sysroot: string;
  readonly versions: ToolVersions;
}

/** The versions this repository is built with; the crate wasm-bindgen must be of the same version as its command. */
export const wasmPackVersion = '0.15.0';
export const wasmBindgenVersion = '0.2.130';
/** Debian's packages that hold a Rust which can compile its own standard library for WASM. */
export const debianPackages = ['rustc-web', 'cargo-web', 'rust-web-src', 'lld-19'] as const;

export const cargoHome = process.env.CARGO_HOME ?? resolve(homedir(), '.cargo');
const wasmOpt = resolve(dirname(createRequire(import.meta.url).resolve('binaryen')), 'bin/wasm-opt');

/** The command of binaryen's optimiser, which is itself a program for Node. */
export const wasmOptCommand: readonly [string, string] = [process.execPath, wasmOpt];

/**
 * Debian's toolchain if it is there, else rustup's with the target wasm32-unknown-unknown.
 * @throws ToolError when neither is complete
 */
export function findToolchain(): Toolchain {
  const toolchain = presentToolchain();
  if (toolchain === undefined) {
    throw new ToolError('No Rust that can compile to WASM was found. Run: npx -y pnpm@12 wasm install');
  }
  return toolchain;
}

/** Debian's toolchain, else rustup's, else undefined. */
export function presentToolchain(): Toolchain | undefined {
  return debianToolchain() ?? rustupToolchain();
}

/** Debian's Rust has no ready-made standard library for WASM, so cargo compiles it from its source (hence the bootstrap switch). */
function debianToolchain(): Toolchain | undefined {
  const rustc = '/usr/bin/rustc';
  const cargo = '/usr/bin/cargo';
  const linker = 'wasm-ld-19';
  const sysroot = existsSync(rustc) ? outputOf(rustc, ['--print', 'sysroot']) : undefined;
  const linkerVersion = outputOf(linker, ['--version']);
  if (sysroot === undefined || linkerVersion === undefined || !existsSync(cargo)) return undefined;
  if (!existsSync(resolve(sysroot, 'lib/rustlib/src/rust/library/std'))) return undefined;
  return {
    rustc,
    cargo,
    environment: {
      ...basicEnvironment(`/usr/bin:${process.env.PATH}:${cargoHome}/bin`),
      RUSTC: rustc,
      CARGO: cargo,
      RUSTC_BOOTSTRAP: '1',
      CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER: linker,
    },
    cargoOptions: ['--locked', '-Z', 'build-std=std,panic_abort'],
    sysroot: resolve(sysroot, 'lib/rustlib/src/rust'),
    versions: versions(rustc, linkerVersion),
  };
}

function rustupToolchain(): Toolchain | undefined {
  const sysroot = outputOf('rustc', ['--print', 'sysroot']);
  if (sysroot === undefined || !existsSync(resolve(sysroot, 'lib/rustlib/wasm32-unknown-unknown')))
    return undefined;
  return {
    rustc: 'rustc',
    cargo: 'cargo',
    environment: basicEnvironment(`${process.env.PATH}:${cargoHome}/bin`),
    cargoOptions: ['--locked'],
    sysroot: resolve(sysroot, 'lib/rustlib/src/rust'),
    versions: versions('rustc', 'rust-lld of rustc'),
  };
}

/** Settings of the caller that would change the bytes are left out. */
function basicEnvironment(path: string): Readonly<Record<string, string | undefined>> {
  const {
    RUSTFLAGS: _,
    CARGO_BUILD_RUSTFLAGS: __,
    CARGO_BUILD_TARGET: ___,
    RUSTC_WRAPPER: ____,
    ...rest
  } = process.env;
  return { ...rest, PATH: path, CARGO_TERM_PROGRESS_WHEN: 'never' };
}

function versions(rustc: string, linker: string): ToolVersions {
  return {
    rustc: outputOf(rustc, ['--version']) ?? 'missing',
    linker,
    'wasm-pack': outputOfTool('wasm-pack'),
    'wasm-bindgen': outputOfTool('wasm-bindgen'),
    'wasm-opt': outputOf(wasmOptCommand[0], [wasmOptCommand[1], '--version']) ?? 'missing',
  };
}

/** What a command of cargo's folder says of its version, for example `wasm-pack 0.15.0`. */
export function outputOfTool(name: string): string {
  return (
    outputOf(name, ['--version']) ?? outputOf(resolve(cargoHome, 'bin', name), ['--version']) ?? 'missing'
  );
}
