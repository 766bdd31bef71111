import fc from 'fast-check';
import { expect, it } from 'vitest';
import { longRun } from '../../../tools/config/long-run.ts';
import { proveProgram } from '../src/index.js';
import { anyJob } from './support/arbitraries.js';
import { seriousFindings } from './support/mutate.js';

const total = 2000;

it(`${total} programs that are right by construction are all proved, none raises an alarm`, async () => {
  await longRun(
    { name: 'simulate/programs', total, chunk: 20, seed: 60, tally: { nMotions: 0 } },
    async (seed, numRuns, tally) => {
      let { nMotions } = tally;
      await fc.assert(
        fc.asyncProperty(anyJob, async ({ request }) => {
          nMotions += request.reading.motions.length;
          expect(seriousFindings(await proveProgram(request))).toEqual([]);
        }),
        { seed, numRuns, endOnFailure: true },
      );
      return { nMotions };
    },
  );
});
