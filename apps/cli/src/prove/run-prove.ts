import { relative, resolve } from 'node:path';
import { canonicalJson, errorTable, type Proof, sha256 } from '@millwright/contracts';
import { loadEngines, readEngineFlags } from '@millwright/pipeline';
import { plain } from '../plain.js';
import { readInput } from '../read-input.js';
import { reasons } from '../reasons.js';
import { checkOutput, type ResultFile, writeResults } from '../write-results.js';
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
  const bytes = await readInput(options.file);
  await checkOutput(options.out);
  const engines = await loadEngines(readEngineFlags({}));
  const say = (text: string): void => {
    if (!options.isQuiet) process.stderr.write(`${text} …\n`);
  };
  say('reading the program');
  const text = programText(bytes, options.file);
  const reading = await engines['post-grbl'].readProgram({ text });
  const digest = sha256(bytes);
  const request =
    options.job === undefined
      ? { ...requestOf(options, reading, digest), text }
      : await requestOfJob(options.job, reading, digest);
  say('proving the program');
  const proof = await engines.simulate.proveProgram(request);
  say('drawing what it cuts');
  const files: ResultFile[] = [jsonFile('proof.json', proof), ...(await picturesOf(request, proof))];
  await writeResults(options.out, [...files, manifestOf(options, proof, files)]);
  const where = relative(process.cwd(), resolve(options.out)) || '.';
  process.stdout.write(options.asJson ? `${canonicalJson(proof)}\n` : proofTable(proof, where, files));
  if (proof.verdict === 'proved') return 0;
  const why = reasons(proof.findings.filter(({ severity }) => severity !== 'info')) ?? missingOf(proof);
  process.stderr.write(`PROOF_FAILED: ${plain(why)}\n`);
  return errorTable.PROOF_FAILED.exitStatus;
}

function missingOf({ missing, obligations }: Proof): string {
  if (missing.length > 0) return `Not given: ${missing.map(({ input }) => input).join(', ')}.`;
  return obligations.find(({ state }) => state === 'undecided')?.detail ?? 'Something stayed undecided.';
}

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
