import type { MovementCheck } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import { exact, judgeOne } from '../judge-one.js';

const faced = (front: string, back: string) =>
  ({
    kind: 'veneer',
    id: 'top',
    widthMm: 400,
    coreThicknessMm: 18,
    front: { species: front, ringAngleDeg: 0 },
    frontThicknessMm: 0.6,
    back: { species: back, ringAngleDeg: 0 },
    backThicknessMm: 0.6,
    toleratedBowMm: 5,
  }) as const satisfies MovementCheck;

describe('veneer', () => {
  it('does not count on two woods being equally stiff, even where they move alike', () => {
    const alike = judgeOne(faced('white oak', 'white oak'), exact);
    const unlike = judgeOne(faced('white oak', 'white oak commercial'), exact);
    expect(alike.marginMm).toBeCloseTo(5, 9);
    expect(unlike.marginMm!).toBeLessThan(0);
  });

  it('counts the cutting tolerance of width and core against the margin', () => {
    const check = faced('white oak', 'white oak');
    const sharp = judgeOne(check, exact, 0);
    const rough = judgeOne(check, exact, 1);
    const bow = (answer: typeof sharp) => 5 - answer.leastMarginMm!;
    // Bow grows with the square of the width and falls with the distance of the faces' middles.
    expect(bow(rough) / bow(sharp)).toBeCloseTo(((401 / 400) ** 2 * 18.6) / 17.6, 4);
  });
});
