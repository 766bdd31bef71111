// The large count: every kind of change on small sheets, on the nightstand's, and on random parts.
import { nestParts } from '@millwright/nest';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { longRun } from '../../../tools/config/long-run.ts';
import { anyPart } from './chain-parts.ts';
import { nightstandSheet, type Programmed, programmed, prove, smallSheet } from './proof-faults/jobs.ts';
import { deceived, falseAlarms, type Trial, table, tryKinds } from './proof-faults/tally.ts';

const start = { nTrials: 0, nHarmful: 0, nHarmless: 0, nUnclear: 0 };

/** Fails where the proof was deceived or raised a false alarm; counts. */
function counted(tally: typeof start, trials: readonly Trial[]): typeof start {
  expect(deceived(trials)).toEqual([]);
  expect(falseAlarms(trials)).toEqual([]);
  const count = (effect: string): number => trials.filter((trial) => trial.effect === effect).length;
  return {
    nTrials: tally.nTrials + trials.length,
    nHarmful: tally.nHarmful + count('harm'),
    nHarmless: tally.nHarmless + count('none'),
    nUnclear: tally.nUnclear + count('unclear'),
  };
}

test('of the small sheets, changed 60 times in each way, none is proved that does harm, and all are that do none', async () => {
  const sheets = [12, 18].map(smallSheet);
  const programs = [
    ...(await Promise.all(sheets.map(({ parts, layout }, i) => programmed(`sheet ${i}`, parts, layout)))),
    await programmed('no tabs', smallSheet(12).parts, smallSheet(12).layout, 0),
  ];
  const tally = await longRun(
    { name: 'pipeline/proof-faults-small', total: 20, chunk: 1, seed: 20261122, tally: start },
    async (firstSeed, nTimes, so) => counted(so, await tryKinds(programs, { nTimes, firstSeed })),
  );
  expect(tally.nUnclear).toBeLessThan(tally.nTrials / 10);
});

test('nor of the nightstand', async () => {
  const programs = [0, 1, 2].map(nightstandSheet);
  const tally = await longRun(
    { name: 'pipeline/proof-faults-nightstand', total: 4, chunk: 1, seed: 20261123, tally: start },
    async (firstSeed, nTimes, so) => {
      const trials = await tryKinds(programs, { nTimes, firstSeed });
      console.log(table(trials));
      return counted(so, trials);
    },
  );
  expect(tally.nUnclear).toBeLessThan(tally.nTrials / 10);
});

test('nor of 60 sheets of random parts', async () => {
  const tally = await longRun(
    { name: 'pipeline/proof-faults-random', total: 60, chunk: 2, seed: 20261124, tally: start },
    async (firstSeed, numRuns, so) => {
      const programs: Programmed[] = [];
      for (const parts of fc.sample(anyParts, { seed: firstSeed, numRuns })) {
        const made = await randomProgram(parts);
        if (made !== undefined) programs.push(made);
      }
      return counted(so, await tryKinds(programs, { nTimes: 1, firstSeed }));
    },
  );
  expect(tally.nTrials).toBeGreaterThan(2000);
  expect(tally.nUnclear).toBeLessThan(tally.nTrials / 10);
});

const anyParts = fc
  .array(anyPart(6), { minLength: 1, maxLength: 2 })
  .map((parts) => parts.map((part, i) => ({ ...part, id: `part-${i}` })));

/** A program for random parts; undefined where they do not fit, or where it is not right before any change (the chain's own test looks at that). */
async function randomProgram(parts: Parameters<typeof programmed>[1]): Promise<Programmed | undefined> {
  const { layout } = await nestParts({
    parts,
    sheets: [{ id: 'ply', material: 'plywood', widthMm: 700, heightMm: 500, thicknessMm: 12, quantity: 1 }],
    spacingMm: 14,
    marginMm: 10,
    workBudget: 20,
  });
  if (layout.placements.length === 0) return undefined;
  const made = await programmed(JSON.stringify(parts).slice(0, 40), parts, layout);
  return (await prove(made.job, made.text)).verdict === 'proved' ? made : undefined;
}
