import {
  layoutSchema,
  MillwrightError,
  type ProgramReading,
  partSchema,
  type SimulateEngine,
  toolpathPlanSchema,
} from '@millwright/contracts';
import { createPipeline, findMachine, loadEngines, readEngineFlags, runJob } from '@millwright/pipeline';
import { loadJob } from '../demo/load-job.js';
import { drawnParts } from './drawn-parts.js';
import type { ProveOptions } from './prove-options.js';

type Input = Parameters<SimulateEngine['proveProgram']>[0];

/**
 * What a program that stands alone is held against: only what was given.
 * @throws MillwrightError those of the drawing
 */
export async function requestOf(
  options: ProveOptions,
  reading: ProgramReading,
  programSha256: string,
): Promise<Input> {
  const { stock, zeroMm, zPoints, tools, machine, setup, drawing } = options;
  const isDrawn = drawing !== undefined && stock !== undefined && zeroMm !== undefined;
  return {
    programSha256,
    reading,
    tools,
    ...(isDrawn ? await drawnParts(drawing, stock, zeroMm) : stock === undefined ? {} : { stock }),
    ...(setup === undefined ? {} : { setup }),
    ...(zeroMm === undefined ? {} : { frame: { zeroMm, zPoints } }),
    ...(machine === undefined ? {} : { machine: findMachine(machine) }),
  };
}

/**
 * What a program of a job is held against: parts, layout and tabs as the job file plans them anew, which takes no longer than the demo.
 * @throws MillwrightError INPUT_INVALID where the job has no such sheet; those of the job
 */
export async function requestOfJob(
  job: NonNullable<ProveOptions['job']>,
  reading: ProgramReading,
  programSha256: string,
): Promise<Input> {
  const { plan, drawing } = await loadJob({ ...NO_OVERRIDES, file: job.file });
  const pipeline = createPipeline({ engines: await loadEngines(readEngineFlags({})) });
  const result = await runJob(plan, drawing, (name, input) => pipeline.call(name, input));
  const read = async (name: string): Promise<unknown> => {
    const artifact = result.artifacts.find((each) => each.name === name);
    const stored = artifact && (await pipeline.store.get(artifact.id));
    if (stored === undefined) {
      throw new MillwrightError('PLAN_INFEASIBLE', {
        message: `The job could not be planned: it stopped at ${result.stoppedAt ?? 'its end'}.`,
        hint: 'Run millwright demo with this job file; it says why.',
      });
    }
    return JSON.parse(new TextDecoder().decode(stored.bytes));
  };
  const layout = layoutSchema.parse(await read('layout.json'));
  const planned = toolpathPlanSchema.parse(await read('toolpaths.json'));
  const { sheetIndex } = job;
  if (sheetIndex >= layout.sheets.length) {
    throw new MillwrightError('INPUT_INVALID', {
      message: `The job has ${layout.sheets.length} sheets; sheet ${sheetIndex + 1} was asked for.`,
      hint: 'Give --sheet-number from 1 on.',
      data: { path: 'sheet-number' },
    });
  }
  const toolpaths = planned.toolpaths.filter((toolpath) => toolpath.sheetIndex === sheetIndex);
  return {
    programSha256,
    reading,
    layout,
    sheetIndex,
    parts: ((await read('parts.json')) as unknown[]).map((part) => partSchema.parse(part)),
    tools: [plan.tool],
    machine: plan.machine,
    setup: plan.setup,
    tabs: toolpaths.flatMap(({ tabs }) => tabs),
    partsExpected: layout.placements
      .filter((placement) => placement.sheetIndex === sheetIndex)
      .map(({ partId, copy }) => ({ partId, copy })),
    uncuttable: planned.uncuttable,
    toleranceMm: plan.job.toleranceMm,
    throughMm: plan.job.throughMm,
  };
}

const NO_OVERRIDES = {
  out: '',
  unit: undefined,
  answers: {},
  machine: undefined,
  tool: undefined,
  sheet: undefined,
  asJson: false,
  isQuiet: true,
  isInProcess: true,
};
