import {
  type CuttingData,
  type Job,
  jobSchema,
  type Machine,
  parseInput,
  type Setup,
  type Tool,
} from '@millwright/contracts';
import { findCutting, findMachine, findTool } from '../catalog/find.js';

/** A job file with every name looked up and every default filled in. */
export interface JobPlan {
  readonly job: Job;
  readonly machine: Machine;
  readonly tool: Tool;
  readonly cutting: CuttingData;
  readonly setup: Setup;
  readonly spacingMm: number;
}

/** Between the kerfs of two neighbours: the web that the tabs of both hold on to, mm. */
const WEB_MM = 2;
/** How far the stock top lies below the highest point of Z when nothing else is said, mm. */
const STOCK_TOP_BELOW_TRAVEL_MM = 40;

/**
 * Checks a job file and looks up what it names.
 * @throws MillwrightError JOB_FILE_INVALID, MACHINE_UNKNOWN, TOOL_UNKNOWN
 */
export function planJob(file: unknown): JobPlan {
  const job = parseInput(jobSchema, file, {
    what: 'The job file',
    hint: 'Compare it with job.schema.json; an editor that knows the schema marks the place.',
    code: 'JOB_FILE_INVALID',
  });
  const machine = typeof job.machine === 'string' ? findMachine(job.machine) : job.machine;
  const tool = typeof job.tool === 'string' ? findTool(job.tool) : job.tool;
  return {
    job,
    machine,
    tool,
    cutting: job.cutting ?? gentlestCutting(tool.id, job.sheets),
    setup: job.setup ?? defaultSetup(machine),
    spacingMm: job.spacingMm ?? 2 * tool.diameterMm + WEB_MM,
  };
}

/** One set of figures serves all sheets of a job: of those that ship for their materials the one with the slowest feed. */
function gentlestCutting(toolId: string, sheets: Job['sheets']): CuttingData {
  const materials = [...new Set(sheets.map(({ material }) => material))];
  const shipped = materials.map((material) => findCutting(toolId, material));
  return shipped.reduce((gentle, one) => (one.feedMmPerMin < gentle.feedMmPerMin ? one : gentle));
}

function defaultSetup(machine: Machine): Setup {
  return {
    workZeroMm: [5, 5, machine.travelMm[2] - STOCK_TOP_BELOW_TRAVEL_MM],
    clearanceZMm: 15,
    retractZMm: 5,
    spoilboardMm: 0.5,
  };
}
