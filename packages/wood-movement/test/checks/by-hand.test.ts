import type { MovementCheck } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import { exact, judgeOne } from '../judge-one.js';

/*
 * Black cherry, C_T 0.00248 and C_R 0.00126 (Table 13-5), fibre saturation 30 %. Eq. 13-3 with the shrinkage that belongs to C is
 * e = (M − I) / (1 / C − 10 + I). Built at 8 %, from 6 to 11 %:
 *   flat sawn     1 / C − 2 = 401.2258:  e₊ = 3 / 401.2258 = 0.0074771   e₋ = −2 / 401.2258 = −0.0049847
 *   quarter sawn  1 / C − 2 = 791.6508:  e₊ = 3 / 791.6508 = 0.0037896   e₋ = −2 / 791.6508 = −0.0025264
 */
const flat = { species: 'black cherry', ringAngleDeg: 0 } as const;
const quarter = { species: 'black cherry', ringAngleDeg: 90 } as const;
const id = 'a';

const examples: readonly {
  readonly what: string;
  readonly check: MovementCheck;
  readonly marginMm: number;
  readonly verdict: string;
  readonly season: string;
}[] = [
  {
    // Floors 410: 410 − 400 · 1.0074771 = 7.0092. Bite: 400 · 0.9950153 − 410 + 12 − 1 = −0.9939.
    what: 'check 2, a panel free to slide',
    check: { kind: 'framed-panel', id, ...flat, widthMm: 400, grooveDepthMm: 12, gapPerSideMm: 5 },
    marginMm: -0.9939,
    verdict: 'falls-out',
    season: 'driest',
  },
  {
    // (400 · 0.9950153 − 410 + 24) / 2 − 1 = 5.0031.
    what: 'check 1, the same panel pinned at its centre',
    check: {
      kind: 'framed-panel',
      id,
      ...flat,
      widthMm: 400,
      grooveDepthMm: 12,
      gapPerSideMm: 5,
      held: 'centre',
    },
    marginMm: 5.0031,
    verdict: 'ok',
    season: 'driest',
  },
  {
    // Growth 4 − 400 · 0.0074771 = 1.0092. Shrinkage 3 − 400 · 0.0049847 = 1.0061.
    what: 'check 3, room to grow and to shrink',
    check: { kind: 'build-season', id, ...flat, widthMm: 400, growthRoomMm: 4, shrinkageRoomMm: 3 },
    marginMm: 1.0061,
    verdict: 'ok',
    season: 'wettest',
  },
  {
    // Inwards 2 − 300 · 0.0049847 = 0.5046; outwards 3 − 300 · 0.0074771 = 0.7569; tongue 585 − 580 · 1.0074771 = 0.6633.
    what: 'check 4, a breadboard end',
    check: {
      kind: 'breadboard',
      id,
      ...flat,
      widthMm: 600,
      fixedAt: 'centre',
      inwardTravelMm: 2,
      outwardTravelMm: 3,
      pinDiameterMm: 8,
      tongueWidthMm: 580,
      mortiseWidthMm: 585,
    },
    marginMm: 0.5046,
    verdict: 'tight',
    season: 'wettest',
  },
  {
    // 4 − 400 · 0.0074771 = 1.0092, half the width travelling.
    what: 'check 5, fasteners of a top',
    check: { kind: 'top-fastener', id, ...flat, widthMm: 800, slotTravelMm: 4, fixedAt: 'centre' },
    marginMm: 1.0092,
    verdict: 'ok',
    season: 'wettest',
  },
  {
    // 2 − 200 · 0.0074771 − 0.5 = 0.0046; the widest gap 3.5 − 2 − 200 · 0.0049847 = 0.5031.
    what: 'check 6, an inset drawer front',
    check: { kind: 'drawer-front', id, ...flat, widthMm: 200, gapMm: 2, leastGapMm: 0.5, mostGapMm: 3.5 },
    marginMm: 0.0046,
    verdict: 'tight',
    season: 'wettest',
  },
  {
    // Above 2 − 150 · 0.0074771 − 0.5 = 0.3784; beside 1.6 − 24 · 0.0037896 − 0.5 = 1.0091; behind 500 · 0.9950153 − 490 − 5 = 2.5076.
    what: 'check 7, a drawer in its case',
    check: {
      kind: 'drawer-in-case',
      id,
      side: flat,
      sideHeightMm: 150,
      sideThicknessMm: 12,
      gapAboveMm: 2,
      gapSidesMm: 1.6,
      leastGapMm: 0.5,
      case: flat,
      caseDepthMm: 500,
      drawerLengthMm: 490,
      leastBehindMm: 5,
    },
    marginMm: 0.3784,
    verdict: 'ok',
    season: 'wettest',
  },
  {
    // 5 − 400 · 0.0074771 − 1 = 1.0092.
    what: 'check 8, a slab door',
    check: { kind: 'inset-door', id, ...flat, construction: 'slab', widthMm: 400, gapMm: 5, leastGapMm: 1 },
    marginMm: 1.0092,
    verdict: 'ok',
    season: 'wettest',
  },
  {
    // 5 − 120 · 0.0074771 − 1 = 3.1027.
    what: 'check 8, a framed door of two 60 mm stiles',
    check: {
      kind: 'inset-door',
      id,
      ...flat,
      construction: 'framed',
      widthMm: 400,
      stileWidthMm: 60,
      gapMm: 5,
      leastGapMm: 1,
    },
    marginMm: 3.1027,
    verdict: 'ok',
    season: 'wettest',
  },
  {
    // 100 · (0.00125 − 0.0049847) = −0.3735; at most 0.0065 of strain, beyond 0.0025.
    what: 'check 9, a cross-grain glue-up held all along',
    check: { kind: 'cross-grain-joint', id, ...flat, widthMm: 100 },
    marginMm: -0.3735,
    verdict: 'split-likely',
    season: 'driest',
  },
  {
    // 1 − 100 · 0.0074771 = 0.2523.
    what: 'check 9 with a mismatch that is known to be good',
    check: { kind: 'cross-grain-joint', id, ...flat, widthMm: 100, toleratedMismatchMm: 1 },
    marginMm: 0.2523,
    verdict: 'ok',
    season: 'wettest',
  },
  {
    // 80 · (0.00125 − 0.0049847) = −0.2988.
    what: 'check 10, a wide tenon',
    check: { kind: 'wide-tenon', id, ...flat, widthMm: 80 },
    marginMm: -0.2988,
    verdict: 'split-likely',
    season: 'driest',
  },
  {
    // 1 − √2 · 60 · 0.0074771 = 0.3656.
    what: 'check 11, a mitred frame',
    check: { kind: 'mitred-frame', id, ...flat, widthMm: 60, toleratedGapMm: 1 },
    marginMm: 0.3656,
    verdict: 'ok',
    season: 'wettest',
  },
  {
    // Inwards 3 − 450 · 0.0049847 = 0.7569; outwards 4 − 450 · 0.0074771 = 0.6353.
    what: 'check 12, a runner fixed at the front',
    check: {
      kind: 'carcass',
      id,
      ...flat,
      widthMm: 500,
      reachMm: 450,
      fixing: 'one-end',
      inwardTravelMm: 3,
      outwardTravelMm: 4,
    },
    marginMm: 0.6353,
    verdict: 'tight',
    season: 'wettest',
  },
  {
    // At the wettest 200 · (0.0074771 − 0.0037896) = 0.7375, at the driest 200 · (0.0049847 − 0.0025264) = 0.4917; 1 − 0.7375.
    what: 'check 13, dovetails of flat and quarter-sawn boards',
    check: { kind: 'dovetails', id, widthMm: 200, tails: flat, pins: quarter, toleratedMismatchMm: 1 },
    marginMm: 0.2625,
    verdict: 'tight',
    season: 'wettest',
  },
  {
    // As check 12.
    what: 'check 14, a solid bottom',
    check: { kind: 'solid-bottom', id, ...flat, widthMm: 450, inwardTravelMm: 3, outwardTravelMm: 4 },
    marginMm: 0.6353,
    verdict: 'tight',
    season: 'wettest',
  },
  {
    // 0.1 − 20 · 0.0036875 = 0.0263.
    what: 'check 15, an inlay with its grain along that of the ground',
    check: {
      kind: 'inlay',
      id,
      widthMm: 20,
      inlay: flat,
      ground: quarter,
      grain: 'parallel',
      toleratedGapMm: 0.1,
    },
    marginMm: 0.0263,
    verdict: 'tight',
    season: 'wettest',
  },
  {
    // κ = 3 · 0.0074771 / (2 · 20) = 0.00056078 / mm; 12 − 0.00056078 · 400² / 8 = 0.7843.
    what: 'check 15, veneer on one face',
    check: {
      kind: 'veneer',
      id,
      widthMm: 400,
      coreThicknessMm: 19,
      front: flat,
      frontThicknessMm: 1,
      toleratedBowMm: 12,
    },
    marginMm: 0.7843,
    verdict: 'tight',
    season: 'wettest',
  },
  {
    // 4 − 400 · 0.0074771 = 1.0092: nothing has changed yet.
    what: 'check 18, delivered and fitted at once',
    check: {
      kind: 'delivery',
      id,
      ...flat,
      widthMm: 400,
      thicknessMm: 19,
      arrival: { moisturePct: 11 },
      restDays: 0,
      toleratedChangeMm: 4,
    },
    marginMm: 1.0092,
    verdict: 'ok',
    season: 'wettest',
  },
  {
    // Half of the change after 0.0492 · 19² / 8.64 = 2.056 days: 4 − 2.9908 / 2 = 2.5046.
    what: 'check 18, rested until half of the change is made',
    check: {
      kind: 'delivery',
      id,
      ...flat,
      widthMm: 400,
      thicknessMm: 19,
      arrival: { moisturePct: 11 },
      restDays: 2.056,
      toleratedChangeMm: 4,
    },
    marginMm: 2.5046,
    verdict: 'ok',
    season: 'wettest',
  },
];

describe('an example worked by hand', () => {
  it.each(examples)('comes out for $what', ({ check, marginMm, verdict, season }) => {
    const answer = judgeOne(check, exact, 0);
    expect(answer.marginMm).toBeCloseTo(marginMm, 3);
    expect(answer).toMatchObject({ verdict, season });
  });

  it('comes out for check 17, MDF in its slot, by humidity', () => {
    const air = (relativeHumidityPct: number) => ({ relativeHumidityPct, temperatureC: 20 });
    const climate = {
      build: air(45),
      service: { driest: air(30), wettest: air(60) },
      buildReadingBandPct: 0,
    };
    const check: MovementCheck = {
      kind: 'panel-stock',
      id,
      panelProduct: 'mdf',
      nominalThicknessMm: 18,
      measuredThicknessMm: 18,
      slotWidthMm: 19,
      mostPlayMm: 1.5,
    };
    const answer = judgeOne(check, climate, 0);
    // 0.35 % per point, 8.5 points over 60 % humidity: 15 % humidity is 18 · 0.0074375 = 0.1339 mm. Room 19 − 18.1339; play 1.5 − (19 − 17.8661).
    expect(answer.limits?.map(({ marginMm }) => marginMm.toFixed(4))).toEqual(['0.8661', '0.3661']);
    // At most 5 % over 60 %: 18 · 0.0125 = 0.225; 1.5 − (19 − 17.775) = 0.275.
    expect(answer.leastMarginMm).toBeCloseTo(0.275, 9);
  });

  it('comes out for check 16, cup as the reference prints it', () => {
    const oak = { kind: 'cup', id, species: 'white oak', toleratedCupMm: 1 } as const;
    const dry = {
      buildMoisturePct: 10,
      driestMoisturePct: 6,
      wettestMoisturePct: 10,
      buildReadingBandPct: 0,
    };
    // Four points of drying: 0.54 mm for 150 mm at 50 mm from the pith, 0.05 mm for 100 mm at 400 mm.
    expect(1 - judgeOne({ ...oak, widthMm: 150, pithDistanceMm: 50 }, dry, 0).marginMm!).toBeCloseTo(0.54, 2);
    expect(1 - judgeOne({ ...oak, widthMm: 100, pithDistanceMm: 400 }, dry, 0).marginMm!).toBeCloseTo(
      0.05,
      2,
    );
  });

  it('finds evenly veneered faces flat as expected, and only their difference in the band', () => {
    const faces = { front: flat, frontThicknessMm: 0.6, back: flat, backThicknessMm: 0.6 };
    const answer = judgeOne(
      { kind: 'veneer', id, widthMm: 400, coreThicknessMm: 19, ...faces, toleratedBowMm: 12 },
      exact,
      0,
    );
    expect(answer).toMatchObject({ verdict: 'ok', marginMm: 12 });
    expect(answer.leastMarginMm!).toBeLessThan(12);
  });

  it('says how far a breadboard end will be from flush', () => {
    const end = { kind: 'breadboard', id, ...flat, widthMm: 800, fixedAt: 'centre' } as const;
    const { message } = judgeOne(
      { ...end, inwardTravelMm: 5, outwardTravelMm: 5, pinDiameterMm: 8 },
      exact,
      0,
    );
    // Half of 800 mm: 400 · 0.0074771 = 2.99 mm and 400 · 0.0049847 = 1.99 mm.
    expect(message).toContain('2.99 mm (1/8 in) proud of its end');
    expect(message).toContain('1.99 mm (5/64 in) short of it');
  });

  it('warns of figure-eight fasteners under a top wider than the trade uses them for, 18 in', () => {
    const top = {
      kind: 'top-fastener',
      id,
      ...flat,
      slotTravelMm: 9,
      fixedAt: 'centre',
      fastener: 'figure-eight',
    } as const;
    expect(judgeOne({ ...top, widthMm: 450 }, exact).message).not.toContain('457 mm');
    expect(judgeOne({ ...top, widthMm: 460 }, exact).message).toContain('457 mm (18 in)');
  });

  it('names beside its verdict what the trade says', () => {
    const rules = examples.map(({ check }) => judgeOne(check, exact).tradeRule ?? '');
    expect(rules.join(' ')).toContain('1/4 in shorter');
    expect(rules.filter((rule) => rule.startsWith('Trade: ')).length).toBeGreaterThan(10);
  });
});
