import { MillwrightError, type Motion } from '@millwright/contracts';
import { estimateTimeS, type TimeEstimate } from '@millwright/motion';
import type { Core } from '../../wasm/proof.js';
import type { Setting } from '../scene/scene.js';
import { loadProof } from './load.js';
import { addMotions, toolRows } from './rows.js';

/**
 * Gives a request to the WASM core, runs something on it (with the planner's times, which the core has too, and the memory that the core stands in) and frees it, whatever happens.
 * @throws MillwrightError GEOMETRY_WASM_UNAVAILABLE; SIMULATE_CORE_FAILED: the core ran out of memory or broke; and what `use` throws
 */
export async function withCore<Result>(
  { request, sheet, tools }: Setting,
  contours: Float64Array,
  use: (core: Core, times: TimeEstimate, memory: WebAssembly.Memory) => Result | Promise<Result>,
): Promise<Result> {
  const module = await loadProof();
  const { motions } = request.reading;
  const places = new Map(request.tools.map((tool, i) => [tool.number, i]));
  const assumed = tools.assumed === undefined ? -1 : request.tools.indexOf(tools.assumed);
  const times = estimateTimeS(motions, request.machine);
  let core: Core | undefined;
  try {
    core = new module.Core(motions.length, toolRows(request.tools), contours, [
      sheet.widthMm,
      sheet.heightMm,
      sheet.thicknessMm,
      request.toleranceMm,
      request.throughMm,
    ]);
    const toolOf = ({ toolNumber }: Motion): number => places.get(toolNumber) ?? assumed;
    const made = core;
    addMotions((some) => made.add_motions(some), motions, toolOf, times.perMotionS);
    const { cutFromBelow = [] } = request;
    addMotions((some) => made.add_under(some), cutFromBelow, toolOf, new Float64Array(cutFromBelow.length));
    core.begin();
    return await use(core, times, module.memory);
  } catch (thrown) {
    throw thrown instanceof WebAssembly.RuntimeError ? coreFailed(thrown) : thrown;
  } finally {
    freeQuietly(core);
  }
}

/** Frees the core. One that trapped cannot be freed; its error is on the way already. */
export function freeQuietly(core: Core | undefined): void {
  try {
    core?.free();
  } catch {
    // Nothing is left to be freed.
  }
}

/** A trap of the core as an error with a code. */
export function coreFailed(thrown: Error): MillwrightError {
  return new MillwrightError('SIMULATE_CORE_FAILED', {
    message: `The geometry of the proof could not finish (${thrown.message}). Nothing is proved.`,
    hint: 'Most often the memory was exhausted: prove fewer motions at once. If the program is small, please report it.',
    data: { reason: thrown.message },
    cause: thrown,
  });
}
