// The verdict does not depend on how a job is told. Right programs, and programs with one change each, told in other ways.
import type { Proof } from '@millwright/contracts';
import { readProgram } from '@millwright/post-grbl';
import { proveProgram } from '@millwright/simulate';
import { describe, expect, it } from 'vitest';
import { type Asked, anyJob } from './injection/jobs.ts';
import { mirrored, reordered, shifted, split, type Told, turned } from './injection/metamorphic.ts';
import { Random } from './injection/random.ts';
import { faults } from './injection/trial.ts';

const PROGRAM = '0'.repeat(64);
const scope = { withFeatures: true, withIntents: true };

const proved = ({ asked, reading }: Told): Promise<Proof> =>
  proveProgram({ ...asked, reading, programSha256: PROGRAM });

async function told(asked: Asked, lines: readonly string[]): Promise<Told> {
  return { asked, reading: await readProgram({ text: `${lines.join('\n')}\n` }) };
}

/** What must not change: how every obligation stands, and what was found in which line. */
function essence({ verdict, obligations, findings }: Proof) {
  return {
    verdict,
    obligations: obligations.map(({ id, state }) => `${id}: ${state}`).sort(),
    findings: [...new Set(findings.map(({ code, programLine }) => `${code} ${programLine ?? ''}`))].sort(),
  };
}

const jobs = Array.from({ length: 60 }, (_, i) => anyJob(9000 + i, scope)).filter(
  ({ lines }) => lines.length <= 220,
);

describe.each([
  ['mirrored', mirrored],
  ['turned by a quarter', turned],
  ['counted from another zero', shifted],
  ['with its moves split', split],
  ['with its lists reversed', reordered],
] as const)('a job %s', (_, tell) => {
  it('is proved like the job itself', async () => {
    for (const job of jobs.slice(0, 6)) {
      const original = await told(job.asked, job.lines);
      const first = await proved(original);
      expect([job.name, first.verdict]).toEqual([job.name, 'proved']);
      expect(essence(await proved(tell(original)))).toEqual(essence(first));
    }
  });

  it('has the same faults in the same lines', async () => {
    let nFaults = 0;
    for (const [i, job] of jobs.slice(6, 14).entries()) {
      for (const fault of faults.filter((__, at) => (at + i) % 24 === 0)) {
        const changed = fault.make(job, new Random(i));
        if (changed === undefined) continue;
        const original = await told(changed.asked ?? job.asked, changed.lines);
        const first = essence(await proved(original));
        expect({ fault: fault.kind, ...essence(await proved(tell(original))) }).toEqual({
          fault: fault.kind,
          ...first,
        });
        nFaults++;
      }
    }
    expect(nFaults).toBeGreaterThan(8);
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
