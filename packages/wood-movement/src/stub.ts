import { engineManifest, finding, type MovementReport, type MovementRequest } from '@millwright/contracts';
import { parseRequest } from './parse-request.js';

export { changeOfWidthMm, type WidthChange, type Wood } from './change-of-width.js';
export { drawYear, type YearDrawing } from './draw-year.js';
export { type DryingTime, shareOfChange, shareOfCycle } from './drying.js';
export { type Air, equilibriumMoisturePct, relativeHumidityPct } from './equilibrium-moisture.js';
export { formatLength } from './format-length.js';
export { findSpecies, type Species, speciesNames } from './species.js';

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
  const { checks } = parseRequest(request);
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
