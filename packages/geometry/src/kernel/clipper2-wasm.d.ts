// The package declares its types beside another file. Only what clipper-module.ts describes is used.
declare module 'clipper2-wasm/dist/es/clipper2z.js' {
  const start: (options: {
    wasmBinary: Uint8Array;
    print: () => void;
    printErr: () => void;
  }) => Promise<import('./clipper-module.js').ClipperModule>;
  export default start;
}
