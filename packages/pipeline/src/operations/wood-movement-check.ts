import { refOf } from '@millwright/contracts';
import { bind, putJson, summariseFindings } from './binding.js';

/** `wood_movement_check`: species and moisture → does it fit all year. */
export const woodMovementCheck = bind('wood_movement_check', {
  engine: (engines) => engines['wood-movement'].manifest,
  async resolve(input) {
    return input;
  },
  async run(request, { engines, store }) {
    const report = engines['wood-movement'].checkMovement(request);
    const stored = await putJson(store, report, { name: 'movement.json', kind: 'movement' });
    return {
      output: { report: refOf(stored.id), checks: report.checks, ...summariseFindings(report.findings) },
      artifacts: [stored],
    };
  },
});
