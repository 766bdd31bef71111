import { it } from 'vitest';
import { longRun } from '../../../../tools/config/long-run.ts';
import { bytesOf } from '../helpers.js';
import { codeOrDrawing, damaged, randomFrom, WHOLE } from './mutations.js';

const total = 100_000;

it(`${total} damaged copies of an SVG end in a drawing or a code`, async () => {
  await longRun(
    { name: 'drawing/damaged-svg', total, chunk: 500, seed: 1, tally: { nRead: 0 } },
    async (seed, nCopies, tally) => {
      const random = randomFrom(seed);
      let { nRead } = tally;
      for (let n = 0; n < nCopies; n++) {
        if ((await codeOrDrawing(bytesOf(damaged(WHOLE, random)))) === undefined) nRead++;
      }
      return { nRead };
    },
  );
});
