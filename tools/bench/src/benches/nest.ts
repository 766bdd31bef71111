import type { Part, SheetStock } from '@millwright/contracts';
import { nestParts } from '@millwright/nest';
import type { Bench, BenchRow } from '../bench.ts';
import { plates } from '../inputs/plates.ts';
import { requireThat } from '../inputs/require.ts';

const SEED = 1;
const BUDGET = 400;
const SHEET: SheetStock = {
  id: 'birch-12',
  material: 'plywood',
  widthMm: 1220,
  heightMm: 1220,
  thicknessMm: 12,
  grainDeg: 0,
  quantity: 10,
};

/** How fast places are evaluated, and what the layout then yields for the same work budget. */
export const bench: Bench = {
  uses: ['nest'],
  rows: [
    nestRow({ metric: 'nest.evaluations', unit: 'evaluations/s', measures: 'rate' }),
    nestRow({ metric: 'nest.yield', unit: '% of the sheets used', measures: 'yield' }),
  ],
};

function nestRow(row: { metric: string; unit: string; measures: 'rate' | 'yield' }): BenchRow {
  const nParts = 40;
  return {
    metric: row.metric,
    instance: `${nParts} plates on 1220 × 1220 mm, 8 mm apart`,
    unit: row.unit,
    better: 'higher',
    target: null,
    seed: SEED,
    budget: BUDGET,
    prepare: async () => {
      const run = nesting(plates(nParts, SEED));
      const { workDone, layout } = await run();
      requireThat(layout.placements.length === nParts, `${layout.unplaced.length} parts found no place`);
      return row.measures === 'rate' ? { amount: workDone, run } : { figure: 100 * layout.yieldRatio };
    },
  };
}

const nesting = (parts: readonly Part[]) => () =>
  nestParts({ parts, sheets: [SHEET], spacingMm: 8, marginMm: 10, seed: SEED, workBudget: BUDGET });
