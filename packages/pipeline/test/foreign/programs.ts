// How a program of the collection becomes a request: read, repaired where that is possible, and laid on a sheet of its own size.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type {
  Machine,
  ProgramDescription,
  ProgramFrame,
  ProgramReading,
  ProofStock,
  Setup,
  Tool,
} from '@millwright/contracts';
import { readProgram, repairProgram } from '@millwright/post-grbl';
import { describeProgram } from '@millwright/simulate';
import type { Row, ToolSpec } from './table.js';

const repository = resolve(import.meta.dirname, '../../../..');
const folder = resolve(process.env.MILLWRIGHT_SHARED ?? resolve(repository, '../shared'), 'data/gcode');

/** Whether the collection is there; says so where it is not. */
export const isThere = existsSync(folder);
if (!isThere)
  console.warn(`SKIPPED: ${folder} is not there; set MILLWRIGHT_SHARED to the folder with data/gcode.`);

/** Names of all programs. */
export const files = isThere ? readdirSync(folder).filter((name) => !/\.(md|json)$/.test(name)) : [];

export interface ForeignProgram {
  readonly text: string;
  readonly isRepaired: boolean;
  readonly reading: ProgramReading;
  readonly description: ProgramDescription;
}

/** The program as it would be run: repaired where a repair exists. */
export async function load(name: string): Promise<ForeignProgram> {
  const given = new TextDecoder().decode(readFileSync(resolve(folder, name)));
  const repaired = await repairProgram({ text: given });
  const text = repaired.outcome === 'refused' ? given : repaired.text;
  const reading = await readProgram({ text });
  const description = await describeProgram({ reading, text: given });
  return { text, isRepaired: repaired.outcome === 'repaired', reading, description };
}

export const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Wood around everything that is cut, mm. */
const MARGIN_MM = 10;

/** A sheet with a margin around what the program feeds over, and where its zero lies on it. */
export function sheetFor(
  { description }: ForeignProgram,
  { tool, z }: Row,
): { readonly stock: ProofStock; readonly frame: ProgramFrame } {
  const box = description.feedBoxMm;
  if (box === undefined || z === undefined || tool === undefined) throw new Error('not to be cut');
  const marginMm = MARGIN_MM + tool.diameterMm / 2;
  const thicknessMm = z.thicknessMm ?? Math.max(1, -box.minMm[2]);
  return {
    stock: {
      widthMm: box.maxMm[0] - box.minMm[0] + 2 * marginMm,
      heightMm: box.maxMm[1] - box.minMm[1] + 2 * marginMm,
      thicknessMm,
    },
    frame: {
      zeroMm: [marginMm - box.minMm[0], marginMm - box.minMm[1], z.kind === 'bottom' ? -thicknessMm : 0],
      zPoints: z.kind === 'down' ? 'down' : 'up',
    },
  };
}

/** The tool of a row under every number that the program names. */
export function toolsFor({ description }: ForeignProgram, spec: ToolSpec): readonly Tool[] {
  const named = description.toolNumbers.filter((number) => number > 0 && number <= 255);
  return (named.length > 0 ? named : [1]).map((number) => toolOf(spec, number));
}

export function toolOf({ shape, diameterMm, tipAngleDeg }: ToolSpec, number: number): Tool {
  return {
    id: `tool-${number}`,
    number,
    label: `${shape} ${diameterMm} mm`,
    shape,
    diameterMm,
    ...(tipAngleDeg === undefined ? {} : { tipAngleDeg }),
    nFlutes: 2,
    fluteLengthMm: 150,
    shankDiameterMm: diameterMm,
    stickoutMm: 200,
    canPlunge: true,
  };
}

export const machine: Machine = {
  id: 'router',
  label: 'Router',
  controller: 'grbl-1.1',
  travelMm: [3000, 3000, 400],
  maxRateMmPerMin: [8000, 8000, 3000],
  accelerationMmPerS2: [500, 500, 300],
  stepsPerMm: [80, 80, 400],
  junctionDeviationMm: 0.01,
  arcToleranceMm: 0.002,
  spindle: { minRpm: 5000, maxRpm: 30_000, spinUpS: 3 },
  sources: [],
};

export const setup: Setup = {
  workZeroMm: [1000, 1000, 200],
  clearanceZMm: 5,
  retractZMm: 2,
  spoilboardMm: 1,
};
