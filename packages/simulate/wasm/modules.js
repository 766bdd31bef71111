// Written by `pnpm wasm build` from lock.json. Do not edit.
export const modules = [
  {"name":"proof","version":"0.1.0","sha256":"a66f652fbca07cb0fb381d6c2e14741408c87342fa9601900961d906d5aba348"},
];
