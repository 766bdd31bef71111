import { describe, expect, it } from 'vitest';
import { daysToShare, shareOfChange, shareOfCycle } from '../src/drying.js';
import { finishes } from '../src/finishes.js';

/** The exact solution, summed until nothing is left. */
function exactShare(thicknessMm: number, days: number): number {
  const time = (8.64 * days) / thicknessMm ** 2;
  let left = 0;
  for (let odd = 1; odd < 4001; odd += 2) left += Math.exp(-odd * odd * Math.PI ** 2 * time) / odd ** 2;
  return 1 - (8 / Math.PI ** 2) * left;
}

describe('shareOfChange', () => {
  it.each([
    [6.4, 0.23, 0.5],
    [19, 2.1, 0.5],
    [19, 8.9, 0.9],
    [50, 14, 0.5],
    [100, 246, 0.9],
  ])('reaches for %d mm after %d days the share %d', (thicknessMm, days, share) => {
    expect(Math.abs(shareOfChange({ thicknessMm, days }) - share)).toBeLessThan(0.03);
  });

  it('stays within 0.1 % of the exact series up to 99 % of the change', () => {
    for (let days = 0.001; exactShare(20, days) < 0.99; days *= 1.1) {
      const exact = exactShare(20, days);
      // A thousand terms leave the series itself short by about 1e-4 at the very start.
      if (exact < 0.01) continue;
      expect(Math.abs(shareOfChange({ thicknessMm: 20, days }) - exact) / exact).toBeLessThan(0.001);
    }
  });

  it('rises from nothing to all', () => {
    expect(shareOfChange({ thicknessMm: 20, days: 0 })).toBe(0);
    expect(shareOfChange({ thicknessMm: 20, days: 10_000 })).toBe(1);
    let last = 0;
    for (let days = 0.01; days < 200; days *= 1.05) {
      const share = shareOfChange({ thicknessMm: 20, days });
      expect(share).toBeGreaterThanOrEqual(last);
      last = share;
    }
  });

  it.each([
    { thicknessMm: 0, days: 1 },
    { thicknessMm: 20, days: -1 },
    { thicknessMm: Number.NaN, days: 1 },
  ])('refuses %j', (drying) => {
    expect(() => shareOfChange(drying)).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
  });
});

describe('shareOfCycle', () => {
  it.each([
    [6.4, 365.25, 1.0],
    [19, 365.25, 1.0],
    [50, 365.25, 0.9],
    [100, 365.25, 0.49],
    [6.4, 7, 0.92],
    [19, 7, 0.33],
    [50, 7, 0.12],
    [6.4, 1, 0.38],
    [19, 1, 0.12],
    [100, 1, 0.02],
  ])('is for %d mm over %d days about %d', (thicknessMm, periodDays, share) => {
    expect(Math.abs(shareOfCycle({ thicknessMm, periodDays }) - share)).toBeLessThan(0.011);
  });

  it('falls with thickness and never leaves 0 to 1, from a shaving to a beam', () => {
    let last = 1;
    for (let thicknessMm = 0.001; thicknessMm < 1000; thicknessMm *= 1.2) {
      const share = shareOfCycle({ thicknessMm, periodDays: 30 });
      expect(share).toBeLessThanOrEqual(last + 1e-9);
      expect(share).toBeGreaterThan(0);
      last = share;
    }
  });
});

describe('daysToShare', () => {
  it.each([
    [6.4, 0.5, 0.2],
    [19, 0.5, 2.1],
    [19, 0.9, 8.9],
    [50, 0.5, 14],
    [50, 0.9, 61],
    [100, 0.5, 57],
    [100, 0.9, 246],
  ])('says for %d mm and the share %d the %d days of the reference', (thicknessMm, share, days) => {
    const found = daysToShare({ thicknessMm, share });
    expect(found / days).toBeGreaterThan(0.9);
    // The smallest is printed as 0.2 for 0.233.
    expect(found / days).toBeLessThan(1.2);
    expect(shareOfChange({ thicknessMm, days: found })).toBeCloseTo(share, 9);
  });

  it('takes longer under any finish that keeps moisture out, and never less', () => {
    const bare = daysToShare({ thicknessMm: 19, share: 0.5 });
    for (const { name, effectivenessPct } of finishes) {
      const finished = daysToShare({ thicknessMm: 19, share: 0.5, finish: name });
      expect(finished, name).toBeGreaterThanOrEqual(bare);
      // 1 / (1 − E)²: paraffin, 95 %, makes it 400 times as long.
      expect(finished / bare).toBeCloseTo(1 / (1 - effectivenessPct / 100) ** 2, 9);
    }
  });

  it('refuses an unknown finish with near matches and a share that is never reached', () => {
    expect(() => daysToShare({ thicknessMm: 19, share: 0.5, finish: 'varnish' })).toThrow(
      expect.objectContaining({
        code: 'MOVEMENT_FINISH_UNKNOWN',
        data: expect.objectContaining({ nearMatches: expect.arrayContaining(['spar varnish, soya alkyd']) }),
      }),
    );
    for (const share of [-0.1, 1, Number.NaN])
      expect(() => daysToShare({ thicknessMm: 19, share })).toThrow(
        expect.objectContaining({ code: 'INPUT_INVALID' }),
      );
  });
});
