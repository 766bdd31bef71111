import { loadWasmModule, type WasmModuleSource } from '@millwright/geometry';
import { harfbuzzUrl } from '../harfbuzz-url.js';

/** The module as the manifest names it: HarfBuzz as harfbuzzjs 1.6.4 compiles it. A test compares the digest with wasm/lock.json. */
export const harfbuzzWasm = {
  name: 'harfbuzzjs',
  version: '1.6.4',
  sha256: '6eeed8e1bc9ad7773038e48ff8f9e07e0ad228572c594b45e5357e9c2f7a0b2e',
} as const;

/** What HarfBuzz may take of memory, bytes: eight times the largest font read. */
const MAX_MEMORY_BYTES = 512 * 1024 * 1024;
const PAGE_BYTES = 65_536;

/** HarfBuzz in a memory of its own. */
export interface Harfbuzz {
  /** The functions of HarfBuzz's C interface, by name; pointers, counts and tags are numbers. */
  readonly call: Readonly<Record<string, (...numbers: readonly number[]) => number>>;
  readonly memory: WebAssembly.Memory;
  /** For callbacks; see addCallback. */
  readonly table: WebAssembly.Table;
}

const source: WasmModuleSource<WebAssembly.Module> = {
  name: harfbuzzWasm.name,
  sha256: harfbuzzWasm.sha256,
  url: harfbuzzUrl,
  start: (bytes) => WebAssembly.compile(bytes as Uint8Array<ArrayBuffer>),
};

/**
 * A fresh instance of HarfBuzz. Each request gets one and drops it: nothing has to be freed, and what a damaged font does to the memory is gone
 * with it. The module is read, checked and compiled once. None of harfbuzzjs' JavaScript runs: it frees its objects when the garbage
 * collector pleases.
 * @throws MillwrightError GEOMETRY_WASM_UNAVAILABLE
 */
export async function startHarfbuzz(): Promise<Harfbuzz> {
  const module = await loadWasmModule(source);
  let memory: WebAssembly.Memory | undefined;
  const instance = await WebAssembly.instantiate(module, {
    env: {
      emscripten_resize_heap: (wantedBytes: number) => (memory ? grow(memory, wantedBytes >>> 0) : 0),
      // What would end a program traps instead, which arrives as a WebAssembly.RuntimeError. The timer is for a profiler that is not built in.
      _abort_js: stop,
      _emscripten_runtime_keepalive_clear: () => {},
      _setitimer_js: () => 0,
    },
    wasi_snapshot_preview1: { proc_exit: stop },
  });
  const { exports } = instance;
  memory = exports.memory as WebAssembly.Memory;
  const call = exports as unknown as Harfbuzz['call'];
  call.__wasm_call_ctors!();
  return { call, memory, table: exports.__indirect_function_table as WebAssembly.Table };
}

function grow(memory: WebAssembly.Memory, wantedBytes: number): number {
  if (wantedBytes > MAX_MEMORY_BYTES) return 0;
  try {
    memory.grow(Math.ceil((wantedBytes - memory.buffer.byteLength) / PAGE_BYTES));
    return 1;
  } catch {
    return 0;
  }
}

function stop(): never {
  throw new WebAssembly.RuntimeError('HarfBuzz gave up');
}
