import type { MovementCheck } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import { judgeOne } from '../judge-one.js';

const drawer = (species: string, ringAngleDeg?: number) =>
  ({
    kind: 'drawer-in-case',
    id: 'drawer',
    side: ringAngleDeg === undefined ? { species } : { species, ringAngleDeg },
    sideHeightMm: 60,
    sideThicknessMm: 10,
    gapAboveMm: 4,
    gapSidesMm: 2,
    leastGapMm: 0,
    case: { species: 'red oak', ringAngleDeg: 0 },
    caseDepthMm: 500,
    drawerLengthMm: 470,
    leastBehindMm: 1,
  }) as const satisfies MovementCheck;

describe('drawer-in-case', () => {
  it.each([[0], [30], [90], [undefined]])(
    'keeps the margin beside the drawer within its band with rings at %s deg',
    (angle) => {
      for (const { marginMm, leastMarginMm, mostMarginMm } of judgeOne(drawer('red oak', angle)).limits ??
        []) {
        expect(leastMarginMm).toBeLessThanOrEqual(marginMm);
        expect(mostMarginMm).toBeGreaterThanOrEqual(marginMm);
      }
    },
  );

  it('does not judge a thickness that moves along the rings where that figure is missing', () => {
    const answer = judgeOne(drawer('Birch, gray', 90));
    expect(answer.verdict).toBe('not-judged');
    expect(answer.message).toMatch(/tangential figure for Birch, gray/);
  });
});
