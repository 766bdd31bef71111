// Parts on sheets → toolpaths.

import { engineManifest } from '@millwright/contracts';
import { wasmModules } from '@millwright/geometry';

export { planToolpaths } from './plan-toolpaths.js';

/** Which engine this is: real, and the WASM modules it runs. */
export const manifest = engineManifest({
  id: '@millwright/toolpath',
  version: __PACKAGE_VERSION__,
  kind: 'real',
  determinism: 'bytes',
  modules: [...wasmModules],
});
