// Written by `pnpm wasm build` from lock.json. Do not edit.
export const modules = [
  {"name":"proof","version":"0.1.0","sha256":"1453db5fcd5673451ad98c9b36418282b749902bcad98bccdc8d1edb4047c146"},
];
