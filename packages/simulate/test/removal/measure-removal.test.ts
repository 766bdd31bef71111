import { describe, expect, it } from 'vitest';
import { proveProgram } from '../../src/prove-program.js';
import { job, part, placed, rectangle, thicknessMm } from '../support/job.js';

const plate = { part: part('plate', rectangle(100, 60)), placement: placed('plate', 60, 60) };

/** Area of the kerf of 6 mm around 100 × 60, mm²: four slots and the four quarters of a disc at the corners. */
const kerfMm2 = 2 * (100 + 60) * 6 + Math.PI * 36;

const stateOf = (proof: Awaited<ReturnType<typeof proveProgram>>) =>
  proof.obligations.find(({ id }) => id === 'height-map')?.state;

describe('removal', () => {
  it('brackets the wood of the kerf', async () => {
    const { removal, ...proof } = await proveProgram(job([plate]));
    const expected = kerfMm2 * thicknessMm;
    expect(removal?.cutMm3.least).toBeLessThanOrEqual(expected + 1e-3);
    expect(removal?.cutMm3.most).toBeGreaterThanOrEqual(expected - 1e-3);
    expect((removal?.cutMm3.most ?? 0) - (removal?.cutMm3.least ?? 0)).toBeLessThan(2);
    expect(removal?.gougeMm2).toEqual({ least: 0, most: 0 });
    expect(proof.verdict).toBe('proved');
  });

  it('brackets what a program cuts off a part', async () => {
    const request = job([plate]);
    const motions = request.reading.motions.map((motion) => ({
      ...motion,
      fromMm: [motion.fromMm[0] + 0.5, motion.fromMm[1], motion.fromMm[2]] as const,
      toMm: [motion.toMm[0] + 0.5, motion.toMm[1], motion.toMm[2]] as const,
      ...(motion.centreMm === undefined
        ? {}
        : { centreMm: [motion.centreMm[0] + 0.5, motion.centreMm[1]] as const }),
    }));
    const { removal } = await proveProgram({ ...request, reading: { ...request.reading, motions } });
    // Half a millimetre along the left side of 60 mm.
    expect(removal?.gougeMm2?.least).toBeLessThanOrEqual(30);
    expect(removal?.gougeMm2?.most).toBeGreaterThanOrEqual(30);
    expect(removal?.gougeMm2?.least).toBeGreaterThan(27);
    expect(removal?.gougeMm3?.most).toBeLessThan(33 * thicknessMm);
  });

  it('never lets a budget of one cell prove anything, and narrows with a larger one', async () => {
    const request = job([plate]);
    let widthMm3 = Number.POSITIVE_INFINITY;
    for (const budgetCells of [1, 100, 3000, 1_000_000]) {
      const proof = await proveProgram({ ...request, budgetCells });
      const { least, most } = proof.removal?.cutMm3 ?? { least: 0, most: 0 };
      expect(most - least).toBeLessThanOrEqual(widthMm3);
      widthMm3 = most - least;
      expect(proof.removal?.nCells).toBeLessThanOrEqual(budgetCells);
      if (budgetCells === 1) {
        expect(stateOf(proof)).toBe('undecided');
        expect(proof.verdict).toBe('unproved');
      }
    }
    expect(stateOf(await proveProgram(request))).toBe('holds');
  });

  it('is left out where it was not asked for or no tool is known', async () => {
    const request = job([plate]);
    const unasked = await proveProgram({ ...request, measures: [] });
    expect(unasked.removal).toBeUndefined();
    expect(stateOf(unasked)).toBe('undecided');
    const { removal } = await proveProgram({ ...request, tools: [] });
    expect(removal).toBeUndefined();
  });

  it('takes residue from the pockets', async () => {
    const request = job([plate]);
    const pocket = {
      id: 'p',
      kind: 'pocket' as const,
      depthMm: 4,
      side: 'top' as const,
      contour: {
        closed: true,
        vertices: [
          [30, 20, 0],
          [70, 20, 0],
          [70, 40, 0],
          [30, 40, 0],
        ] as const,
      },
      islands: [],
    };
    const [first, ...rest] = request.parts ?? [];
    if (first === undefined) throw new Error('the job has a part');
    const parts = [{ ...first, features: [pocket] }, ...rest];
    const { removal } = await proveProgram({ ...request, parts });
    // Nothing works in the pocket: its residue is not measured, and not called zero.
    expect(removal?.residueMm2).toBeUndefined();
    const plain = await proveProgram(request);
    expect(plain.removal?.residueMm2).toEqual({ least: 0, most: 0 });
    expect(plain.removal?.residueMm3).toEqual({ least: 0, most: 0 });
  });
});
