import { describe, expect, it } from 'vitest';
import { expectSweeps } from './arc-proof.js';
import { generate, PairCoverage } from './generate.js';
import { expectProven } from './proof.js';

// generated.long.ts goes on behind these.
const N_COVERING = 500;
const N_PROVEN = 300;
const N_ARC_PROGRAMS = 40;
const ARCS_EACH = 100;

describe('generated programs', () => {
  it('pair every level of every option with every other', () => {
    const coverage = new PairCoverage();
    for (let seed = 0; seed < N_COVERING; seed += 1) coverage.see(generate(seed).levels);
    const { nPossible, nSeen, missing } = coverage.report();
    console.log(`${N_COVERING} programs cover ${nSeen} of ${nPossible} pairs of option levels`);
    expect(missing).toEqual([]);
  });

  it('read back as what was meant, rounded, without a remark, and are written again letter for letter', async () => {
    for (let seed = 0; seed < N_PROVEN; seed += 1) await expectProven(generate(seed));
  }, 60_000);
});

describe('generated arcs', () => {
  it('turn as meant at work offsets of 0 to −3,000 mm, whether the writer was told of them or not', async () => {
    let nBlocks = 0;
    for (let seed = 0; seed < N_ARC_PROGRAMS; seed += 1) nBlocks += await expectSweeps(seed, ARCS_EACH);
    expect(nBlocks).toBeGreaterThan((N_ARC_PROGRAMS * ARCS_EACH) / 2);
  }, 60_000);
});
