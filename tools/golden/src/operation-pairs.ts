import { type Artifact, canonicalJson, type OperationName } from '@millwright/contracts';
import { type Call, planJob, runJob } from '@millwright/pipeline';
import { smallDrawing, smallJob } from './small-job.ts';

/** A face of the product: calls, and reads what they stored. */
export interface Face {
  readonly call: Call;
  readonly read: (artifact: Pick<Artifact, 'id'>) => Promise<Uint8Array>;
}

/** Files by path relative to the root. */
export type Files = Map<string, Uint8Array>;

const encode = (value: unknown) => new TextEncoder().encode(`${canonicalJson(value)}\n`);

/**
 * For every operation a request and its result, as the small job calls them: files `tools/golden/pairs/<nn>-<operation>.…`. Provenance
 * is left out, since it names versions; what artifacts came out stands in the result by digest.
 */
export async function operationPairs(face: Face): Promise<Files> {
  const files: Files = new Map();
  const call: Call = async (name, input) => {
    const answer = await face.call(name, input);
    const place = `tools/golden/pairs/${String(files.size / 2 + 1).padStart(2, '0')}-${name}`;
    files.set(`${place}.request.json`, encode(input));
    files.set(`${place}.result.json`, encode({ output: answer.output, artifacts: answer.artifacts }));
    return answer;
  };
  await runJob(planJob(smallJob), { text: smallDrawing }, call);
  return files;
}

/** Names of the operations that have a pair among some files. */
export const pairedOperations = (files: Files): Set<OperationName> =>
  new Set([...files.keys()].map((path) => path.replace(/^.*\d\d-(\w+)\..*$/, '$1') as OperationName));
