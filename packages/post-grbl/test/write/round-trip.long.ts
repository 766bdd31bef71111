import fc from 'fast-check';
import { it } from 'vitest';
import { longRun } from '../../../../tools/config/long-run.ts';
import { anyToolpath, expectRoundTrip } from '../support/round-trip.js';

const total = 200_000;

it(`${total} written programs, read back, lose no move and no turn`, async () => {
  await longRun(
    { name: 'post-grbl/round-trip', total, chunk: 1000, seed: 1, tally: { nMoves: 0 } },
    async (seed, numRuns, tally) => {
      let { nMoves } = tally;
      await fc.assert(
        fc.asyncProperty(anyToolpath, (each) => {
          nMoves += each.toolpath.moves.length;
          return expectRoundTrip(each);
        }),
        { seed, numRuns },
      );
      return { nMoves };
    },
  );
});
