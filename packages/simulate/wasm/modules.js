// Written by `pnpm wasm build` from lock.json. Do not edit.
export const modules = [
  {"name":"proof","version":"0.1.0","sha256":"92a825398fe65fa028570a4c67ed558cb3bffd025a7e3b073595c92e1759c737"},
];
