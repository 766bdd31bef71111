/** Every WASM module that geometry runs: name, version and SHA-256 of its bytes, for engine manifests. */
export const wasmModules: readonly {
  readonly name: string;
  readonly version: string;
  readonly sha256: string;
}[] = [
  {
    name: 'clipper2-wasm',
    version: '0.4.0',
    sha256: '429e866b4d7813cabfa7d31e6650825343109fb7d7a1702c533e8597573449ec',
  },
];
