import { engineManifest } from '@millwright/contracts';

/** Which engine this is: the real one. It runs no WASM. */
export const manifest = engineManifest({
  id: '@millwright/post-grbl',
  version: __PACKAGE_VERSION__,
  kind: 'real',
  determinism: 'bytes',
  modules: [],
});
