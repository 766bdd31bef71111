// Written by `pnpm wasm build` from lock.json. Do not edit.
export const modules = [
  {"name":"proof","version":"0.1.0","sha256":"35a56143e80ee51b673c182c444e068dacac07bea467d687166ebc380b0d3b7d"},
];
