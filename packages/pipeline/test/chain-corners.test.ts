import { describe, expect, it } from 'vitest';
import { type ChainJob, runChain, surprises } from './chain-run.js';

/** A square of 13 mm whose corners are rounded off, and room for two tabs. */
function roundedSquare(cornerRadiusMm: number): ChainJob {
  const r = cornerRadiusMm;
  const side = 13;
  const quarter = Math.SQRT2 - 1;
  const outline = {
    closed: true,
    vertices: [
      [r, 0, 0],
      [side - r, 0, quarter],
      [side, r, 0],
      [side, side - r, quarter],
      [side - r, side, 0],
      [r, side, quarter],
      [0, side - r, 0],
      [0, r, quarter],
    ] as [number, number, number][],
  };
  return {
    parts: [{ id: 'square', quantity: 1, holes: [], features: [], outline }],
    diameterMm: 6,
    spacingMm: 14,
    thicknessMm: 12,
    rotationsDeg: [0],
    direction: 'climb',
    tabs: { lengthMm: 15, heightMm: 4, perPart: 2, largestGapMm: 400 },
  };
}

describe('tabs beside corners rounded tighter than the tool', () => {
  it.each([0.25, 0.5, 1.04, 1.6, 3])('are proved at a corner of %d mm', async (cornerRadiusMm) => {
    const outcome = await runChain(roundedSquare(cornerRadiusMm));
    expect(surprises(outcome)).toEqual([]);
    expect(outcome.proofs.map(({ verdict }) => verdict)).toEqual(['proved']);
  });
});
