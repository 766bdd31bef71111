// This file stands directly in src/ because dist/ is flat: '../wasm/' must mean the same folder from both. The URL is written out
// literally, since bundlers recognise exactly this form and copy the file.

/** Where the module of the crate `proof` lies. */
export const proofUrl = (): URL => new URL('../wasm/proof.wasm', import.meta.url);
