import {
  engineManifest,
  finding,
  type MovementCheck,
  type MovementReport,
  type MovementRequest,
} from '@millwright/contracts';
import { type Judgement, notJudged } from './checks/limits.js';
import { parseRequest } from './parse-request.js';
import { type Site, siteOf } from './site.js';

export { changeOfLengthMm } from './change-of-length.js';
export { changeOfWidthMm, type WidthChange, type Wood } from './change-of-width.js';
export type { Judgement } from './checks/limits.js';
export { type CurvedBoard, changeOfCurvedBoard } from './curved-board.js';
export { drawYear, type YearDrawing } from './draw-year.js';
export { type DryingTime, daysToShare, shareOfChange, shareOfCycle } from './drying.js';
export { type Air, celsiusOf, equilibriumMoisturePct, relativeHumidityPct } from './equilibrium-moisture.js';
export { finishes } from './finishes.js';
export { formatLength } from './format-length.js';
export { parseLengthMm } from './parse-length.js';
export { type Place, places } from './places.js';
export { findSpecies, type Species, speciesNames } from './species.js';
export { type Site, siteOf };

/** What this stub says of itself. */
export const manifest = engineManifest({
  id: '@millwright/wood-movement',
  version: __PACKAGE_VERSION__,
  kind: 'stub',
  determinism: 'bytes',
  modules: [],
});

/**
 * Fixed answers for client development: every check comes back `not-judged`, plainly marked. The request is validated as the real engine
 * does; the formulas beside it (moisture, width, species) are the real ones.
 * @throws MillwrightError INPUT_INVALID, MOVEMENT_CLIMATE_REVERSED
 */
export function checkMovement(request: MovementRequest): MovementReport {
  const parsed = parseRequest(request);
  siteOf(parsed);
  const { checks } = parsed;
  return {
    checks: checks.map(({ id, kind }) => ({
      id,
      kind,
      verdict: 'not-judged',
      season: 'none',
      message: 'STUB: nothing was computed.',
      sources: [],
    })),
    findings: [
      finding('STUB_ENGINE', {
        message:
          'The stub of wood-movement answered: no check was judged. Use the real engine before cutting.',
      }),
    ],
  };
}

/** Judges nothing: every check comes back `not-judged`, plainly marked. */
export function judgeCheck(_check: MovementCheck, _site: Site): Judgement {
  return notJudged('STUB: nothing was computed.');
}
