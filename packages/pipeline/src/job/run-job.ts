import type { Artifact, Finding, OperationName, Proof, Provenance } from '@millwright/contracts';
import type { OperationArguments, OperationOutput } from '../operations/binding.js';
import type { JobPlan } from './job-plan.js';

/** Calls an operation by name: directly, or through any face that answers alike. */
export type Call = <Name extends OperationName>(
  name: Name,
  input: OperationArguments<Name>,
) => Promise<{
  readonly output: OperationOutput<Name>;
  readonly artifacts: readonly Artifact[];
  readonly provenance: Provenance;
}>;

/** What came of one sheet. */
export interface SheetResult {
  readonly sheetIndex: number;
  readonly program: string;
  readonly proof: string;
  readonly verdict: Proof['verdict'];
  readonly nLines: number;
  readonly estimateS: number;
  /** What the proof found, the worst first. */
  readonly findings: readonly Finding[];
  /** What the program does, to look at; absent where nothing could be drawn. */
  readonly pictures?: NonNullable<OperationOutput<'prove_program'>['pictures']>;
}

/** What came of a job. */
export interface JobResult {
  /** `done`: all sheets proved. `unproved`: a proof has findings or open questions. `stopped`: a step could not go on. */
  readonly state: 'done' | 'unproved' | 'stopped';
  /** The step that could not go on. */
  readonly stoppedAt?: OperationName;
  readonly artifacts: readonly Artifact[];
  readonly provenance: readonly Provenance[];
  readonly findings: readonly Finding[];
  readonly sheets: readonly SheetResult[];
  readonly drawing?: OperationOutput<'read_drawing'>;
  readonly nesting?: OperationOutput<'nest_parts'>;
  readonly movement?: OperationOutput<'wood_movement_check'>;
}

/**
 * Runs a job from drawing to report through `call`, whatever face that is. Nothing is decided here but the order: a step whose
 * result holds an error finding stops the job, and later steps are not tried on half a result.
 */
export async function runJob(
  plan: JobPlan,
  drawing: string | { text: string } | { base64: string },
  call: Call,
): Promise<JobResult> {
  const run = recorder(call);
  const { job, tool, cutting, setup } = plan;
  const options = {
    ...job.reading,
    rules: job.rules,
    mergeIdentical: job.mergeIdentical,
    ...(job.unit ? { unit: job.unit } : {}),
  };
  const read = await run.step('read_drawing', { drawing, options });
  if (read.nParts === 0 || read.nFindings.error > 0) return run.stopped('read_drawing', { drawing: read });
  const nesting = await run.step('nest_parts', nestInput(plan, read.parts));
  const soFar = { drawing: read, nesting };
  if (nesting.nUnplaced > 0 || nesting.nPlaced === 0) return run.stopped('nest_parts', soFar);
  const { parts } = read;
  const { layout } = nesting;
  const { throughMm, tabs } = job;
  const planned = await run.step('generate_toolpaths', {
    layout,
    parts,
    tool,
    cutting,
    setup,
    throughMm,
    tabs,
  });
  if (planned.nFindings.error > 0) return run.stopped('generate_toolpaths', soFar);
  const sheets: SheetResult[] = [];
  for (const { sheetIndex } of planned.sheets.filter((sheet) => sheet.nToolpaths > 0)) {
    const sheet = await makeSheet(run, plan, { parts, layout, plan: planned.plan, sheetIndex });
    if (!sheet) return run.stopped('postprocess_grbl', soFar);
    sheets.push(sheet);
  }
  const movement = job.movement ? await run.step('wood_movement_check', job.movement) : undefined;
  await run.step('write_report', {
    title: job.title,
    setup,
    drawing: read.drawing,
    layout,
    plan: planned.plan,
    sheets: sheets.map(({ sheetIndex, program, proof, estimateS, pictures }) => ({
      sheetIndex,
      program,
      proof,
      estimateS,
      ...(pictures === undefined ? {} : { pictures }),
    })),
    ...(movement ? { movement: movement.report } : {}),
    findings: run.findingsOutsideProofs(),
  });
  const isProved = sheets.length > 0 && sheets.every((sheet) => sheet.verdict === 'proved');
  return run.result(isProved ? 'done' : 'unproved', { ...soFar, sheets, ...(movement ? { movement } : {}) });
}

function nestInput({ job, spacingMm }: JobPlan, parts: string): OperationArguments<'nest_parts'> {
  const { sheets, marginMm, rotationsDeg, seed, workBudget } = job;
  return { parts, sheets, spacingMm, marginMm, seed, workBudget, ...(rotationsDeg ? { rotationsDeg } : {}) };
}

/** Writes and proves the program of one sheet; undefined where it could not be written as asked. */
async function makeSheet(
  run: Recorder,
  { job, tool, machine, setup }: JobPlan,
  made: { parts: string; layout: string; plan: string; sheetIndex: number },
): Promise<SheetResult | undefined> {
  const { sheetIndex } = made;
  const title = `${job.title}, sheet ${sheetIndex + 1}`;
  const machineSide = { sheetIndex, tools: [tool], machine, setup };
  const written = await run.step('postprocess_grbl', {
    ...machineSide,
    title,
    plan: made.plan,
    layout: made.layout,
    ...(job.program ? { options: job.program } : {}),
  });
  if (written.nFindings.error > 0) return undefined;
  const { program, nLines, estimateS } = written;
  const { toleranceMm, throughMm } = job;
  const judged = await run.step('prove_program', {
    ...machineSide,
    ...made,
    program,
    toleranceMm,
    throughMm,
    pictures: true,
  });
  const { proof, verdict, findings, pictures } = judged;
  const sheet = { sheetIndex, program, proof, verdict, nLines, estimateS, findings };
  return pictures === undefined ? sheet : { ...sheet, pictures };
}

type Recorder = ReturnType<typeof recorder>;

/** Keeps what every step stored and found. */
function recorder(call: Call) {
  const artifacts = new Map<string, Artifact>();
  const provenance: Provenance[] = [];
  const found: Finding[] = [];
  const outsideProofs: Finding[] = [];
  const result = (state: JobResult['state'], rest: Partial<JobResult>): JobResult => ({
    sheets: [],
    ...rest,
    state,
    artifacts: [...artifacts.values()],
    provenance,
    findings: found,
  });
  return {
    async step<Name extends OperationName>(
      name: Name,
      input: OperationArguments<Name>,
    ): Promise<OperationOutput<Name>> {
      const answer = await call(name, input);
      for (const artifact of answer.artifacts) artifacts.set(artifact.name, artifact);
      provenance.push(answer.provenance);
      const findings = 'findings' in answer.output ? answer.output.findings : [];
      found.push(...findings);
      if (name !== 'prove_program') outsideProofs.push(...findings);
      return answer.output;
    },
    /** Proofs show their findings themselves. */
    findingsOutsideProofs: () => [...outsideProofs],
    result,
    stopped: (stoppedAt: OperationName, rest: Partial<JobResult>) =>
      result('stopped', { ...rest, stoppedAt }),
  };
}
