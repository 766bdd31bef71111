// How a WASM module gets into any package of Millwright. The subpath `@millwright/geometry/loader`: nothing of Clipper comes with it, so
// that checkers may import it.

export { loadWasmModule, type WasmModuleSource } from './loader/load-wasm-module.js';
