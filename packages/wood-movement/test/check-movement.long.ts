import { expect, it } from 'vitest';
import { longRun } from '../../../tools/config/long-run.ts';
import { compareWithSweep } from './compare-with-sweep.js';

const total = 100_000;

it(`passes none of ${total} random assemblies of all kinds that the sweep breaks, and fails few needlessly`, async () => {
  const plan = { name: 'wood-movement/sweep', total, chunk: 1000, seed: 101 };
  const none = { nOk: 0, nFailing: 0, nNeedless: 0 };
  const { nOk, nNeedless } = await longRun({ ...plan, tally: none }, (seed, numRuns, tally) => {
    const { unsafe, ok, fails, needless } = compareWithSweep({ seed, numRuns });
    expect(unsafe).toEqual([]);
    return {
      nOk: tally.nOk + ok,
      nFailing: tally.nFailing + fails,
      nNeedless: tally.nNeedless + needless,
    };
  });
  expect(nOk).toBeGreaterThan(total / 20);
  expect(nNeedless / total).toBeLessThan(0.01);
});
