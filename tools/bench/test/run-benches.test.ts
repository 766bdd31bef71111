import { describe, expect, it } from 'vitest';
import type { BenchRow } from '../src/bench.ts';
import { QUICK_TOTAL_S, type RunSettings, runBenches } from '../src/run-benches.ts';
import { type FakeClock, fakeClock, fakeIdentity, fakeRow, fakeStore } from './fakes.ts';

const full: RunSettings = { effort: 'full', fresh: false };
const quick: RunSettings = { effort: 'quick', fresh: false };

function surroundings(clock: FakeClock, store = fakeStore()) {
  const told: string[] = [];
  const onRow = (row: BenchRow, what: string) => told.push(`${what} ${row.instance}`);
  return { store, told, with: { store, clock: clock.now, identityOf: fakeIdentity, onRow } };
}

const bench = (...rows: BenchRow[]) => [{ uses: [], rows }];

describe('a row', () => {
  it('is measured once and then taken from the store', async () => {
    const clock = fakeClock();
    const { store, told, with: outside } = surroundings(clock);
    const first = await runBenches(bench(fakeRow(clock)), full, outside);
    const again = await runBenches(bench(fakeRow(clock)), full, outside);
    expect(again).toEqual(first);
    expect(store.nSaved()).toBe(1);
    expect(told).toEqual(['measuring small', 'known small']);
  });

  it('is measured again when asked for afresh', async () => {
    const clock = fakeClock();
    const { store, with: outside } = surroundings(clock);
    await runBenches(bench(fakeRow(clock)), full, outside);
    await runBenches(bench(fakeRow(clock)), { ...full, fresh: true }, outside);
    expect(store.nSaved()).toBe(2);
  });

  it('measured in full serves a quick run, and not the other way round', async () => {
    const clock = fakeClock();
    const { told, with: outside } = surroundings(clock);
    await runBenches(bench(fakeRow(clock)), quick, outside);
    await runBenches(bench(fakeRow(clock)), full, outside);
    await runBenches(bench(fakeRow(clock)), quick, outside);
    expect(told).toEqual(['measuring small', 'measuring small', 'known small']);
  });

  it('is kept although a later one cannot run', async () => {
    const clock = fakeClock();
    const { store, with: outside } = surroundings(clock);
    const broken = fakeRow(clock, {
      instance: 'broken',
      prepare: () => Promise.reject(new Error('no input')),
    });
    await expect(runBenches(bench(fakeRow(clock), broken), full, outside)).rejects.toThrow('no input');
    expect(store.nSaved()).toBe(1);
  });

  it('is judged by the target of today, also when it was measured before', async () => {
    const clock = fakeClock();
    const { with: outside } = surroundings(clock);
    const [before] = await runBenches(bench(fakeRow(clock)), full, outside);
    const [after] = await runBenches(bench(fakeRow(clock, { target: 0.2 })), full, outside);
    expect(before).toMatchObject({ target: null, ok: true, value: 0.25 });
    expect(after).toMatchObject({ target: 0.2, ok: false, value: 0.25 });
  });

  it('carries its peer’s samples and how many times better it is', async () => {
    const clock = fakeClock();
    const { with: outside } = surroundings(clock);
    const row = fakeRow(clock, {
      peer: 'other 1.0.0',
      prepare: async () => ({ amount: 1, run: () => clock.advance(1), peer: () => clock.advance(3) }),
    });
    const [measured] = await runBenches(bench(row), full, outside);
    expect(measured).toMatchObject({ value: 1, peer: 'other 1.0.0', peerValue: 3, ratio: 3 });
    expect(measured?.peerSamples.length).toBe(measured?.samples.length);
  });

  it('whose peer is named and not run is refused', async () => {
    const clock = fakeClock();
    const { with: outside } = surroundings(clock);
    const named = runBenches(bench(fakeRow(clock, { peer: 'other 1.0.0' })), full, outside);
    await expect(named).rejects.toThrow(/a peer is named and not run/);
  });

  it('may be a figure that no clock measures', async () => {
    const clock = fakeClock();
    const { with: outside } = surroundings(clock);
    const row = fakeRow(clock, { unit: '%', better: 'higher', prepare: async () => ({ figure: 71.5 }) });
    const [found] = await runBenches(bench(row), full, outside);
    expect(found).toMatchObject({ value: 71.5, samples: [71.5], deviation: 0, ok: true });
  });
});

describe('a quick run', () => {
  it('shares its time between the rows that are not known', async () => {
    const clock = fakeClock();
    const rows = Array.from({ length: 20 }, (_, index) =>
      fakeRow(clock, { instance: `${index}`, secondsPerRun: 0.01 }),
    );
    const measured = await runBenches(bench(...rows), quick, surroundings(clock).with);
    expect(measured).toHaveLength(20);
    expect(clock.now()).toBeLessThanOrEqual(QUICK_TOTAL_S);
  });

  it('leaves out what it has no time for, and says so', async () => {
    const clock = fakeClock();
    const { told, with: outside } = surroundings(clock);
    const slow = fakeRow(clock, { instance: 'slow', secondsPerRun: QUICK_TOTAL_S });
    const measured = await runBenches(bench(slow, fakeRow(clock)), quick, outside);
    expect(measured.map(({ instance }) => instance)).toEqual(['slow']);
    expect(told).toEqual(['measuring slow', 'no time left small']);
  });
});
