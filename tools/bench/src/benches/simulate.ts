import { proveProgram } from '@millwright/simulate';
import type { Bench } from '../bench.ts';
import { plates } from '../inputs/plates.ts';
import { requireThat } from '../inputs/require.ts';
import { sheetToProve } from '../inputs/sheet-program.ts';

const SEED = 1;
const N_PARTS = 15;

/** The proof of a sheet as large as one of the nightstand's. */
export const bench: Bench = {
  uses: ['simulate', 'toolpath', 'post-grbl', 'pipeline'],
  rows: [
    {
      metric: 'simulate.prove-sheet',
      instance: `${N_PARTS} plates, ${4 * N_PARTS} holes`,
      unit: 'ms',
      better: 'lower',
      target: 1000,
      targetSource:
        'first bar of the simulate reference, and target T14 of the toolpath reference: 1 s for a sheet',
      seed: SEED,
      budget: 0,
      prepare: async () => {
        const request = await sheetToProve(plates(N_PARTS, SEED, [140, 200]), [150, 220], 5);
        const run = () => proveProgram(request);
        const { verdict, findings } = await run();
        requireThat(verdict === 'proved', `the program is not proved: ${findings[0]?.message}`);
        return { amount: 1, run };
      },
    },
  ],
};
