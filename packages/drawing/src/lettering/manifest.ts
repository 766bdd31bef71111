import { engineManifest } from '@millwright/contracts';
import { wasmModules } from '@millwright/geometry';
import { harfbuzzWasm } from './harfbuzz-module.js';

/** The engine behind `@millwright/drawing/lettering`: that of drawings, and the modules only lettering runs. */
export const manifest = engineManifest({
  id: '@millwright/drawing',
  version: __PACKAGE_VERSION__,
  kind: 'real',
  determinism: 'bytes',
  modules: [...wasmModules, harfbuzzWasm],
});
