import { type EngineManifest, engineManifest, finding, type SimulateEngine } from '@millwright/contracts';
import { checkRequest } from './check-request.js';
import type { EngagementPictureOptions } from './draw-path/draw-engagement.js';
import { notCovered } from './not-covered.js';
import { OBLIGATIONS_VERSION } from './obligations.js';

/** The stub as provenance names it. */
export const manifest: EngineManifest = engineManifest({
  id: '@millwright/simulate',
  version: __PACKAGE_VERSION__,
  kind: 'stub',
  determinism: 'bytes',
  modules: [],
});

/**
 * Answers at once and proves nothing: the verdict is `unproved`, its one obligation undecided, and a finding says that a stub
 * answered. For client development without cost. Validates the request as the real engine does.
 * @throws MillwrightError INPUT_INVALID, SIMULATE_SHEET_UNKNOWN
 */
export const proveProgram: SimulateEngine['proveProgram'] = async (request) => ({
  programSha256: checkRequest(request).programSha256,
  obligationsVersion: OBLIGATIONS_VERSION,
  verdict: 'unproved',
  obligations: [{ id: 'stub', state: 'undecided', detail: 'A stub engine looked at nothing.' }],
  findings: [
    finding('STUB_ENGINE', {
      message: 'STUB: nothing was simulated and nothing is proved. Run the real engine before you cut.',
    }),
  ],
  missing: [],
  deepestGougeMm: 0,
  timeS: 0,
  operationTimes: [],
  cutLengthMm: 0,
  rapidLengthMm: 0,
  notCovered: [...notCovered],
});

/** Describes nothing: for client development without cost. */
export const describeProgram: SimulateEngine['describeProgram'] = async ({ reading }) => ({
  units: reading.units,
  kind: 'nothing',
  zPoints: 'unclear',
  zZero: 'unclear',
  levelsZMm: [],
  toolNumbers: [],
  remarks: [],
});

/** A picture that says it is none: for client development without cost. */
export const drawEngagement = async (
  _request: unknown,
  _options: EngagementPictureOptions = {},
): Promise<string> =>
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 10"><text y="8" font-size="6">STUB: no path was drawn</text></svg>\n';
