import type { Setup } from '@millwright/contracts';
import { findCutting, findMachine, findTool } from '@millwright/pipeline';

/** The tool that planning, posting and proving are measured with. */
export const tool = findTool('flat-6mm-2f');

/** How it is driven through plywood. */
export const cutting = findCutting(tool.id, 'plywood');

/** A machine whose travel takes a full sheet of the benches. */
export const machine = findMachine('altmill-4x4');

/** A clamping in the corner of that machine. */
export const setup: Setup = {
  workZeroMm: [5, 5, machine.travelMm[2] - 40],
  clearanceZMm: 15,
  retractZMm: 5,
  spoilboardMm: 0.5,
};
