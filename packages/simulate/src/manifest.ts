import { type EngineManifest, engineManifest } from '@millwright/contracts';
import { modules } from '../wasm/modules.js';

/** This engine as provenance names it, with the one module it runs. */
export const manifest: EngineManifest = engineManifest({
  id: '@millwright/simulate',
  version: __PACKAGE_VERSION__,
  kind: 'real',
  determinism: 'bytes',
  modules,
});
