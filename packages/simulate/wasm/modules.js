// Written by `pnpm wasm build` from lock.json. Do not edit.
export const modules = [
  {"name":"proof","version":"0.1.0","sha256":"e581a29b7c1541948404a124cea0b1c29f45d0d0b9f84b06f63333d273806afa"},
];
