import { loadWasmModule, type WasmModuleSource } from '@millwright/geometry/loader';
import { modules } from '../../wasm/modules.js';
import * as glue from '../../wasm/proof.js';
import { proofUrl } from '../wasm-urls.js';

/** The crate `proof`, started. `new Core(…)` holds one program over one sheet until `free()`. */
export type ProofModule = Pick<typeof glue, 'Core'>;

const source: WasmModuleSource<ProofModule> = {
  name: 'proof',
  sha256: modules[0]!.sha256,
  url: proofUrl,
  start: async (bytes) => {
    await glue.default({ module_or_path: bytes });
    return glue;
  },
};

/**
 * The proof module, loaded and started once.
 * @throws MillwrightError GEOMETRY_WASM_UNAVAILABLE
 */
export function loadProof(): Promise<ProofModule> {
  return loadWasmModule(source);
}
