import { describe, expect, it } from 'vitest';
import { changeOfWidthMm, coefficientOf, shrinkageFromCoefficientPct } from '../src/change-of-width.js';
import { findSpecies } from '../src/species.js';

const cherry = { tangentialShrinkagePct: Number.NaN, ...findSpecies('black cherry') };
const board = { wood: cherry, widthMm: 300, ringAngleDeg: 0, fromMoisturePct: 8, toMoisturePct: 12 };

describe('changeOfWidthMm', () => {
  it('follows eq. 13-3 as written in the handbook', () => {
    const shrinkagePct = cherry.tangentialShrinkagePct;
    expect(changeOfWidthMm(board)).toBeCloseTo((300 * 4) / ((100 * 30) / shrinkagePct - 30 + 8), 12);
  });

  it('gives width times coefficient times points under eq. 13-2', () => {
    expect(changeOfWidthMm({ ...board, law: 'handbook-13-2' })).toBeCloseTo(300 * 0.00248 * 4, 9);
  });

  it('moves a quarter-sawn board by the radial figure and a rift board by the mean of both', () => {
    const straight = { ...board, law: 'handbook-13-2', toMoisturePct: 9 } as const;
    expect(changeOfWidthMm({ ...straight, ringAngleDeg: 90 })).toBeCloseTo(300 * 0.00126, 9);
    const mean = (cherry.tangentialShrinkagePct + cherry.radialShrinkagePct!) / 2;
    expect(changeOfWidthMm({ ...straight, ringAngleDeg: 45 })).toBeCloseTo(300 * coefficientOf(mean, 30), 9);
  });

  it('does not move above fibre saturation', () => {
    const redcedar = findSpecies('western redcedar');
    expect(redcedar.fibreSaturationPct).toBe(22);
    expect(changeOfWidthMm({ ...board, wood: redcedar, fromMoisturePct: 22, toMoisturePct: 30 })).toBe(0);
  });

  it('computes with figures a caller brings', () => {
    const wood = { tangentialShrinkagePct: 8.6, fibreSaturationPct: 30 };
    expect(
      changeOfWidthMm({ wood, widthMm: 304.8, ringAngleDeg: 0, fromMoisturePct: 20, toMoisturePct: 8 }) /
        25.4,
    ).toBeCloseTo(-0.425, 3);
  });

  it('refuses a ring angle for a wood without a radial figure', () => {
    expect(() => changeOfWidthMm({ ...board, wood: findSpecies('wenge'), ringAngleDeg: 10 })).toThrow(
      expect.objectContaining({ code: 'MOVEMENT_RADIAL_UNKNOWN' }),
    );
  });

  it.each([
    { widthMm: 0 },
    { widthMm: Number.NaN },
    { widthMm: Number.POSITIVE_INFINITY },
    { ringAngleDeg: -1 },
    { ringAngleDeg: 91 },
    { fromMoisturePct: -0.1 },
    { toMoisturePct: 31 },
    { wood: { tangentialShrinkagePct: 0, fibreSaturationPct: 30 } },
    { wood: { tangentialShrinkagePct: 8, fibreSaturationPct: 0 } },
    { wood: { tangentialShrinkagePct: 8, radialShrinkagePct: Number.NaN, fibreSaturationPct: 30 } },
  ])('refuses %j with the value and the limits', (fault) => {
    expect(() => changeOfWidthMm({ ...board, ...fault })).toThrow(
      expect.objectContaining({
        code: 'INPUT_INVALID',
        data: expect.objectContaining({ unit: expect.any(String) }),
      }),
    );
  });
});

describe('coefficient and shrinkage', () => {
  it.each([
    [4.8, 0.00165],
    [9.9, 0.00353],
    [5.5, 0.0019],
    [7.8, 0.00274],
  ])('turns %d %% of shrinkage into the published coefficient %d', (shrinkagePct, coefficient) => {
    expect(coefficientOf(shrinkagePct, 30).toFixed(5)).toBe(coefficient.toFixed(5));
    expect(shrinkageFromCoefficientPct(coefficientOf(shrinkagePct, 30), 30)).toBeCloseTo(shrinkagePct, 12);
  });
});
