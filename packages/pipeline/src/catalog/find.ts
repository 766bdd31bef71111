import {
  type CuttingData,
  type Machine,
  type Material,
  MillwrightError,
  type Tool,
} from '@millwright/contracts';
import { machines } from './machines.js';
import { tools } from './tools.js';

/**
 * The shipped profile of this name.
 * @throws MillwrightError MACHINE_UNKNOWN
 */
export function findMachine(id: string): Machine {
  const machine = Object.hasOwn(machines, id) ? machines[id] : undefined;
  if (machine) return machine;
  throw new MillwrightError('MACHINE_UNKNOWN', {
    message: `There is no machine profile "${id.slice(0, 60)}".`,
    hint: `Use one of ${Object.keys(machines).join(', ')}, or put a whole machine profile into the job file.`,
    data: { known: Object.keys(machines) },
  });
}

/**
 * The shipped tool of this name.
 * @throws MillwrightError TOOL_UNKNOWN
 */
export function findTool(id: string): Tool {
  const entry = tools.tools.find(({ tool }) => tool.id === id);
  if (entry) return entry.tool;
  const known = tools.tools.map(({ tool }) => tool.id);
  throw new MillwrightError('TOOL_UNKNOWN', {
    message: `There is no tool "${id.slice(0, 60)}".`,
    hint: `Use one of ${known.join(', ')}, or put a whole tool into the job file.`,
    data: { known },
  });
}

/**
 * The shipped cutting data of a tool in a material.
 * @throws MillwrightError TOOL_UNKNOWN where none is shipped
 */
export function findCutting(toolId: string, material: Material): CuttingData {
  const found = tools.tools.find(({ tool }) => tool.id === toolId)?.cutting[material];
  if (found) return found;
  throw new MillwrightError('TOOL_UNKNOWN', {
    message: `No feeds are shipped for tool "${toolId.slice(0, 60)}" in ${material}.`,
    hint: 'Put "cutting" (spindleRpm, feedMmPerMin, plungeMmPerMin, stepdownMm) into the job file.',
    data: { toolId, material },
  });
}
