import type { Bench, BenchRow } from '../src/bench.ts';
import type { Judged, RowIdentity } from '../src/row.ts';
import type { RowStore } from '../src/row-store.ts';
import { keyOf } from '../src/row-store.ts';

/** A row that takes `secondsPerRun` on the clock of {@link fakeClock}. */
export const fakeRow = (
  clock: FakeClock,
  over: Partial<BenchRow> & { secondsPerRun?: number } = {},
): BenchRow => {
  const { secondsPerRun = 0.25, ...row } = over;
  return {
    metric: 'fake.work',
    instance: 'small',
    unit: 's',
    better: 'lower',
    target: null,
    seed: 1,
    budget: 0,
    prepare: async () => ({ amount: 1, run: () => clock.advance(secondsPerRun) }),
    ...row,
  };
};

/** A clock that only work moves. */
export interface FakeClock {
  readonly now: () => number;
  readonly advance: (seconds: number) => void;
}

export function fakeClock(): FakeClock {
  let nowS = 0;
  return {
    now: () => nowS,
    advance: (seconds) => {
      nowS += seconds;
    },
  };
}

export const fakeIdentity = (_bench: Bench, row: BenchRow): RowIdentity => ({
  metric: row.metric,
  instance: row.instance,
  unit: row.unit,
  seed: row.seed,
  budget: row.budget,
  peer: row.peer ?? null,
  modules: ['core 00'],
  packages: ['@millwright/fake 1.0.0 00'],
  workload: '00',
  runtime: 'node',
});

/** A store in memory. */
export function fakeStore(): RowStore & { readonly nSaved: () => number } {
  const rows = new Map<string, Parameters<RowStore['save']>[1]>();
  const key = (identity: RowIdentity, effort: string) => `${keyOf(identity)} ${effort}`;
  let nSaved = 0;
  return {
    find: (identity, effort) =>
      rows.get(key(identity, 'full')) ?? (effort === 'quick' ? rows.get(key(identity, 'quick')) : undefined),
    save: (identity, row) => {
      rows.set(key(identity, row.effort), row);
      nSaved++;
    },
    nSaved: () => nSaved,
  };
}

export const judged = (over: Partial<Judged> = {}): Judged => ({
  metric: 'fake.work',
  instance: 'small',
  value: 1,
  unit: 's',
  better: 'lower',
  mean: 1.5,
  deviation: 0.5,
  samples: [1, 2],
  peer: null,
  peerValue: null,
  peerMean: null,
  peerDeviation: null,
  peerSamples: [],
  ratio: null,
  seed: 1,
  budget: 0,
  effort: 'full',
  target: null,
  ok: true,
  ...over,
});
