// The large counts of the fault injection: a thousand changes, two hundred programs without a fault.
import { expect, test } from 'vitest';
import { longRun } from '../../../tools/config/long-run.ts';
import { dialects, inDialect } from './injection/dialects.ts';
import { faceJob } from './injection/faces.ts';
import { proveFaces } from './injection/faces-proof.ts';
import { faceFaults } from './injection/faults-of-faces.ts';
import { anyJob, type Job } from './injection/jobs.ts';
import { shopJob } from './injection/shop.ts';
import { tryShop } from './injection/shop-faults.ts';
import { arcJob, toolJob } from './injection/tool-jobs.ts';
import { alarmsOf, faults, type Outcome, prove, type Trial, tryAll } from './injection/trial.ts';
import { allFaceFaults, type FaceTrial, tryFaces } from './injection/trial-faces.ts';

/** The first seed of a chunk, never negative. */
const seedOf = (chunkSeed: number): number => Math.abs(chunkSeed % 1_000_000);

/** Of all kinds of jobs of one program one. */
function mixedJob(seed: number): Job {
  if (seed % 8 === 5) return toolJob(seed);
  if (seed % 8 === 6) return arcJob(seed);
  if (seed % 8 === 7) return shopJob(seed);
  return anyJob(seed, { withFeatures: seed % 2 > 0, withIntents: seed % 2 > 0 });
}

test('200 programs without a fault are proved, none raises an alarm', async () => {
  const tally = await longRun(
    { name: 'pipeline/injection-clean', total: 200, chunk: 10, seed: 20261201, tally: { nLines: 0 } },
    async (chunkSeed, n, so) => {
      let { nLines } = so;
      for (let i = 0; i < n; i++) {
        const job = mixedJob(seedOf(chunkSeed) + i);
        const { verdict, findings } = await prove(job.asked, job.lines);
        expect([job.name, verdict, ...alarmsOf(findings)]).toEqual([job.name, 'proved']);
        nLines += job.lines.length;
      }
      return { nLines };
    },
  );
  expect(tally.nLines).toBeGreaterThan(10_000);
});

test('200 jobs of the shop are proved in every way of writing, and what is spoilt in them is found', async () => {
  const tally = await longRun(
    {
      name: 'pipeline/injection-shop',
      total: 200,
      chunk: 5,
      seed: 20261203,
      tally: { nJobs: 0, nRetold: 0, nSpoilt: 0, nPlaced: 0 },
    },
    async (chunkSeed, n, so) => {
      let { nJobs, nRetold, nSpoilt, nPlaced } = so;
      for (let i = 0; i < n; i++) {
        const seed = seedOf(chunkSeed) + i;
        const job = shopJob(seed);
        const dialect = dialects[seed % dialects.length];
        const retold = dialect === undefined ? undefined : inDialect(dialect, job.asked, job.lines);
        for (const one of retold === undefined ? [job] : [job, retold]) {
          const { verdict, findings } = await prove(one.asked, one.lines);
          expect([job.name, verdict, ...alarmsOf(findings)]).toEqual([job.name, 'proved']);
        }
        nJobs++;
        if (retold !== undefined) nRetold++;
        const tried = await tryShop(job, seed, prove);
        expect(tried.bad).toEqual([]);
        nSpoilt += tried.nTrials;
        nPlaced += tried.nPlaced;
      }
      return { nJobs, nRetold, nSpoilt, nPlaced };
    },
  );
  expect(tally.nJobs).toBe(200);
  // Not every dialect can tell every job: some write no tool changes, some no arcs.
  expect(tally.nRetold).toBeGreaterThan(80);
  expect(tally.nSpoilt).toBeGreaterThan(1000);
  expect(tally.nPlaced).toBeGreaterThan(200);
});

const start = { nTrials: 0, nFound: 0, nClean: 0, nUnclear: 0 };

test('of 1,000 changes each that does harm is found in its line, and none that does none raises an alarm', async () => {
  const tally = await longRun(
    { name: 'pipeline/injection-faults', total: 120, chunk: 2, seed: 20261202, tally: start },
    async (chunkSeed, n, so) => {
      const trials: Trial[] = [];
      for (let i = 0; i < n; i++) {
        const seed = seedOf(chunkSeed) + i;
        const job = mixedJob(seed);
        trials.push(
          ...(await tryAll(
            job,
            seed,
            faults.filter((_, k) => (k + seed) % 19 === 0),
          )),
        );
      }
      const bad = trials.filter(({ outcome }) => !['found', 'clean', 'unclear'].includes(outcome));
      expect(
        bad.map(({ kind, job, seed, outcome, note }) => `${outcome}: ${kind}, ${job.name}, ${seed}: ${note}`),
      ).toEqual([]);
      return counted(so, trials);
    },
  );
  expect(tally.nTrials).toBeGreaterThan(1000);
  expect(tally.nUnclear).toBeLessThan(tally.nTrials / 8);
});

test('200 pairs of programs for both faces are proved, and what is changed in 300 is found in its line where it does harm', async () => {
  const tally = await longRun(
    {
      name: 'pipeline/injection-faces',
      total: 200,
      chunk: 5,
      seed: 20261204,
      tally: start,
    },
    async (chunkSeed, n, so) => {
      const trials: FaceTrial[] = [];
      for (let i = 0; i < n; i++) {
        const seed = seedOf(chunkSeed) + i;
        const job = faceJob(seed);
        const { verdict, findings } = await proveFaces(job);
        expect([job.name, verdict, ...alarmsOf(findings)]).toEqual([job.name, 'proved']);
        const some = allFaceFaults.filter((_, k) => (k + seed) % (k < faceFaults.length ? 60 : 400) === 0);
        trials.push(...(await tryFaces(job, seed, some)));
      }
      const bad = trials.filter(({ outcome }) => !['found', 'clean', 'unclear'].includes(outcome));
      expect(bad.map(({ kind, name, outcome, note }) => `${outcome}: ${kind}, ${name}: ${note}`)).toEqual([]);
      return counted(so, trials);
    },
  );
  expect(tally.nTrials).toBeGreaterThan(300);
  expect(tally.nUnclear).toBeLessThan(tally.nTrials / 8);
});

/** A tally with trials counted in. */
function counted(so: typeof start, trials: readonly { readonly outcome: Outcome }[]): typeof start {
  const count = (outcome: Outcome): number => trials.filter((trial) => trial.outcome === outcome).length;
  return {
    nTrials: so.nTrials + trials.length,
    nFound: so.nFound + count('found'),
    nClean: so.nClean + count('clean'),
    nUnclear: so.nUnclear + count('unclear'),
  };
}
