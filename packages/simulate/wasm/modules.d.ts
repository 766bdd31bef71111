// Written by `pnpm wasm build` from lock.json. Do not edit.
export declare const modules: readonly { readonly name: string; readonly version: string; readonly sha256: string }[];
