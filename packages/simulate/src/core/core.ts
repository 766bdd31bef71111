import { estimateTimeS } from '@millwright/motion';
import type { Core } from '../../wasm/proof.js';
import type { Scene } from '../scene/scene.js';
import { loadProof } from './load.js';
import { motionRows, toolRows } from './rows.js';

/**
 * Gives a scene to the WASM core, runs something on it and frees it, whatever happens.
 * @throws MillwrightError GEOMETRY_WASM_UNAVAILABLE
 */
export async function withCore<Result>(
  scene: Scene,
  contours: Float64Array,
  use: (core: Core) => Result | Promise<Result>,
): Promise<Result> {
  const module = await loadProof();
  const { request, sheet, guardMm } = scene;
  const { motions } = request.reading;
  const places = new Map(request.tools.map((tool, i) => [tool.number, i]));
  const assumed = scene.tools.assumed === undefined ? -1 : request.tools.indexOf(scene.tools.assumed);
  const endsS = sumsOf(estimateTimeS(motions, request.machine).perMotionS);
  const core = new module.Core(
    motionRows(motions, ({ toolNumber }) => places.get(toolNumber) ?? assumed, endsS),
    toolRows(request.tools),
    contours,
    [sheet.widthMm, sheet.heightMm, sheet.thicknessMm, request.toleranceMm, request.throughMm, guardMm],
  );
  try {
    return await use(core);
  } finally {
    core.free();
  }
}

function sumsOf(values: ArrayLike<number>): Float64Array {
  const sums = Float64Array.from(values);
  for (let i = 1; i < sums.length; i++) sums[i] = (sums[i] as number) + (sums[i - 1] as number);
  return sums;
}
