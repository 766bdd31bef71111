import { basename, dirname, extname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MillwrightError } from '@millwright/contracts';
import { type JobPlan, planJob } from '@millwright/pipeline';
import { readInput } from '../read-input.js';
import type { DemoOptions } from './demo-options.js';

/** The job that ships: a nightstand of fifteen parts. */
const NIGHTSTAND = fileURLToPath(new URL('../../../examples/nightstand/job.json', import.meta.url));

/** A job and the bytes of its drawing. */
export interface LoadedJob {
  readonly plan: JobPlan;
  readonly drawing: { readonly base64: string };
  readonly drawingPath: string;
}

/**
 * Loads a job file and its drawing, or makes a job around a drawing.
 * @throws MillwrightError FILE_NOT_FOUND, FILE_UNREADABLE, INPUT_TOO_LARGE, JOB_FILE_INVALID, MACHINE_UNKNOWN, TOOL_UNKNOWN
 */
export async function loadJob(options: DemoOptions): Promise<LoadedJob> {
  const file = options.file ?? NIGHTSTAND;
  const isJob = extname(file).toLowerCase() === '.json';
  const described = isJob
    ? withOverrides(parseJson(await readInput(file), file), options)
    : jobAround(file, options);
  const plan = planJob(described);
  const drawingPath = isJob ? resolve(dirname(file), plan.job.drawing) : file;
  const bytes = await readInput(drawingPath);
  return { plan, drawing: { base64: Buffer.from(bytes).toString('base64') }, drawingPath };
}

/** A drawing without a job file is cut from whole plywood sheets on the largest machine that ships. */
function jobAround(file: string, options: DemoOptions): object {
  const sheet = options.sheet ?? { widthMm: 1220, heightMm: 2440, thicknessMm: 12 };
  return withOverrides(
    {
      title: basename(file, extname(file)),
      drawing: basename(file),
      sheets: [{ id: 'plywood', material: 'plywood', quantity: 20, ...sheet }],
      machine: 'altmill-4x8',
      tool: 'flat-6mm-2f',
    },
    options,
  );
}

function withOverrides(job: unknown, { unit, answers, machine, tool, sheet }: DemoOptions): object {
  if (typeof job !== 'object' || job === null) return {};
  const reading = 'reading' in job && typeof job.reading === 'object' ? job.reading : {};
  const first = 'sheets' in job && Array.isArray(job.sheets) ? job.sheets[0] : undefined;
  return {
    ...job,
    ...(unit === undefined ? {} : { unit }),
    ...(Object.keys(answers).length === 0 ? {} : { reading: { ...reading, ...answers } }),
    ...(machine === undefined ? {} : { machine }),
    ...(tool === undefined ? {} : { tool }),
    ...(sheet === undefined || first === undefined ? {} : { sheets: [{ ...first, ...sheet }] }),
  };
}

function parseJson(bytes: Uint8Array, file: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (thrown) {
    throw new MillwrightError('JOB_FILE_INVALID', {
      message: `${file} is not JSON: ${thrown instanceof Error ? thrown.message : String(thrown)}.`,
      hint: 'A job file is a JSON object; see examples/nightstand/job.json.',
    });
  }
}
