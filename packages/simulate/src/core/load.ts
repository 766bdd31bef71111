import { loadWasmModule, type WasmModuleSource } from '@millwright/geometry/loader';
import { modules } from '../../wasm/modules.js';
import * as glue from '../../wasm/proof.js';
import { proofUrl } from '../wasm-urls.js';

/** The crate `proof`, started. `new Core(…)` holds one program over one sheet until `free()`. */
export interface ProofModule {
  readonly Core: typeof glue.Core;
  /** What it reads and writes; see `CoreRows`. */
  readonly memory: WebAssembly.Memory;
}

const source: WasmModuleSource<ProofModule> = {
  name: 'proof',
  sha256: modules[0]!.sha256,
  url: proofUrl,
  start: async (bytes) => {
    const { memory } = await glue.default({ module_or_path: bytes });
    return { Core: glue.Core, memory };
  },
};

/**
 * The proof module, loaded and started once.
 * @throws MillwrightError GEOMETRY_WASM_UNAVAILABLE
 */
export function loadProof(): Promise<ProofModule> {
  return loadWasmModule(source);
}
