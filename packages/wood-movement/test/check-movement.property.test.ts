import { type MovementCheck, movementReportSchema } from '@millwright/contracts';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkMovement } from '../src/check-movement.js';
import { judgeCheck } from '../src/judge.js';
import { parseLengthMm } from '../src/parse-length.js';
import { siteOf } from '../src/site.js';
import { assembly, checksByKind, climate, joint } from './arbitrary.js';
import { compareWithSweep } from './compare-with-sweep.js';
import { withCuts } from './with-cuts.js';

const kinds = Object.keys(checksByKind) as MovementCheck['kind'][];

/** Largest difference allowed between the engine's band and the sweep, mm: rounding; a veneer's sweep tries only some stiffnesses. */
const apartMm = (kind: string) => (kind === 'veneer' ? 1e-3 : 1e-7);

/** Where no sixty-fourth holds, a ten-thousandth of an inch is written: half of it, on each of two parts. */
const LAST_PLACE_MM = 0.0026;

/** A text as in `12.20 mm (31/64 in)`, read in one of its units. */
function writtenMm(text: string, unit: string): number {
  const [mm = '', inches = ''] = text.replace(')', '').split(' (');
  return parseLengthMm(unit === 'mm' ? mm : inches);
}

describe('checkMovement against a brute-force sweep', () => {
  it.each(kinds)('passes no %s that fails somewhere in its band, and refuses none needlessly', (kind) => {
    const count = compareWithSweep({ seed: 9, numRuns: kind === 'veneer' ? 60 : 100, kind });
    expect(count.unsafe).toEqual([]);
    expect(count.needless).toBeLessThanOrEqual(1);
    expect(count.ok).toBeGreaterThan(0);
    expect(count.fails).toBeGreaterThan(0);
    // The lower end of the stated band is the least slack of the sweep: neither wider nor narrower.
    expect(count.apartMm).toBeLessThan(apartMm(kind));
  });
});

describe('checkMovement', () => {
  it('answers any valid request with a report of the contract, its numbers consistent with its verdict', () => {
    fc.assert(
      fc.property(assembly, ({ check, climate, toleranceMm }) => {
        const report = checkMovement({ climate, cutToleranceMm: toleranceMm, checks: [check] });
        expect(movementReportSchema.safeParse(report).success).toBe(true);
        const answer = report.checks[0]!;
        const { marginMm = Number.NaN, leastMarginMm = Number.NaN, mostMarginMm = Number.NaN } = answer;
        expect(leastMarginMm).toBeLessThanOrEqual(marginMm + 1e-9);
        expect(mostMarginMm).toBeGreaterThanOrEqual(marginMm - 1e-9);
        expect(answer.verdict === 'ok').toBe(leastMarginMm >= -1e-9);
        expect(answer.verdict === 'tight').toBe(marginMm >= -1e-9 && leastMarginMm < -1e-9);
        expect(report.findings.length > 0 || answer.verdict === 'ok').toBe(true);
        expect(answer.sources.length).toBeGreaterThan(1);
        expect(answer.assumptions!.length).toBeGreaterThan(1);
      }),
      { seed: 10, numRuns: 2000 },
    );
  });

  it('passes the same joint once it is cut to the dimensions it names', () => {
    let nRepaired = 0;
    fc.assert(
      fc.property(assembly, ({ check, climate, toleranceMm }) => {
        const request = { climate, cutToleranceMm: toleranceMm };
        const answer = checkMovement({ ...request, checks: [check] }).checks[0]!;
        const repaired = withCuts(check, answer);
        if (!repaired) return;
        const again = checkMovement({ ...request, checks: [repaired] }).checks[0]!;
        expect(again.leastMarginMm!).toBeGreaterThan(-1e-6);
        if (answer.verdict !== 'ok') nRepaired++;
      }),
      { seed: 11, numRuns: 4000 },
    );
    expect(nRepaired).toBeGreaterThan(1000);
  });

  it('passes the same joint once it is cut to the dimensions as they are written, in mm or in inches', () => {
    let nRepaired = 0;
    fc.assert(
      fc.property(assembly, fc.constantFrom('mm', 'in'), ({ check, climate, toleranceMm }, unit) => {
        const request = { climate, cutToleranceMm: toleranceMm };
        const answer = checkMovement({ ...request, checks: [check] }).checks[0]!;
        const cuts = answer.cuts!.map((cut) => ({ ...cut, mm: writtenMm(cut.text, unit) }));
        const { cutToMm, ...rest } = answer;
        const first = cutToMm === undefined ? {} : { cutToMm: cuts[0]!.mm };
        const repaired = cuts.every(({ mm }) => mm > 0)
          ? withCuts(check, { ...rest, ...first, cuts })
          : undefined;
        if (!repaired) return;
        const again = checkMovement({ ...request, checks: [repaired] }).checks[0]!;
        expect(again.leastMarginMm!).toBeGreaterThan(-LAST_PLACE_MM);
        if (answer.verdict !== 'ok') nRepaired++;
      }),
      { seed: 15, numRuns: 2500 },
    );
    expect(nRepaired).toBeGreaterThan(500);
  });

  it('gives the same answers, in the new order, when the checks are exchanged', () => {
    const withoutDelivery = joint.filter((check) => check.kind !== 'delivery');
    fc.assert(
      fc.property(fc.array(withoutDelivery, { maxLength: 6 }), climate, (checks, climate) => {
        const forwards = checkMovement({ climate, checks });
        const backwards = checkMovement({ climate, checks: [...checks].reverse() });
        expect([...backwards.checks].reverse()).toEqual(forwards.checks);
      }),
      { seed: 12, numRuns: 200 },
    );
  });

  it('never finds more room in a climate with a wider range, a worse reading or a worse cut', () => {
    const more = fc.double({ min: 0, max: 4, noNaN: true });
    fc.assert(
      fc.property(assembly, more, more, more, ({ check, climate, toleranceMm }, points, reading, cut) => {
        const wider = {
          buildMoisturePct: climate.buildMoisturePct,
          driestMoisturePct: Math.max(1, climate.driestMoisturePct - points),
          wettestMoisturePct: Math.min(30, climate.wettestMoisturePct + points),
          buildReadingBandPct: Math.min(5, climate.buildReadingBandPct + reading),
        };
        const calm = judgeCheck(check, siteOf({ climate, cutToleranceMm: toleranceMm }));
        const rough = judgeCheck(check, siteOf({ climate: wider, cutToleranceMm: toleranceMm + cut }));
        expect(rough.leastMarginMm!).toBeLessThanOrEqual(calm.leastMarginMm! + 1e-9);
      }),
      { seed: 13, numRuns: 3000 },
    );
  });

  it('judges in the core as in the report', () => {
    fc.assert(
      fc.property(assembly, ({ check, climate, toleranceMm }) => {
        const request = { climate, cutToleranceMm: toleranceMm };
        const core = judgeCheck(check, siteOf(request));
        const [answer] = checkMovement({ ...request, checks: [check] }).checks;
        expect([answer!.verdict, answer!.marginMm]).toEqual([core.verdict, core.marginMm]);
      }),
      { seed: 14, numRuns: 500 },
    );
  });
});
