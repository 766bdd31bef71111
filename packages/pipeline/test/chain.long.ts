import fc from 'fast-check';
import { expect, test } from 'vitest';
import { longRun } from '../../../tools/config/long-run.ts';
import { anyJob, runChain, surprises } from './chain-run.ts';

const total = 3_000;

test(`of ${total} random jobs every one is proved, or its plan said why not`, async () => {
  const { nRefused } = await longRun(
    {
      name: 'pipeline/chain',
      total,
      chunk: 20,
      seed: 20261121,
      tally: { nPrograms: 0, nTabs: 0, nRefused: 0 },
    },
    async (seed, numRuns, tally) => {
      let { nPrograms, nTabs, nRefused } = tally;
      await fc.assert(
        fc.asyncProperty(anyJob, async (job) => {
          const outcome = await runChain(job);
          expect(surprises(outcome)).toEqual([]);
          nPrograms += outcome.proofs.length;
          nTabs += outcome.nTabs;
          if (outcome.planned.some(({ severity }) => severity === 'error')) nRefused++;
        }),
        { seed, numRuns },
      );
      return { nPrograms, nTabs, nRefused };
    },
  );
  expect(nRefused).toBeLessThan(total / 20);
});
