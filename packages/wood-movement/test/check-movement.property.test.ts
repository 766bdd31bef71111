import { movementReportSchema } from '@millwright/contracts';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkMovement } from '../src/check-movement.js';
import { climate, joint } from './arbitrary.js';
import { compareWithSweep } from './compare-with-sweep.js';

describe('checkMovement', () => {
  it('never passes a joint that a brute-force sweep breaks, and refuses almost none it does not', () => {
    const count = compareWithSweep({ seed: 9, numRuns: 10_000 });
    expect(count.ok).toBeGreaterThan(1000);
    expect(count.fails).toBeGreaterThan(1000);
    expect(count.unsafe).toEqual([]);
    expect(count.needless / count.all).toBeLessThan(0.01);
  });

  it('answers any valid request with a report of the contract, its numbers consistent with its verdict', () => {
    fc.assert(
      fc.property(joint, climate, (check, climate) => {
        const report = checkMovement({ climate, checks: [check] });
        expect(movementReportSchema.safeParse(report).success).toBe(true);
        const [answer] = report.checks;
        const reserve = answer!.marginMm! - answer!.uncertaintyMm!;
        expect(answer!.verdict === 'ok').toBe(reserve >= -1e-9);
        expect(answer!.verdict === 'tight').toBe(answer!.marginMm! >= -1e-9 && reserve < -1e-9);
        expect(report.findings.length > 0 || answer!.verdict === 'ok').toBe(true);
      }),
      { seed: 10, numRuns: 3000 },
    );
  });

  it('passes the same joint once it is cut to the dimension it names', () => {
    let nRepaired = 0;
    fc.assert(
      fc.property(joint, climate, (check, climate) => {
        const [answer] = checkMovement({ climate, checks: [check] }).checks;
        const { cutToMm } = answer!;
        if (cutToMm === undefined) return;
        const cut = { ...check };
        if (cut.kind === 'framed-panel')
          cut.gapPerSideMm = Math.max(0, check.widthMm + 2 * cut.gapPerSideMm - cutToMm) / 2;
        if (cut.kind === 'inset-panel') cut.gapPerSideMm += check.widthMm - cutToMm;
        if (cut.kind === 'top-fastener') cut.slotTravelMm = cutToMm;
        else cut.widthMm = cutToMm;
        const [again] = checkMovement({ climate, checks: [cut] }).checks;
        expect(again!.marginMm! - again!.uncertaintyMm!).toBeGreaterThan(-2e-9);
        if (answer!.verdict !== 'ok') nRepaired++;
      }),
      { seed: 11, numRuns: 3000 },
    );
    expect(nRepaired).toBeGreaterThan(500);
  });

  it('gives the same answers, in the new order, when the checks are exchanged', () => {
    fc.assert(
      fc.property(fc.array(joint, { maxLength: 6 }), climate, (checks, climate) => {
        const forwards = checkMovement({ climate, checks });
        const backwards = checkMovement({ climate, checks: [...checks].reverse() });
        expect([...backwards.checks].reverse()).toEqual(forwards.checks);
      }),
      { seed: 12, numRuns: 200 },
    );
  });

  it('never finds more room in a climate with a wider range', () => {
    const widening = fc.double({ min: 0, max: 4, noNaN: true });
    fc.assert(
      fc.property(joint, climate, widening, (check, climate, points) => {
        const wider = {
          ...climate,
          driestMoisturePct: Math.max(0, climate.driestMoisturePct - points),
          wettestMoisturePct: Math.min(30, climate.wettestMoisturePct + points),
        };
        const [calm] = checkMovement({ climate, checks: [check] }).checks;
        const [rough] = checkMovement({ climate: wider, checks: [check] }).checks;
        expect(rough!.marginMm!).toBeLessThanOrEqual(calm!.marginMm! + 1e-9);
      }),
      { seed: 13, numRuns: 3000 },
    );
  });
});
