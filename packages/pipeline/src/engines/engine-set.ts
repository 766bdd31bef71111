import type {
  DrawingEngine,
  EngineManifest,
  NestEngine,
  PostGrblEngine,
  SimulateEngine,
  ToolpathEngine,
  WoodMovementEngine,
} from '@millwright/contracts';
import type { EngineFlags, EngineName } from './engine-flags.js';

/** One engine of each name, real or stub. */
export interface EngineSet {
  readonly drawing: DrawingEngine;
  readonly nest: NestEngine;
  readonly toolpath: ToolpathEngine;
  readonly 'post-grbl': PostGrblEngine;
  readonly simulate: SimulateEngine;
  readonly 'wood-movement': WoodMovementEngine;
}

/** Loads each engine in the kind its flag asks for. A stub is loaded only where a flag says so. */
export async function loadEngines(flags: EngineFlags): Promise<EngineSet> {
  const [drawing, nest, toolpath, post, simulate, movement] = await Promise.all([
    flags.drawing === 'stub' ? import('@millwright/drawing/stub') : import('@millwright/drawing'),
    flags.nest === 'stub' ? import('@millwright/nest/stub') : import('@millwright/nest'),
    flags.toolpath === 'stub' ? import('@millwright/toolpath/stub') : import('@millwright/toolpath'),
    flags['post-grbl'] === 'stub' ? import('@millwright/post-grbl/stub') : import('@millwright/post-grbl'),
    flags.simulate === 'stub' ? import('@millwright/simulate/stub') : import('@millwright/simulate'),
    flags['wood-movement'] === 'stub'
      ? import('@millwright/wood-movement/stub')
      : import('@millwright/wood-movement'),
  ]);
  return { drawing, nest, toolpath, 'post-grbl': post, simulate, 'wood-movement': movement };
}

/** The manifest of each engine, by name. */
export function engineManifests(engines: EngineSet): Readonly<Record<EngineName, EngineManifest>> {
  return {
    drawing: engines.drawing.manifest,
    nest: engines.nest.manifest,
    toolpath: engines.toolpath.manifest,
    'post-grbl': engines['post-grbl'].manifest,
    simulate: engines.simulate.manifest,
    'wood-movement': engines['wood-movement'].manifest,
  };
}
