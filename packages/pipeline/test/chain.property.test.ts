import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyJob, runChain, surprises } from './chain-run.ts';

test('whatever the parts, the program made of a plan without errors is proved, and its tabs stand whole', async () => {
  await fc.assert(
    fc.asyncProperty(anyJob, async (job) => {
      expect(surprises(await runChain(job))).toEqual([]);
    }),
    { seed: 20261121, numRuns: 24, endOnFailure: true },
  );
});
