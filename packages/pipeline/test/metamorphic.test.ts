// The verdict does not depend on how a job is told. Right programs, and programs with one change each, told in other ways.
import type { Proof } from '@millwright/contracts';
import { readProgram } from '@millwright/post-grbl';
import { proveProgram } from '@millwright/simulate';
import { describe, expect, it } from 'vitest';
import { dialects, inDialect } from './injection/dialects.ts';
import { type Asked, anyJob, type Job } from './injection/jobs.ts';
import {
  crumbled,
  mirrored,
  reordered,
  retraced,
  shifted,
  split,
  type Told,
  turned,
} from './injection/metamorphic.ts';
import { Random } from './injection/random.ts';
import { shopJob } from './injection/shop.ts';
import { faults } from './injection/trial.ts';

const PROGRAM = '0'.repeat(64);
const scope = { withFeatures: true, withIntents: true };

const proved = ({ asked, reading }: Told): Promise<Proof> =>
  proveProgram({ ...asked, reading, programSha256: PROGRAM });

async function told(asked: Asked, lines: readonly string[]): Promise<Told> {
  return { asked, reading: await readProgram({ text: `${lines.join('\n')}\n` }) };
}

/** The largest square of what stays is looked for among cells parallel to the axes: of two patches as large either may be named. */
const EITHER_PATCH = 'SIMULATE_RESIDUE';

/** What must not change: how every obligation stands, and what was found in which line. */
function essence({ verdict, obligations, findings }: Proof, but = /^$/) {
  const about = (ids: readonly string[]): string[] => [...new Set(ids)].filter((id) => !but.test(id)).sort();
  return {
    verdict,
    obligations: about(obligations.map(({ id, state }) => `${id}: ${state}`)),
    findings: about(
      findings.map(({ code, programLine }) =>
        code === EITHER_PATCH ? code : `${code} ${programLine ?? ''}`,
      ),
    ),
  };
}

const isRead = ({ obligations }: Proof): boolean =>
  obligations.some(({ id, state }) => id === 'program-reads' && state === 'holds');

/** The machine's own room is not mirrored or turned with a job. */
const ROOM = /travel|TRAVEL/;

const jobs = Array.from({ length: 60 }, (_, i) => anyJob(9000 + i, scope)).filter(
  ({ lines }) => lines.length <= 220,
);

describe.each([
  ['mirrored', mirrored],
  ['turned by a quarter', turned],
  ['counted from another zero', shifted],
  ['with its moves split', split],
  ['with its moves in seven pieces', crumbled],
  ['with its lists reversed', reordered],
] as const)('a job %s', (_, tell) => {
  it('is proved like the job itself', async () => {
    for (const job of jobs.slice(0, 4)) {
      const original = await told(job.asked, job.lines);
      const first = await proved(original);
      expect([job.name, first.verdict]).toEqual([job.name, 'proved']);
      expect(essence(await proved(tell(original)))).toEqual(essence(first));
    }
  });

  it('has the same faults in the same lines', async () => {
    let nFaults = 0;
    for (const [i, job] of jobs.slice(6, 14).entries()) {
      for (const fault of faults.filter((__, at) => (at + i) % 50 === 0)) {
        const changed = fault.make(job, new Random(i));
        if (changed === undefined) continue;
        const original = await told(changed.asked ?? job.asked, changed.lines);
        const proof = await proved(original);
        // From a line on that the controller refuses nobody knows where the tool is.
        if (!isRead(proof)) continue;
        const first = essence(proof, ROOM);
        expect({ fault: fault.kind, ...essence(await proved(tell(original)), ROOM) }).toEqual({
          fault: fault.kind,
          ...first,
        });
        nFaults++;
      }
    }
    expect(nFaults).toBeGreaterThan(5);
  });
});

describe('a job with its level cuts retraced', () => {
  it('is proved like the job itself', async () => {
    for (const job of jobs.slice(0, 5)) {
      const original = await told(job.asked, job.lines);
      const [first, again] = [essence(await proved(original)), essence(await proved(retraced(original)))];
      expect([job.name, again.verdict, again.findings]).toEqual([job.name, 'proved', first.findings]);
    }
  });
});

describe.each(dialects)('a program $name', (dialect) => {
  it('is proved like the program itself', async () => {
    for (const job of [...jobs.slice(18, 19), shopJob(3)] as Job[]) {
      const retold = inDialect(dialect, job.asked, job.lines);
      if (retold === undefined) throw new Error(`${job.name} cannot be told ${dialect.name}`);
      const first = essence(await proved(await told(job.asked, job.lines)));
      expect([job.name, first.verdict]).toEqual([job.name, 'proved']);
      expect(essence(await proved(await told(retold.asked, retold.lines)))).toEqual(first);
    }
  });

  it('has the same faults in the same lines', async () => {
    let nFaults = 0;
    for (const [i, job] of jobs.slice(20, 26).entries()) {
      for (const fault of faults.filter((__, at) => (at + i) % 90 === 0)) {
        const changed = fault.make(job, new Random(i));
        if (changed === undefined) continue;
        const asked = changed.asked ?? job.asked;
        const first = await proved(await told(asked, changed.lines));
        const retold = isRead(first) ? inDialect(dialect, asked, changed.lines) : undefined;
        if (retold === undefined) continue;
        const again = await proved(await told(retold.asked, retold.lines));
        expect({ fault: fault.kind, ...essence(again) }).toEqual({ fault: fault.kind, ...essence(first) });
        nFaults++;
      }
    }
    expect(nFaults).toBeGreaterThan(5);
  });
});

describe('the budget', () => {
  it('a larger one only narrows what is not known, and the least proves nothing', async () => {
    for (const job of jobs.slice(14, 18)) {
      const original = await told(job.asked, job.lines);
      let before: Proof['removal'];
      for (const budgetCells of [1, 300, 3000, 30_000, 3_000_000]) {
        const { verdict, removal } = await proved({ ...original, asked: { ...job.asked, budgetCells } });
        if (budgetCells === 1) expect(verdict).toBe('unproved');
        if (before !== undefined && removal !== undefined) {
          expect(removal.cutMm3.least).toBeGreaterThanOrEqual(before.cutMm3.least);
          expect(removal.cutMm3.most).toBeLessThanOrEqual(before.cutMm3.most);
          expect(removal.undecidedMm2).toBeLessThanOrEqual(before.undecidedMm2);
        }
        before = removal;
      }
    }
  });

  it('the proof names the program it is of', async () => {
    const [job] = jobs;
    const original = await told((job as (typeof jobs)[number]).asked, (job as (typeof jobs)[number]).lines);
    expect((await proved(original)).programSha256).toBe(PROGRAM);
  });
});
