import { planToolpaths } from '@millwright/toolpath';
import type { Bench } from '../bench.ts';
import { gridLayout } from '../inputs/grid-layout.ts';
import { cutting, setup, tool } from '../inputs/machining.ts';
import { plates } from '../inputs/plates.ts';
import { requireThat } from '../inputs/require.ts';

const SEED = 1;
const N_PARTS = 40;

/** Planning a whole sheet: outside profiles with ramps and tabs, slots, and bored holes. */
export const bench: Bench = {
  uses: ['toolpath', 'pipeline'],
  rows: [
    {
      metric: 'toolpath.plan-sheet',
      instance: `${N_PARTS} plates, ${4 * N_PARTS} holes`,
      unit: 'ms',
      better: 'lower',
      target: null,
      seed: SEED,
      budget: 0,
      prepare: async () => {
        const parts = plates(N_PARTS, SEED, [140, 200]);
        const request = { layout: gridLayout(parts, [150, 220], 8), parts, tool, cutting, setup };
        const run = () => planToolpaths(request);
        const { toolpaths, uncuttable } = await run();
        requireThat(uncuttable.length === 0, `${uncuttable.length} holes cannot be cut`);
        requireThat(toolpaths.length >= 5 * N_PARTS, `${toolpaths.length} toolpaths`);
        return { amount: 1, run };
      },
    },
  ],
};
