// The judge inside the house: programs that are right by construction, each changed in one place. Whether a change does harm, and in
// which line, is calculated by the oracle of this folder, which shares no code with the proof.
import { describe, expect, it } from 'vitest';
import { effectOf, known } from './injection/effect.ts';
import { exhibits } from './injection/exhibits.ts';
import { faceJob } from './injection/faces.ts';
import { proveFaces } from './injection/faces-proof.ts';
import { faceFaults } from './injection/faults-of-faces.ts';
import { toolFaults } from './injection/faults-of-tools.ts';
import { anyJob, type Scope } from './injection/jobs.ts';
import { shopJob } from './injection/shop.ts';
import { tryShop } from './injection/shop-faults.ts';
import { arcJob, toolJob } from './injection/tool-jobs.ts';
import { alarmsOf, faults, prove, type Trial, table, tryAll } from './injection/trial.ts';
import { allFaceFaults, type FaceTrial, tryFaces } from './injection/trial-faces.ts';

const plain: Scope = { withFeatures: false, withIntents: false };
const rich: Scope = { withFeatures: true, withIntents: true };

const N_CLEAN = 50;
const N_TRIALS = 150;

/** Small programs keep the run short; the long run takes all of them. */
const jobs = (nJobs: number, scope: Scope, first: number, mostLines = 260) => {
  const all = [];
  for (let seed = first; all.length < nJobs; seed++) {
    const job = anyJob(seed, scope);
    if (job.lines.length <= mostLines) all.push({ job, seed });
  }
  return all;
};

describe('programs that are right by construction', () => {
  it(`${N_CLEAN} of them are proved without a warning, and the oracle finds nothing in them either`, async () => {
    for (const { job } of [...jobs(N_CLEAN / 2, plain, 5000), ...jobs(N_CLEAN / 2, rich, 6000)]) {
      const { verdict, findings } = await prove(job.asked, job.lines);
      expect([job.name, verdict, ...alarmsOf(findings)]).toEqual([job.name, 'proved']);
    }
    for (const { job } of jobs(10, rich, 6000, 150)) {
      const text = `${job.lines.join('\n')}\n`;
      expect(effectOf(known(text, job.asked), text, { ...job.asked })).toMatchObject({
        harms: [],
        doubts: [],
      });
    }
  });
});

describe('the shop', () => {
  const names = Object.keys(exhibits);

  it.each(names)('%s: proved without a warning', async (name) => {
    const job = shopJob(1, new RegExp(`^${name}$`));
    const { verdict, findings } = await prove(job.asked, job.lines);
    expect([job.name, verdict, ...alarmsOf(findings)]).toEqual([job.name, 'proved']);
  });

  it('finds what is lost, too high, too deep or beside its place', async () => {
    let [nTrials, nPlaced] = [0, 0];
    for (const [i, name] of names.entries()) {
      const job = shopJob(100 + i, new RegExp(`^${name}$`));
      const tried = await tryShop(job, i, prove, (at) => (at + i) % 4 === 0);
      expect(tried.bad).toEqual([]);
      nTrials += tried.nTrials;
      nPlaced += tried.nPlaced;
    }
    expect(nTrials).toBeGreaterThan(20);
    expect(nPlaced).toBeGreaterThan(4);
  });
});

describe('several tools, and wide arcs', () => {
  it('are proved without a warning', async () => {
    for (const job of [700, 701, 702, 703, 704].map(toolJob).concat([710, 711].map(arcJob))) {
      const { verdict, findings } = await prove(job.asked, job.lines);
      expect([job.name, verdict, ...alarmsOf(findings)]).toEqual([job.name, 'proved']);
    }
  });

  it('a change of tool that is lost, unsafe or to another tool is found in its line', async () => {
    const trials: Trial[] = [];
    for (const seed of [720, 721, 722]) {
      const some = toolFaults.filter((_, i) => (i + seed) % 4 === 0);
      trials.push(...(await tryAll(toolJob(seed), seed, some)));
    }
    const bad = trials.filter(({ outcome }) => !['found', 'clean', 'unclear'].includes(outcome));
    expect(bad.map(({ kind, job, outcome, note }) => `${outcome}: ${kind}, ${job.name}: ${note}`)).toEqual(
      [],
    );
    expect(trials.filter(({ outcome }) => outcome === 'found').length, table(trials)).toBeGreaterThan(9);
  });
});

describe('two programs for both faces', () => {
  it('6 pairs that are right by construction are proved without a warning', async () => {
    for (let seed = 400; seed < 406; seed++) {
      const job = faceJob(seed);
      const { verdict, findings } = await proveFaces(job);
      expect([job.name, verdict, ...alarmsOf(findings)]).toEqual([job.name, 'proved']);
    }
  });

  it('a second side out of register, turned the wrong way, too deep or of another sheet is found in its line', async () => {
    const trials: FaceTrial[] = [];
    for (let seed = 410; trials.length < 16; seed++) {
      const job = faceJob(seed);
      if (job.first.lines.length + job.second.lines.length > 420) continue;
      // Each job takes another part of the kinds, most of them such as concern both programs.
      const some = allFaceFaults.filter((_, i) => (i + seed) % (i < faceFaults.length ? 36 : 200) === 0);
      trials.push(...(await tryFaces(job, seed, some)));
    }
    const bad = trials.filter(({ outcome }) => !['found', 'clean', 'unclear'].includes(outcome));
    expect(bad.map(({ kind, name, outcome, note }) => `${outcome}: ${kind}, ${name}: ${note}`)).toEqual([]);
    expect(trials.filter(({ outcome }) => outcome === 'found').length, table(trials)).toBeGreaterThan(4);
  });
});

describe('faults', () => {
  it.each([0, 1, 2, 3, 4])(
    'of 30 changes (%i) each that does harm is found in its line, and none that does none raises an alarm',
    async (share) => {
      const trials: Trial[] = [];
      for (const { job, seed } of jobs(40, share % 2 === 0 ? rich : plain, 7000 + 100 * share, 150)) {
        // Each job takes another part of the kinds.
        const some = faults.filter((_, i) => (i * 7 + seed + share) % 32 === 0);
        trials.push(...(await tryAll(job, seed, some)));
        if (trials.length >= N_TRIALS / 5) break;
      }
      expect(trials.length).toBeGreaterThanOrEqual(N_TRIALS / 5);
      const bad = trials.filter(({ outcome }) => !['found', 'clean', 'unclear'].includes(outcome));
      expect(
        bad.map(({ kind, job, seed, outcome, note }) => `${outcome}: ${kind}, ${job.name}, ${seed}: ${note}`),
      ).toEqual([]);
      expect(trials.filter(({ outcome }) => outcome === 'found').length, table(trials)).toBeGreaterThan(10);
      expect(trials.filter(({ outcome }) => outcome === 'unclear').length, table(trials)).toBeLessThan(10);
    },
  );

  it('knows the 24 kinds of the reference, and two hundred others', () => {
    expect(faults.length).toBeGreaterThan(224);
    expect(new Set(faults.map(({ kind }) => kind)).size).toBe(faults.length);
  });
});
