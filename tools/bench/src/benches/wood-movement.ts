import type { MovementCheck } from '@millwright/contracts';
import { checkMovement, equilibriumMoisturePct } from '@millwright/wood-movement';
import type { Bench } from '../bench.ts';
import { requireThat } from '../inputs/require.ts';
import { between, randomFrom } from '../random.ts';

const SEED = 1;

/** The moisture of wood in air, and checks of panels as a cabinet maker asks them. */
export const bench: Bench = {
  uses: ['wood-movement'],
  rows: [
    {
      metric: 'wood-movement.equilibrium-moisture',
      instance: 'air of 0 to 40 °C, 10 to 90 %',
      unit: 'ns',
      better: 'lower',
      target: 100,
      targetSource: 'target 8 of the wood-movement reference',
      seed: SEED,
      budget: 0,
      prepare: async () => {
        const random = randomFrom(SEED);
        const airs = Array.from({ length: 1_000 }, () => ({
          temperatureC: between(random, 0, 40),
          relativeHumidityPct: between(random, 10, 90),
        }));
        const run = () => airs.reduce((sum, air) => sum + equilibriumMoisturePct(air), 0);
        requireThat(
          run() / airs.length > 5 && run() / airs.length < 15,
          `mean moisture ${run() / airs.length} %`,
        );
        return { amount: airs.length, run };
      },
    },
    {
      metric: 'wood-movement.check',
      instance: '1,000 framed panels in one request',
      unit: 'µs',
      better: 'lower',
      target: null,
      seed: SEED,
      budget: 0,
      prepare: async () => {
        const checks = framedPanels(1_000);
        const climate = { buildMoisturePct: 8, driestMoisturePct: 6, wettestMoisturePct: 12 };
        const run = () => checkMovement({ climate, checks });
        const verdicts = new Set(run().checks.map(({ verdict }) => verdict));
        requireThat(verdicts.has('ok') && verdicts.has('jams'), `verdicts ${[...verdicts]}`);
        return { amount: checks.length, run };
      },
    },
  ],
};

function framedPanels(nPanels: number): MovementCheck[] {
  const random = randomFrom(SEED);
  const species = ['black cherry', 'sugar maple', 'white oak', 'black walnut'];
  return Array.from({ length: nPanels }, (_, index) => ({
    kind: 'framed-panel',
    id: `panel-${index + 1}`,
    species: species[index % species.length] ?? '',
    widthMm: between(random, 100, 600),
    ringAngleDeg: between(random, 0, 90),
    grooveDepthMm: between(random, 8, 12),
    gapPerSideMm: between(random, 0, 6),
  }));
}
