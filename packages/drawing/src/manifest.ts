import { engineManifest } from '@millwright/contracts';

/** The real engine. It runs no WebAssembly: geometry's contours and numbers are TypeScript. */
export const manifest = engineManifest({
  id: '@millwright/drawing',
  version: __PACKAGE_VERSION__,
  kind: 'real',
  determinism: 'bytes',
  modules: [],
});
