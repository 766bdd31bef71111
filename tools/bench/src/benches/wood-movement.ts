import type { MovementCheck } from '@millwright/contracts';
import { checkMovement, equilibriumMoisturePct, judgeCheck, siteOf } from '@millwright/wood-movement';
import type { Bench, BenchRow } from '../bench.ts';
import { requireThat } from '../inputs/require.ts';
import { between, randomFrom } from '../random.ts';

const SEED = 1;
const TARGET = 'target 8 of the wood-movement reference';
const CLIMATE = { buildMoisturePct: 8, driestMoisturePct: 6, wettestMoisturePct: 12 };

/** The moisture of wood in air, and checks of joints as a cabinet maker asks them; nothing is awaited. */
export const bench: Bench = {
  uses: ['wood-movement'],
  rows: [
    {
      metric: 'wood-movement.equilibrium-moisture',
      instance: 'air of 0 to 40 °C, 10 to 90 %',
      unit: 'ns',
      better: 'lower',
      target: 100,
      targetSource: TARGET,
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
    judgeRow('1,000 framed panels, core without validation and words', framedPanels),
    judgeRow('1,000 joints of twelve kinds, core without validation and words', mixedJoints),
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
        const run = () => checkMovement({ climate: CLIMATE, checks });
        const verdicts = new Set(run().checks.map(({ verdict }) => verdict));
        requireThat(verdicts.has('ok') && verdicts.has('jams'), `verdicts ${[...verdicts]}`);
        return { amount: checks.length, run };
      },
    },
  ],
};

/** Verdict, margin, band and dimensions to cut in numbers, from checks that were validated before. */
function judgeRow(instance: string, make: (nChecks: number) => MovementCheck[]): BenchRow {
  return {
    metric: 'wood-movement.judge',
    instance,
    unit: 'µs',
    better: 'lower',
    target: 1,
    targetSource: TARGET,
    seed: SEED,
    budget: 0,
    prepare: async () => {
      const checks = make(1_000);
      const site = siteOf({ climate: CLIMATE });
      const run = () => checks.reduce((sum, check) => sum + (judgeCheck(check, site).marginMm ?? 0), 0);
      const verdicts = new Set(checks.map((check) => judgeCheck(check, site).verdict));
      requireThat(verdicts.has('ok') && verdicts.has('tight'), `verdicts ${[...verdicts]}`);
      return { amount: checks.length, run };
    },
  };
}

const SPECIES = ['black cherry', 'sugar maple', 'white oak', 'black walnut'];

function framedPanels(nPanels: number): MovementCheck[] {
  const random = randomFrom(SEED);
  return Array.from({ length: nPanels }, (_, index) => ({
    kind: 'framed-panel',
    id: `panel-${index + 1}`,
    species: SPECIES[index % SPECIES.length] ?? '',
    widthMm: between(random, 100, 600),
    ringAngleDeg: between(random, 0, 90),
    grooveDepthMm: between(random, 8, 12),
    gapPerSideMm: between(random, 0, 6),
  }));
}

/** Joints in turn, each with dimensions between too tight and roomy. */
function mixedJoints(nJoints: number): MovementCheck[] {
  const random = randomFrom(SEED);
  return Array.from({ length: nJoints }, (_, index) => {
    const make = JOINTS[index % JOINTS.length] ?? framedPanelOf;
    const species = SPECIES[index % SPECIES.length] ?? '';
    const wood = { species, ringAngleDeg: between(random, 0, 90) };
    return make(`joint-${index + 1}`, wood, (least, most) => between(random, least, most));
  });
}

type MakeJoint = (
  id: string,
  wood: { readonly species: string; readonly ringAngleDeg: number },
  size: (least: number, most: number) => number,
) => MovementCheck;

const framedPanelOf: MakeJoint = (id, wood, size) => ({
  kind: 'framed-panel',
  id,
  ...wood,
  widthMm: size(100, 600),
  grooveDepthMm: size(8, 12),
  gapPerSideMm: size(0, 6),
});

const travelOf = (size: (least: number, most: number) => number) => ({
  inwardTravelMm: size(0, 15),
  outwardTravelMm: size(0, 15),
});

const JOINTS: readonly MakeJoint[] = [
  framedPanelOf,
  (id, wood, size) => ({
    kind: 'build-season',
    id,
    ...wood,
    widthMm: size(100, 600),
    growthRoomMm: size(0, 15),
    shrinkageRoomMm: size(0, 15),
  }),
  (id, wood, size) => ({
    kind: 'breadboard',
    id,
    ...wood,
    widthMm: size(400, 900),
    fixedAt: 'centre',
    ...travelOf(size),
    pinDiameterMm: 8,
  }),
  (id, wood, size) => ({
    kind: 'top-fastener',
    id,
    ...wood,
    widthMm: size(300, 900),
    slotTravelMm: size(0, 15),
    fixedAt: 'centre',
  }),
  (id, wood, size) => ({
    kind: 'drawer-front',
    id,
    ...wood,
    widthMm: size(80, 250),
    gapMm: size(1, 8),
    leastGapMm: 0.5,
  }),
  (id, wood, size) => ({
    kind: 'inset-door',
    id,
    ...wood,
    construction: 'slab',
    widthMm: size(300, 600),
    gapMm: size(1, 15),
    leastGapMm: 1,
  }),
  (id, wood, size) => ({
    kind: 'cross-grain-joint',
    id,
    ...wood,
    widthMm: size(20, 120),
    toleratedMismatchMm: size(0, 2),
  }),
  (id, wood, size) => ({
    kind: 'mitred-frame',
    id,
    ...wood,
    widthMm: size(30, 120),
    toleratedGapMm: size(0.1, 3),
  }),
  (id, wood, size) => ({
    kind: 'carcass',
    id,
    ...wood,
    widthMm: size(300, 600),
    fixing: 'one-end',
    ...travelOf(size),
  }),
  (id, wood, size) => ({
    kind: 'dovetails',
    id,
    tails: wood,
    pins: { species: 'white oak', ringAngleDeg: 0 },
    widthMm: size(80, 300),
    toleratedMismatchMm: size(0, 4),
  }),
  (id, wood, size) => ({ kind: 'solid-bottom', id, ...wood, widthMm: size(300, 600), ...travelOf(size) }),
  (id, wood, size) => ({
    kind: 'inlay',
    id,
    inlay: wood,
    ground: { species: 'sugar maple', ringAngleDeg: 0 },
    grain: 'parallel',
    widthMm: size(3, 60),
    toleratedGapMm: size(0.05, 1),
  }),
];
