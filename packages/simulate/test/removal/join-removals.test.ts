import { describe, expect, it } from 'vitest';
import { joinRemovals } from '../../src/removal/join-removals.js';

const sheet = { widthMm: 10, heightMm: 10, thicknessMm: 2 };
const removal = (least: number, most: number) => ({
  cutMm3: { least, most },
  gougeMm2: { least: 0, most: 1 },
  undecidedMm2: 3,
  nCells: 7,
});

describe('what both sides take off', () => {
  it('is at least the larger, at most the sum, and never more than the sheet', () => {
    expect(joinRemovals(removal(50, 60), removal(20, 30), sheet, undefined)).toEqual({
      cutMm3: { least: 50, most: 90 },
      gougeMm2: { least: 0, most: 2 },
      undecidedMm2: 6,
      nCells: 14,
    });
    expect(joinRemovals(removal(150, 160), removal(120, 130), sheet, undefined)?.cutMm3).toEqual({
      least: 150,
      most: 200,
    });
  });

  it('takes what the map of both says of the wood that is cut', () => {
    const joint = { least: 55, most: 70 };
    expect(joinRemovals(removal(50, 60), removal(20, 30), sheet, joint)?.cutMm3).toEqual(joint);
  });

  it('is not known where one side is not', () => {
    expect(joinRemovals(undefined, removal(1, 2), sheet, undefined)).toBeUndefined();
    expect(joinRemovals(removal(1, 2), undefined, sheet, undefined)).toBeUndefined();
  });
});
