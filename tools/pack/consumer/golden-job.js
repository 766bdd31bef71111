// The small golden job, run by the packages as installed. The same file runs in every Node, in a page and in a worker.
import { canonicalJson, sha256 } from '@millwright/contracts';
import { createPipeline, loadEngines, planJob, readEngineFlags, runJob } from '@millwright/pipeline';
import { readProgram } from '@millwright/post-grbl';
import { describeProgram, drawEngagement, proveProgram } from '@millwright/simulate';
import { drawDifference, drawSheet } from '@millwright/simulate/pictures';
import { recordReplay, replayPage } from '@millwright/simulate/replay';
import { runHardProof } from './hard-proof.js';
import { smallDrawing, smallJob } from './small-job.js';

/** SHA-256 by name of every request, every result, every artifact and all of the hard proof, named as among the golden files. */
export async function goldenDigests() {
  const pipeline = createPipeline({ engines: await loadEngines(readEngineFlags({})) });
  const digests = {};
  let nCalls = 0;
  const call = async (name, input) => {
    const answer = await pipeline.call(name, input);
    nCalls += 1;
    const pair = `${String(nCalls).padStart(2, '0')}-${name}`;
    digests[`${pair}.request.json`] = await digestOf(encode(input));
    digests[`${pair}.result.json`] = await digestOf(
      encode({ output: answer.output, artifacts: answer.artifacts }),
    );
    for (const artifact of answer.artifacts) {
      const stored = await pipeline.store.get(artifact.id);
      digests[`${pair} ${artifact.name}`] = await digestOf(stored.bytes);
    }
    return answer;
  };
  await runJob(planJob(smallJob), { text: smallDrawing }, call);
  const proofs = await runHardProof({
    readProgram,
    proveProgram,
    describeProgram,
    drawEngagement,
    drawSheet,
    drawDifference,
    recordReplay,
    replayPage,
    sha256,
  });
  for (const [name, value] of Object.entries(proofs))
    digests[`proof/${name}`] = await digestOf(bytesOf(value));
  return digests;
}

const bytesOf = (value) => {
  if (value instanceof Uint8Array) return value;
  return typeof value === 'string' ? new TextEncoder().encode(value) : encode(value);
};

const encode = (value) => new TextEncoder().encode(`${canonicalJson(value)}\n`);

/** By the environment itself, not by the code under test. */
async function digestOf(bytes) {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
