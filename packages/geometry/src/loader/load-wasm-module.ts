import { isMillwrightError, sha256 } from '@millwright/contracts';
import { readModule } from '#read-module';
import { wasmUnavailable } from './unavailable.js';

/** A WASM module that comes with a package, and how it is started. Keep it in one constant: a module is started once per source object. */
export interface WasmModuleSource<Exports> {
  /** As in the engine manifest. */
  readonly name: string;
  /** SHA-256 of the module's bytes from the lock file, 64 lower-case hex digits. */
  readonly sha256: string;
  /** Where the bytes are. Write `new URL('../wasm/x.wasm', import.meta.url)` literally in a file that lies directly in src/. */
  readonly url: () => URL;
  /** Turns the bytes into the module's plain-data functions. */
  readonly start: (bytes: Uint8Array) => Exports | Promise<Exports>;
}

const started = new WeakMap<object, Promise<unknown>>();

/**
 * The one way a WASM module gets into Millwright: reads the bytes that came with the package, compares them with the lock file (so that a
 * manifest never names a module other than the one that ran) and starts the module, once.
 * @returns what `source.start` made of the module; the same object for the same source
 * @throws MillwrightError GEOMETRY_WASM_UNAVAILABLE when the bytes cannot be read, are not the locked ones, or do not start; a later
 * call tries again
 */
export function loadWasmModule<Exports>(source: WasmModuleSource<Exports>): Promise<Exports> {
  const before = started.get(source) as Promise<Exports> | undefined;
  if (before !== undefined) return before;
  const now = startModule(source);
  started.set(source, now);
  now.catch(() => started.delete(source));
  return now;
}

async function startModule<Exports>(source: WasmModuleSource<Exports>): Promise<Exports> {
  try {
    const bytes = await readModule(source.url());
    const found = sha256(bytes);
    if (found !== source.sha256) {
      throw wasmUnavailable(source.name, `its bytes have SHA-256 ${found}, not ${source.sha256}`);
    }
    return await source.start(bytes);
  } catch (cause) {
    if (isMillwrightError(cause)) throw cause;
    throw wasmUnavailable(source.name, cause instanceof Error ? cause.message : String(cause), cause);
  }
}
