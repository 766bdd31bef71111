import { modules } from '../wasm/modules.js';

/** A WASM module as engine manifests name it. */
export interface WasmModule {
  readonly name: string;
  readonly version: string;
  /** SHA-256 of the module's bytes, 64 lower-case hex digits. */
  readonly sha256: string;
}

/**
 * Every WASM module that comes with geometry, ours and clipper2-wasm's, as locked when the package was built. For the manifest of each
 * engine that runs geometry: the loader refuses bytes that are not these.
 */
export const wasmModules: readonly WasmModule[] = modules;
