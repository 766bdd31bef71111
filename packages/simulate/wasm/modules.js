// Written by `pnpm wasm build` from lock.json. Do not edit.
export const modules = [
  {"name":"proof","version":"0.1.0","sha256":"a8d6b387f919e573ce5b31262315a6b87a42570bce795daaa52038272f237c51"},
];
