import fc from 'fast-check';
import { it } from 'vitest';
import { longRun } from '../../../../tools/config/long-run.ts';
import { anyWritten, expectGoesOnAnywhere } from '../support/goes-on.js';

const total = 1_000;

it(`${total} written programs go on from every line`, async () => {
  await longRun(
    { name: 'post-grbl/goes-on', total, chunk: 50, seed: 1, tally: { nLines: 0 } },
    async (seed, numRuns, tally) => {
      let { nLines } = tally;
      await fc.assert(
        fc.asyncProperty(anyWritten, async (text) => {
          nLines += await expectGoesOnAnywhere(text);
        }),
        { seed, numRuns },
      );
      return { nLines };
    },
  );
});
