import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyJob, runChain, surprises } from './chain-run.ts';

const N_JOBS = 3_000;
/** Jobs of one seed, so that a failure is found again without running all before it. */
const N_PER_SEED = 100;

test(`${N_JOBS} random jobs are proved, or the plan said why not`, async () => {
  let nProved = 0;
  let nRefused = 0;
  let nPrograms = 0;
  for (let seed = 1; seed <= N_JOBS / N_PER_SEED; seed++) {
    for (const [index, job] of fc.sample(anyJob, { seed, numRuns: N_PER_SEED }).entries()) {
      const outcome = await runChain(job);
      expect(surprises(outcome), `seed ${seed}, job ${index}: ${JSON.stringify(job)}`).toEqual([]);
      nPrograms += outcome.proofs.length;
      if (outcome.planned.some(({ severity }) => severity === 'error')) nRefused++;
      else nProved++;
    }
  }
  console.log(
    `${N_JOBS} jobs, ${nPrograms} programs: ${nProved} jobs proved, ${nRefused} refused by the plan`,
  );
  expect(nProved).toBeGreaterThan(0.9 * N_JOBS);
});
