import { isAbsolute, relative, resolve } from 'node:path';
import { canonicalJson, errorTable, MillwrightError, type Proof, sha256 } from '@millwright/contracts';
import { byDanger, loadEngines, readEngineFlags } from '@millwright/pipeline';
import { createProgressLine } from '../progress-line.js';
import { readInput } from '../read-input.js';
import { checkOutput, type ResultFile, writeResults } from '../write-results.js';
import { missingNames } from './missing-inputs.js';
import { picturesOf } from './pictures.js';
import { programText } from './program-text.js';
import { requestOf, requestOfJob } from './proof-request.js';
import { proofTable } from './proof-table.js';
import type { ProveOptions } from './prove-options.js';

/**
 * Reads a program of whatever origin, proves what can be proved of it, and writes the proof with its pictures.
 * @returns the exit status: 0 only where the program is proved
 * @throws MillwrightError whatever stops it before there is something to write
 */
export async function runProve(options: ProveOptions): Promise<number> {
  const progress = createProgressLine(options);
  try {
    const { proof, files, text } = await prove(options, progress);
    progress.step('writing the results');
    await writeResults(options.out, [...files, manifestOf(options, proof, files)]);
    progress.end();
    const folder = relative(process.cwd(), resolve(options.out)) || '.';
    const { isTTY, columns } = process.stdout;
    const lines = text.split(/\r\n|\n|\r/);
    process.stdout.write(
      options.asJson
        ? `${canonicalJson(proof)}\n`
        : proofTable({ proof, lines, folder, files, columns: isTTY ? columns : undefined }),
    );
    if (proof.verdict === 'proved') return 0;
    process.stderr.write(`PROOF_FAILED: ${whyNot(proof)}\n`);
    return errorTable.PROOF_FAILED.exitStatus;
  } finally {
    progress.end();
  }
}

async function prove(options: ProveOptions, progress: ReturnType<typeof createProgressLine>) {
  const bytes = await readInput(options.file);
  keepProgram(options);
  await checkOutput(options.out);
  const engines = await loadEngines(readEngineFlags({}));
  const during = (text: string) => ({
    onProgress: ({ doneRatio, message }: { doneRatio: number; message: string }) =>
      progress.step(text, doneRatio, message),
  });
  progress.step('reading the program');
  const text = programText(bytes, options.file);
  const reading = await engines['post-grbl'].readProgram({ text }, during('reading the program'));
  if (reading.motions.length === 0 && reading.diagnostics.some(({ severity }) => severity === 'error')) {
    throw new MillwrightError('FILE_UNREADABLE', {
      message: `${options.file} is no G-code: of its ${reading.nLines} lines none moves the machine.`,
      hint: 'Name the G-code file.',
    });
  }
  const digest = sha256(bytes);
  if (options.job !== undefined) progress.step('planning the job anew');
  if (options.drawing !== undefined) progress.step('reading the drawing');
  const request =
    options.job === undefined
      ? { ...(await requestOf(options, reading, digest)), text }
      : await requestOfJob(options.job, reading, digest);
  progress.step('proving the program');
  const proof = await engines.simulate.proveProgram(request, during('proving the program'));
  const pictures = await picturesOf(request, proof, { text, onStep: (step) => progress.step(step) });
  return { proof, text, files: [jsonFile('proof.json', proof), ...pictures] };
}

/**
 * New results replace earlier ones, and the program that a job wrote beside them is one of these.
 * @throws MillwrightError OUTPUT_NOT_WRITABLE
 */
function keepProgram({ file, out }: ProveOptions): void {
  const inside = relative(resolve(out), resolve(file));
  if (inside.startsWith('..') || isAbsolute(inside)) return;
  throw new MillwrightError('OUTPUT_NOT_WRITABLE', {
    message: `Results cannot be written to ${resolve(out)}: the program ${inside} lies in it and could be lost.`,
    hint: 'Name another folder with --out.',
  });
}

/** In one line what the table says at length: how much is wrong, the worst of it, and what was not given. */
function whyNot(proof: Proof): string {
  const errors = proof.findings.filter(({ severity }) => severity === 'error');
  const nOpen = proof.obligations.filter(({ state }) => state === 'undecided').length;
  const [worst] = byDanger(proof.findings.filter(({ severity }) => severity !== 'info'));
  const names = missingNames(proof);
  return [
    errors.length > 0 ? `${plural(errors.length, 'error')}.` : `${plural(nOpen, 'question')} open.`,
    ...(worst === undefined ? [] : [`The worst: ${worst.code}${inLine(worst.programLine)}.`]),
    ...(names === '' ? [] : [`Not given: ${names}.`]),
    ...(errors.length > 0 ? ['Do not run it like this.'] : []),
  ].join(' ');
}

const inLine = (line: number | undefined): string => (line === undefined ? '' : `, line ${line}`);
const plural = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;

function jsonFile(name: string, value: unknown): ResultFile {
  return { name, bytes: new TextEncoder().encode(`${JSON.stringify(value, undefined, 2)}\n`) };
}

function manifestOf({ file }: ProveOptions, proof: Proof, files: readonly ResultFile[]): ResultFile {
  return jsonFile('manifest.json', {
    manifestVersion: 1,
    program: { file: relative(process.cwd(), resolve(file)), sha256: proof.programSha256 },
    verdict: proof.verdict,
    artifacts: files.map(({ name, bytes }) => ({ file: name, sha256: sha256(bytes) })),
  });
}
