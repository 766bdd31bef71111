// This file stands directly in src/ because dist/ is flat: '../wasm/' must mean the same folder from both. The URL is written out
// literally, since bundlers recognise exactly this form and copy the file.

/** Where the shaper's module lies. */
export const harfbuzzUrl = (): URL => new URL('../wasm/harfbuzz.wasm', import.meta.url);
