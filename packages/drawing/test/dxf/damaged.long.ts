import { it } from 'vitest';
import { longRun } from '../../../../tools/config/long-run.ts';
import { files, mutated, randomSource, survives } from './mutations.js';

const total = 100_000;

it(`${total} damaged copies of real DXF files end in a result or a code`, async () => {
  await longRun(
    { name: 'drawing/damaged-dxf', total, chunk: 500, seed: 1, tally: { nRead: 0 } },
    (seed, nCopies, tally) => {
      const random = randomSource(seed);
      let { nRead } = tally;
      for (let n = 0; n < nCopies; n++) {
        const { name, bytes } = files[random(files.length)]!;
        try {
          if (survives(mutated(bytes, random))) nRead++;
        } catch (error) {
          throw new Error(`${name}, copy ${n} of the chunk`, { cause: error });
        }
      }
      return { nRead };
    },
  );
});
