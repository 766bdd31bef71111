import { join, relative, resolve } from 'node:path';
import {
  canonicalJson,
  type DrawingQuestion,
  type ErrorCode,
  errorTable,
  type Finding,
  MillwrightError,
} from '@millwright/contracts';
import { type JobResult, jobManifest, runJob } from '@millwright/pipeline';
import { plain } from '../plain.js';
import { reasons } from '../reasons.js';
import { checkOutput, type ResultFile, writeResults } from '../write-results.js';
import type { DemoOptions } from './demo-options.js';
import { type Face, inProcessFace, serverFace } from './faces.js';
import { createJobProgress } from './job-progress.js';
import { loadJob } from './load-job.js';
import { summaryTable } from './summary-table.js';

/**
 * Runs a job through the MCP server and writes what came of it.
 * @returns the exit status
 * @throws MillwrightError whatever stops the job before there is something to write
 */
export async function runDemo(options: DemoOptions): Promise<number> {
  const { plan, drawing } = await loadJob(options);
  await checkOutput(options.out);
  const progress = createJobProgress(options);
  const open = options.isInProcess ? inProcessFace : serverFace;
  const face = await open(progress.onStep);
  try {
    const result = await runJob(plan, drawing, face.call);
    progress.end();
    if (result.state === 'stopped') throw stopError(result);
    const manifest = jobManifest(plan, result);
    await writeResults(options.out, await filesOf(manifest, result, face));
    const where = relative(process.cwd(), resolve(options.out)) || '.';
    process.stdout.write(
      options.asJson
        ? `${canonicalJson(manifest)}\n`
        : summaryTable(plan, result, join(where, 'report.html')),
    );
    if (result.state === 'done') return 0;
    const why = plain(reasons(proofFindings(result)) ?? 'A program could not be proved.');
    process.stderr.write(
      `PROOF_FAILED: ${why} Programs that are not proved were not written; see the report.\n`,
    );
    return errorTable.PROOF_FAILED.exitStatus;
  } finally {
    progress.end();
    await face.close();
  }
}

async function filesOf(
  manifest: ReturnType<typeof jobManifest>,
  result: JobResult,
  face: Face,
): Promise<ResultFile[]> {
  const handedOut = new Set(
    manifest.artifacts.filter((artifact) => artifact.handedOut).map(({ sha256 }) => sha256),
  );
  const files: ResultFile[] = [];
  for (const artifact of result.artifacts.filter(({ id }) => handedOut.has(id))) {
    files.push({ name: artifact.name, bytes: await face.read(artifact) });
  }
  files.push({
    name: 'manifest.json',
    bytes: new TextEncoder().encode(`${JSON.stringify(manifest, undefined, 2)}\n`),
  });
  return files;
}

/** What a finding’s remedy is called on this command line. */
const HINTS: Readonly<Record<string, string>> = {
  DRAWING_UNIT_UNKNOWN: 'Here that is --unit, for example --unit in.',
};

/** What stands against the programs: warnings about the drawing are not why a proof fails. */
function proofFindings({ sheets }: JobResult): readonly Finding[] {
  return sheets.filter(({ verdict }) => verdict !== 'proved').flatMap(({ findings }) => findings);
}

/** How the first question of the drawing is answered otherwise on this command line; undefined where there is none. */
function answersTo(questions: readonly DrawingQuestion[]): string | undefined {
  const answers = questions.map(({ choices, chosen }) =>
    choices.flatMap(({ options, consequence }, index) => {
      const { unit: _, rules: __, ...answer } = options;
      const [name, choice] = Object.entries(answer)[0] ?? [];
      return name === undefined || index === chosen ? [] : [`--answer ${name}=${choice} (${consequence})`];
    }),
  );
  const first = answers.find((one) => one.length > 0);
  return first === undefined ? undefined : `Here that is ${first.join(' or ')}.`;
}

/** A job that could not go on ends in one line: the worst findings, and the exit status of their kind. */
function stopError(result: JobResult): MillwrightError {
  const code: ErrorCode = result.stoppedAt === 'read_drawing' ? 'INPUT_INVALID' : 'PLAN_INFEASIBLE';
  const message =
    reasons(result.findings) ?? 'The drawing holds no closed outline, so there is nothing to cut.';
  const hint =
    result.findings.map((found) => HINTS[found.code]).find((one) => one !== undefined) ??
    answersTo(result.drawing?.questions ?? []) ??
    '';
  return new MillwrightError(code, { message, hint, data: { findings: result.findings } });
}
