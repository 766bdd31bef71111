import fc from 'fast-check';
import { describe, it } from 'vitest';
import { anyToolpath, expectRoundTrip } from '../support/round-trip.js';

const N_RUNS = 40_000;

describe('a written program, read back, many times', () => {
  it.each([1, 2, 3, 4, 5])('loses no move and no turn with seed %i', async (seed) => {
    let nMoves = 0;
    await fc.assert(
      fc.asyncProperty(anyToolpath, (each) => {
        nMoves += each.toolpath.moves.length;
        return expectRoundTrip(each);
      }),
      { seed, numRuns: N_RUNS },
    );
    console.log(`seed ${seed}: ${N_RUNS} programs, ${nMoves} moves written and read back`);
  });
});
