// Written by `pnpm wasm build` from lock.json. Do not edit.
export const modules = [
  {"name":"numeric","version":"0.1.0","sha256":"537d5d7851fb91f278b7263bc71f6c2d5c8ee4dd798141d0146e8fec89dbd82b"},
  {"name":"clipper2-wasm","version":"0.4.0","sha256":"429e866b4d7813cabfa7d31e6650825343109fb7d7a1702c533e8597573449ec"},
];
