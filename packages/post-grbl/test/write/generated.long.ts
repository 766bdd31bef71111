import { expect, it } from 'vitest';
import { longRun } from '../../../../tools/config/long-run.ts';
import { expectSweeps } from './arc-proof.js';
import { generate, PairCoverage } from './generate.js';
import { expectProven } from './proof.js';

const N_PROGRAMS = 100_000;
const N_ARCS = 1_000_000;
const ARCS_EACH = 500;

it(`${N_PROGRAMS} programs of all pairs of options are read back as meant, without a remark, and written again letter for letter`, async () => {
  const name = 'post-grbl/generated-programs';
  const plan = { name, total: N_PROGRAMS, chunk: 1000, seed: 5, tally: { nLines: 0, nArcs: 0 } };
  const { nLines, nArcs } = await longRun(plan, async (seed, n, tally) => {
    const coverage = new PairCoverage();
    let { nLines, nArcs } = tally;
    for (let index = 0; index < n; index += 1) {
      const generated = generate(seed + index);
      coverage.see(generated.levels);
      const proven = await expectProven(generated);
      nLines += proven.nLines;
      nArcs += proven.nArcs;
    }
    const { nPossible, nSeen, missing } = coverage.report();
    expect(missing).toEqual([]);
    if (seed % 16 === 0) console.log(`${n} programs cover ${nSeen} of ${nPossible} pairs of option levels`);
    return { nLines, nArcs };
  });
  console.log(`${nLines} lines, ${(nLines / N_PROGRAMS).toFixed(1)} a program, ${nArcs} arcs`);
  expect(nLines / N_PROGRAMS).toBeGreaterThanOrEqual(50);
});

it(`${N_ARCS} arcs turn as meant at work offsets of 0 to −3,000 mm`, async () => {
  const plan = {
    name: 'post-grbl/generated-arcs',
    total: N_ARCS / ARCS_EACH,
    chunk: 20,
    seed: 6,
    tally: { nBlocks: 0 },
  };
  const { nBlocks } = await longRun(plan, async (seed, n, { nBlocks }) => {
    let sum = nBlocks;
    for (let index = 0; index < n; index += 1) sum += await expectSweeps(seed + index, ARCS_EACH);
    return { nBlocks: sum };
  });
  console.log(`${N_ARCS} arcs, ${nBlocks} arc blocks`);
  expect(nBlocks).toBeGreaterThan(N_ARCS / 2);
});
