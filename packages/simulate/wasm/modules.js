// Written by `pnpm wasm build` from lock.json. Do not edit.
export const modules = [
  {"name":"proof","version":"0.1.0","sha256":"b73f7bd85e6183a311463479d8dc6fb7642c25e61a763a43203d4356e0542e4b"},
];
