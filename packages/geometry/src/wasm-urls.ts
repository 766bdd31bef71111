// This file stands directly in src/ because dist/ is flat: '../wasm/' must mean the same folder from both. The URLs are written out
// literally, since bundlers recognise exactly this form and copy the file.

/** Where clipper2-wasm's module lies. */
export const clipper2Url = (): URL => new URL('../wasm/clipper2z.wasm', import.meta.url);

/** Where the module of the crate `numeric` lies. */
export const numericUrl = (): URL => new URL('../wasm/numeric.wasm', import.meta.url);
