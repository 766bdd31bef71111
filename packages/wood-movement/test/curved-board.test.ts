import { describe, expect, it } from 'vitest';
import { changeOfCurvedBoard } from '../src/curved-board.js';
import { findSpecies } from '../src/species.js';

const wood = findSpecies('white oak');

describe('changeOfCurvedBoard', () => {
  it('loses and cups as the reference prints it for white oak that dries by four points', () => {
    const near = changeOfCurvedBoard({
      wood,
      widthMm: 150,
      pithDistanceMm: 50,
      fromMoisturePct: 10,
      toMoisturePct: 6,
    });
    expect(near.cupMm).toBeCloseTo(0.54, 2);
    expect(Math.abs(near.changeMm + 1.81)).toBeLessThan(0.02);
    const far = changeOfCurvedBoard({
      wood,
      widthMm: 100,
      pithDistanceMm: 400,
      fromMoisturePct: 10,
      toMoisturePct: 6,
    });
    expect(far.cupMm).toBeCloseTo(0.05, 2);
  });

  it('becomes the tangential movement of a flat-sawn board far from the pith', () => {
    const far = changeOfCurvedBoard({
      wood,
      widthMm: 100,
      pithDistanceMm: 1e6,
      fromMoisturePct: 8,
      toMoisturePct: 12,
    });
    // C_T 0.00365: 4 / (1 / 0.00365 − 10 + 8) of 100 mm.
    expect(far.changeMm).toBeCloseTo(400 / (1 / 0.00365 - 2), 4);
    expect(far.cupMm).toBeLessThan(0.001);
  });

  it('comes near the small-strain formula (s_t − s_r) w/2 atan(w/2h)', () => {
    const [width, pith] = [120, 80];
    const { cupMm } = changeOfCurvedBoard({
      wood,
      widthMm: width,
      pithDistanceMm: pith,
      fromMoisturePct: 8,
      toMoisturePct: 7,
    });
    const strain = 1 / (1 / 0.00365 - 2) - 1 / (1 / 0.0018 - 2);
    expect(cupMm / (((strain * width) / 2) * Math.atan(width / 2 / pith))).toBeCloseTo(1, 2);
  });

  it('neither moves nor cups without a change of moisture', () => {
    const still = changeOfCurvedBoard({
      wood,
      widthMm: 100,
      pithDistanceMm: 50,
      fromMoisturePct: 9,
      toMoisturePct: 9,
    });
    expect(still.changeMm).toBeCloseTo(0, 12);
    expect(still.cupMm).toBeCloseTo(0, 12);
  });

  it.each([{ widthMm: 0 }, { pithDistanceMm: -1 }, { fromMoisturePct: 31 }, { toMoisturePct: Number.NaN }])(
    'refuses %j',
    (fault) => {
      const board = { wood, widthMm: 100, pithDistanceMm: 50, fromMoisturePct: 8, toMoisturePct: 9 };
      expect(() => changeOfCurvedBoard({ ...board, ...fault })).toThrow(
        expect.objectContaining({ code: 'INPUT_INVALID' }),
      );
    },
  );

  it('refuses a wood of which one direction is not known', () => {
    const board = { widthMm: 100, pithDistanceMm: 50, fromMoisturePct: 8, toMoisturePct: 9 };
    expect(() => changeOfCurvedBoard({ ...board, wood: findSpecies('wenge') })).toThrow(
      expect.objectContaining({ code: 'MOVEMENT_RADIAL_UNKNOWN' }),
    );
    expect(() => changeOfCurvedBoard({ ...board, wood: findSpecies('gray birch') })).toThrow(
      expect.objectContaining({ code: 'MOVEMENT_TANGENTIAL_UNKNOWN' }),
    );
  });
});
