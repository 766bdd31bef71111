import {
  assertInvariant,
  engineManifest,
  type NestEngine,
  type NestResult,
  type RunOptions,
} from '@millwright/contracts';
import { loadPolygonKernel, wasmModules } from '@millwright/geometry';
import { type NestInput, parseRequest } from './request/parse-request.js';
import { assembleResult } from './result/assemble.js';
import { problemOf } from './search/problem.js';
import { search } from './search/search.js';
import { Work } from './search/work.js';
import { validateLayout } from './validate-layout.js';

/**
 * Lays parts on sheets. Placements keep `spacingMm` between parts (a true gap, whatever the shapes; parts may lie in the holes of others),
 * `marginMm` to the sheets' edges, and the grain where part and sheet have one. Nothing is mirrored. Sheets are filled one after the
 * other along their longer side. The best layout has the fewest parts left over, then the fewest sheets, then the least sheet area, then
 * the longest free rest on the last sheet. The same request gives the same bytes; so does one with its parts in another order.
 *
 * Every result has passed validateLayout, which shares no code with the search.
 * @param request - lengths in mm, angles in degrees; `workBudget` counts places looked for (one part in one rotation on one sheet)
 * @param options - signal and progress; no result depends on them
 * @returns the layout, with a code and finding for every part that found no place, and the work done
 * @throws MillwrightError INPUT_INVALID, INPUT_TOO_LARGE, NEST_ID_REPEATED, NEST_OUTLINE_OPEN, NEST_OUTLINE_WITHOUT_AREA, CANCELLED
 */
export async function nestParts(request: NestInput, options: RunOptions = {}): Promise<NestResult> {
  const parsed = parseRequest(request);
  const work = new Work(parsed.workBudget, options);
  const kernel = await loadPolygonKernel();
  const problem = await problemOf(kernel, parsed, () => work.breathe('Preparing outlines'));
  const pass = await search(problem, parsed.seed, work);
  const result = assembleResult(parsed, problem, pass, work.done);
  const wrong = validateLayout(parsed, result.layout);
  assertInvariant(wrong.length === 0, `The layout is wrong: ${wrong[0]?.message}`);
  options.onProgress?.({ doneRatio: 1, message: 'Done' });
  return result;
}

/** What this engine is. */
export const manifest: NestEngine['manifest'] = engineManifest({
  id: '@millwright/nest',
  version: __PACKAGE_VERSION__,
  kind: 'real',
  determinism: 'bytes',
  modules: [...wasmModules],
});
