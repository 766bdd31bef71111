// Written by `pnpm wasm build` from lock.json. Do not edit.
export const modules = [
  {"name":"proof","version":"0.1.0","sha256":"5adf4ce09e75a2b146819222acaed11b0c486efa9c497bb9200494cdd31dd42c"},
];
