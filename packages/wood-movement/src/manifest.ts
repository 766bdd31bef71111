import { engineManifest } from '@millwright/contracts';

/** What this engine says of itself. It runs no WASM: its few sines are geometry's TypeScript. */
export const manifest = engineManifest({
  id: '@millwright/wood-movement',
  version: __PACKAGE_VERSION__,
  kind: 'real',
  determinism: 'bytes',
  modules: [],
});
