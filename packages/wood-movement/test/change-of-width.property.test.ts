import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeOfWidthMm } from '../src/change-of-width.js';
import { wood } from './arbitrary.js';

const moisture = fc.double({ min: 0, max: 30, noNaN: true });
const angle = fc.oneof(fc.constantFrom(0, 45, 90), fc.double({ min: 0, max: 90, noNaN: true }));
const width = fc.oneof(fc.double({ min: 0.001, max: 5000, noNaN: true }), fc.constantFrom(1e-6, 1e6));

/** Width after a change, mm. */
const after = (
  board: { wood: Parameters<typeof changeOfWidthMm>[0]['wood']; widthMm: number; ringAngleDeg: number },
  fromMoisturePct: number,
  toMoisturePct: number,
) => board.widthMm + changeOfWidthMm({ ...board, fromMoisturePct, toMoisturePct });

describe('changeOfWidthMm', () => {
  it('does not depend on the path: from A over B to C is from A to C', () => {
    fc.assert(
      fc.property(
        wood,
        width,
        angle,
        moisture,
        moisture,
        moisture,
        (wood, widthMm, ringAngleDeg, a, b, c) => {
          const board = { wood, widthMm, ringAngleDeg };
          const direct = after(board, a, c);
          const detour = after({ ...board, widthMm: after(board, a, b) }, b, c);
          expect(Math.abs(detour - direct) / direct).toBeLessThan(1e-12);
        },
      ),
      { seed: 3, numRuns: 10_000 },
    );
  });

  it('comes back to the first width', () => {
    fc.assert(
      fc.property(wood, width, angle, moisture, moisture, (wood, widthMm, ringAngleDeg, a, b) => {
        const board = { wood, widthMm, ringAngleDeg };
        const back = after({ ...board, widthMm: after(board, a, b) }, b, a);
        expect(Math.abs(back - widthMm) / widthMm).toBeLessThan(1e-12);
      }),
      { seed: 4, numRuns: 5000 },
    );
  });

  it('grows in proportion to the width: two halves move like the whole', () => {
    fc.assert(
      fc.property(wood, width, angle, moisture, moisture, (wood, widthMm, ringAngleDeg, from, to) => {
        const change = { wood, ringAngleDeg, fromMoisturePct: from, toMoisturePct: to };
        const half = changeOfWidthMm({ ...change, widthMm: widthMm / 2 });
        expect(2 * half).toBeCloseTo(changeOfWidthMm({ ...change, widthMm }), 9);
      }),
      { seed: 5, numRuns: 2000 },
    );
  });

  it('grows when the wood gets wetter, never when it gets drier, whatever the law', () => {
    const law = fc.constantFrom('handbook-13-2' as const, 'handbook-13-3' as const);
    fc.assert(
      fc.property(
        wood,
        width,
        angle,
        moisture,
        moisture,
        law,
        (wood, widthMm, ringAngleDeg, from, to, law) => {
          const changeMm = changeOfWidthMm({
            wood,
            widthMm,
            ringAngleDeg,
            fromMoisturePct: from,
            toMoisturePct: to,
            law,
          });
          if (to > from) expect(changeMm).toBeGreaterThanOrEqual(0);
          else expect(changeMm).toBeLessThanOrEqual(0);
        },
      ),
      { seed: 6, numRuns: 2000 },
    );
  });

  it('keeps both laws within 2.2 % of the movement between 6 and 14 %', () => {
    const usual = fc.double({ min: 6, max: 14, noNaN: true });
    fc.assert(
      fc.property(wood, angle, usual, usual, (wood, ringAngleDeg, from, to) => {
        fc.pre(Math.abs(to - from) > 1e-3);
        const change = { wood, ringAngleDeg, widthMm: 1000, fromMoisturePct: from, toMoisturePct: to };
        const ratio = changeOfWidthMm({ ...change, law: 'handbook-13-2' }) / changeOfWidthMm(change);
        expect(Math.abs(ratio - 1)).toBeLessThan(0.022);
      }),
      { seed: 7, numRuns: 2000 },
    );
  });

  it('moves less the nearer the rings stand to quarter sawn, for wood that shrinks more along the rings', () => {
    fc.assert(
      fc.property(wood, angle, angle, (wood, a, b) => {
        fc.pre((wood.radialShrinkagePct ?? 0) <= wood.tangentialShrinkagePct);
        const change = { wood, widthMm: 100, fromMoisturePct: 6, toMoisturePct: 12 };
        const flatter = changeOfWidthMm({ ...change, ringAngleDeg: Math.min(a, b) });
        const steeper = changeOfWidthMm({ ...change, ringAngleDeg: Math.max(a, b) });
        expect(steeper).toBeLessThanOrEqual(flatter + 1e-12);
      }),
      { seed: 8, numRuns: 2000 },
    );
  });
});
