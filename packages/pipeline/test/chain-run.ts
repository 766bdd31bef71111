import { createHash } from 'node:crypto';
import type { Finding, Machine, Part, Proof, Setup, Tool, ToolpathRequest } from '@millwright/contracts';
import { nestParts } from '@millwright/nest';
import { readProgram, writeProgram } from '@millwright/post-grbl';
import { proveProgram } from '@millwright/simulate';
import { planToolpaths } from '@millwright/toolpath';
import fc from 'fast-check';
import { anyPart } from './chain-parts.ts';

/** A job for the whole chain of engines. */
export interface ChainJob {
  readonly parts: readonly Part[];
  readonly diameterMm: number;
  readonly spacingMm: number;
  readonly thicknessMm: number;
  readonly rotationsDeg: readonly number[];
  readonly direction: 'climb' | 'conventional';
  readonly tabs: ToolpathRequest['tabs'];
}

/** What came of a job: the planner's findings, and a proof for each sheet with toolpaths. */
export interface ChainOutcome {
  readonly planned: readonly Finding[];
  readonly written: readonly Finding[];
  readonly proofs: readonly Proof[];
  /** How many tabs were planned. */
  readonly nTabs: number;
}

/** One to four kinds of parts side by side, with tools, tabs and spacings that are usual and some that are not. */
export const anyJob: fc.Arbitrary<ChainJob> = fc
  .tuple(
    fc.constantFrom(6, 6, 3.175, 6.35, 8),
    fc.constantFrom('spaced' as const, 'spaced' as const, 'tight' as const, 'default' as const),
    fc.constantFrom<keyof typeof TABS>('default', 'default', 'many', 'none', 'long', 'high'),
  )
  .chain(([diameterMm, spacing, tabs]) =>
    fc.record({
      parts: fc
        .array(anyPart(diameterMm), { minLength: 1, maxLength: 4 })
        .map((parts) => parts.map((part, i) => ({ ...part, id: `part-${i}` }))),
      diameterMm: fc.constant(diameterMm),
      spacingMm: fc.constant(
        { spaced: 14, tight: Math.max(8, diameterMm), default: 2 * diameterMm + 2 }[spacing],
      ),
      thicknessMm: fc.constantFrom(6, 12, 18),
      rotationsDeg: fc.constantFrom([0, 90, 180, 270], [0, 90, 180, 270], [0], [37], [12.5, 200]),
      direction: fc.constantFrom<ChainJob['direction']>('climb', 'climb', 'conventional'),
      tabs: fc.constant(TABS[tabs]),
    }),
  );

const TABS = {
  default: { lengthMm: 6, heightMm: 3, perPart: 3, largestGapMm: 400 },
  many: { lengthMm: 4, heightMm: 2, perPart: 6, largestGapMm: 80 },
  none: { lengthMm: 6, heightMm: 3, perPart: 0, largestGapMm: 400 },
  long: { lengthMm: 15, heightMm: 4, perPart: 2, largestGapMm: 400 },
  high: { lengthMm: 3, heightMm: 30, perPart: 4, largestGapMm: 200 },
} as const;

const machine: Machine = {
  id: 'large',
  label: 'a machine with room for all jobs',
  controller: 'grbl-1.1',
  travelMm: [1260, 1260, 120],
  maxRateMmPerMin: [5000, 5000, 3000],
  accelerationMmPerS2: [750, 750, 500],
  stepsPerMm: [200, 200, 200],
  junctionDeviationMm: 0.01,
  arcToleranceMm: 0.002,
  spindle: { minRpm: 10_000, maxRpm: 30_000, spinUpS: 4 },
  sources: [],
};
const setup: Setup = { workZeroMm: [20, 20, 80], clearanceZMm: 15, retractZMm: 5, spoilboardMm: 0.5 };

function toolOf(diameterMm: number): Tool {
  return {
    id: 'flat',
    number: 1,
    label: 'end mill',
    shape: 'flat',
    diameterMm,
    nFlutes: 2,
    fluteLengthMm: 25,
    shankDiameterMm: diameterMm,
    stickoutMm: 30,
    canPlunge: true,
  };
}

/** Depth below the sheet, mm, as job files have it. */
const THROUGH_MM = 0.2;

/** Runs a job through nesting, planning, writing, reading back and proving. */
export async function runChain(job: ChainJob): Promise<ChainOutcome> {
  const { parts, spacingMm, thicknessMm } = job;
  const tool = toolOf(job.diameterMm);
  const sheet = {
    id: 'ply',
    material: 'plywood',
    widthMm: 900,
    heightMm: 600,
    thicknessMm,
    quantity: 4,
  } as const;
  const { layout } = await nestParts({
    parts,
    sheets: [sheet],
    spacingMm,
    marginMm: 10,
    rotationsDeg: job.rotationsDeg,
    workBudget: 60,
  });
  const plan = await planToolpaths({
    layout,
    parts,
    tool,
    setup,
    cutting: { spindleRpm: 18_000, feedMmPerMin: 1980, plungeMmPerMin: 693, stepdownMm: 3 },
    throughMm: THROUGH_MM,
    direction: job.direction,
    tabs: job.tabs,
  });
  const written: Finding[] = [];
  const proofs: Proof[] = [];
  for (const sheetIndex of layout.sheets.keys()) {
    const toolpaths = plan.toolpaths.filter((toolpath) => toolpath.sheetIndex === sheetIndex);
    if (toolpaths.length === 0) continue;
    const machineSide = { sheetIndex, tools: [tool], machine, setup };
    const { program, findings } = await writeProgram({ ...machineSide, title: 'chain', toolpaths });
    written.push(...findings);
    const reading = await readProgram({ text: program.text, controller: machine.controller });
    const onSheet = layout.placements.filter((placement) => placement.sheetIndex === sheetIndex);
    proofs.push(
      await proveProgram({
        ...machineSide,
        programSha256: createHash('sha256').update(program.text).digest('hex'),
        reading,
        parts,
        layout,
        tabs: toolpaths.flatMap((toolpath) => toolpath.tabs),
        partsExpected: onSheet.map(({ partId, copy }) => ({ partId, copy })),
        uncuttable: plan.uncuttable,
        toleranceMm: 0.01,
        throughMm: THROUGH_MM,
      }),
    );
  }
  const nTabs = plan.toolpaths.reduce((sum, { tabs }) => sum + tabs.length, 0);
  return { planned: plan.findings, written, proofs, nTabs };
}

/**
 * What a person at the machine would not have been told by the planner: errors of the post, obligations that do not hold, and remarks about tabs.
 * Empty if all is well or the plan itself has an error.
 */
export function surprises({ planned, written, proofs }: ChainOutcome): readonly string[] {
  if (planned.some(({ severity }) => severity === 'error')) return [];
  const textOf = ({ severity, code, message }: Finding) => `${severity} ${code}: ${message}`;
  return [
    ...written.filter(({ severity }) => severity === 'error').map(textOf),
    ...proofs.flatMap(({ verdict, findings, obligations }) => [
      ...(verdict === 'proved' ? [] : [`the verdict is ${verdict}`]),
      ...obligations
        .filter(({ state }) => state === 'violated' || state === 'undecided')
        .map(({ id, state, detail }) => `${id} is ${state}: ${detail}`),
      ...findings
        .filter(({ severity, code }) => severity === 'error' || code.startsWith('SIMULATE_TAB'))
        .map(textOf),
    ]),
  ];
}
