import { type EngineManifest, engineManifest } from '@millwright/contracts';

/** This engine as provenance names it. It runs no WASM. */
export const manifest: EngineManifest = engineManifest({
  id: '@millwright/simulate',
  version: __PACKAGE_VERSION__,
  kind: 'real',
  determinism: 'bytes',
  modules: [],
});
