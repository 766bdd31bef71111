// Fixed, plainly marked toolpaths for client development: nothing is planned and nothing may be cut.

import { engineManifest, finding, type ToolpathEngine } from '@millwright/contracts';
import { checkRequest } from './check-request.js';

/** Which engine this is: the stub. */
export const manifest = engineManifest({
  id: '@millwright/toolpath',
  version: __PACKAGE_VERSION__,
  kind: 'stub',
  determinism: 'bytes',
  modules: [],
});

/**
 * One toolpath per placement that stays at the retract height over the part's origin, and the finding STUB_ENGINE. Z never reaches the stock.
 * @throws MillwrightError as the real engine
 */
export const planToolpaths: ToolpathEngine['planToolpaths'] = async (given) => {
  const { layout, tool, cutting, setup } = checkRequest(given);
  return {
    toolpaths: layout.placements.map(({ partId, copy, sheetIndex, xMm, yMm }, index) => ({
      id: `stub/placement-${index}`,
      operation: 'profile-outside',
      partId,
      copy,
      sheetIndex,
      toolId: tool.id,
      spindleRpm: cutting.spindleRpm,
      startMm: [xMm, yMm, setup.retractZMm],
      moves: [{ kind: 'rapid', toMm: [xMm, yMm, setup.retractZMm] }],
      tabs: [],
    })),
    uncuttable: [],
    findings: [
      finding('STUB_ENGINE', {
        message:
          'The stub of @millwright/toolpath answered: no toolpath was planned. Use the real engine to cut.',
      }),
    ],
  };
};
