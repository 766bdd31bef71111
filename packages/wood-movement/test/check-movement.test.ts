import { type MovementCheck, operations } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import { checkMovement } from '../src/check-movement.js';
import { findSpecies } from '../src/species.js';
import { judgeOne, usual } from './judge-one.js';

const climate = { buildMoisturePct: 8, driestMoisturePct: 6, wettestMoisturePct: 11 };
const oak = { id: 'a', species: 'white oak', widthMm: 400, ringAngleDeg: 0 } as const;
const panel = { kind: 'framed-panel', ...oak, grooveDepthMm: 20, gapPerSideMm: 5 } as const;
const top = { kind: 'top-fastener', ...oak, widthMm: 800, slotTravelMm: 12, fixedAt: 'centre' } as const;
const front = { kind: 'inset-panel', ...oak, widthMm: 120, gapPerSideMm: 4, leastGapMm: 0.5 } as const;

const judge = judgeOne;

describe('a framed panel', () => {
  it('passes with room on both sides, without a finding', () => {
    expect(judge(panel)).toMatchObject({ verdict: 'ok', cutToMm: 400, codes: [] });
  });

  it('jams when its gap is less than its growth, and says what to cut it to', () => {
    const answer = judge({ ...panel, gapPerSideMm: 1 });
    expect(answer).toMatchObject({ verdict: 'jams', season: 'wettest', codes: ['MOVEMENT_JAMS'] });
    expect(answer.marginMm).toBeLessThan(0);
    expect(answer.cutToMm).toBeLessThan(400);
    expect(answer.findings[0]).toMatchObject({ severity: 'error', measured: { unit: 'mm' } });
  });

  it('falls out when the groove is shallower than gap and shrinkage need', () => {
    expect(judge({ ...panel, grooveDepthMm: 10.5, gapPerSideMm: 5 })).toMatchObject({
      verdict: 'falls-out',
      season: 'driest',
      codes: ['MOVEMENT_FALLS_OUT'],
    });
  });

  it('is tight where the margin does not cover its uncertainty', () => {
    const answer = judge({ ...panel, gapPerSideMm: 2.5 });
    expect(answer).toMatchObject({ verdict: 'tight', codes: ['MOVEMENT_TIGHT'] });
    expect(answer.marginMm).toBeGreaterThan(0);
    expect(answer.marginMm).toBeLessThan(answer.uncertaintyMm!);
  });

  it('offers no width where no width is safe, and says how much deeper to groove', () => {
    const answer = judge({ ...panel, grooveDepthMm: 4, gapPerSideMm: 1 });
    expect(answer.cutToMm).toBeUndefined();
    expect(answer.message).toContain('deepen the grooves');
  });

  it('reports the margin computed by hand for a cherry panel built in a dry shop', () => {
    const [example] = operations.wood_movement_check.examples;
    const answer = checkMovement(example!.input).checks[0]!;
    // 300 mm · (6 − 7) / (1 / 0.00248 − 10 + 7) = −0.7496 mm; 10 − 8 − 0.7496 − 1 = 0.2504 mm.
    expect(answer.marginMm).toBeCloseTo(0.2504, 4);
    expect(answer.verdict).toBe('tight');
  });
});

describe('a top on fasteners', () => {
  it('passes where the slots are longer than the worst travel', () => {
    expect(judge(top)).toMatchObject({ verdict: 'ok', cutToMm: 12, codes: [] });
  });

  it('needs twice the travel when it is fixed at an edge', () => {
    const centre = judge({ ...top, slotTravelMm: 1 }, usual, 0);
    const edge = judge({ ...top, slotTravelMm: 1, fixedAt: 'edge' }, usual, 0);
    expect(edge.cutToMm! / centre.cutToMm!).toBeCloseTo(2, 9);
  });

  it('likely splits when it is held while it dries', () => {
    const dry = { buildMoisturePct: 11, driestMoisturePct: 5, wettestMoisturePct: 11 };
    expect(judge({ ...top, slotTravelMm: 1 }, dry)).toMatchObject({
      verdict: 'split-likely',
      season: 'driest',
      codes: ['MOVEMENT_SPLIT_LIKELY', 'MOVEMENT_DATA_THIN'],
    });
  });

  it('is crushed or slips when it is held while it swells', () => {
    const damp = { buildMoisturePct: 6, driestMoisturePct: 6, wettestMoisturePct: 12 };
    expect(judge({ ...top, slotTravelMm: 1 }, damp)).toMatchObject({
      verdict: 'set-or-slip',
      season: 'wettest',
      codes: ['MOVEMENT_SET_OR_SLIP', 'MOVEMENT_DATA_THIN'],
    });
  });

  it('only slips where a quiet wood is held by less than the splitting strain while it dries', () => {
    const dry = { buildMoisturePct: 9, driestMoisturePct: 6, wettestMoisturePct: 9 };
    const pine = { ...top, species: 'eastern white pine', ringAngleDeg: 90 };
    // It shrinks by 400 mm · 3 · 0.00071 = 0.85 mm, at worst by 1.5 mm: 0.0017 more than 0.8 mm of slot allow, under 0.0025.
    expect(judge({ ...pine, slotTravelMm: 0.8 }, dry)).toMatchObject({
      verdict: 'set-or-slip',
      season: 'driest',
    });
    expect(judge({ ...pine, slotTravelMm: 0.3 }, dry)).toMatchObject({
      verdict: 'split-likely',
      season: 'driest',
    });
  });

  it('counts splitting before slipping when it is held both ways', () => {
    const rough = { buildMoisturePct: 9, driestMoisturePct: 6, wettestMoisturePct: 14 };
    expect(judge({ ...top, slotTravelMm: 0.5 }, rough)).toMatchObject({
      verdict: 'split-likely',
      season: 'driest',
    });
  });
});

describe('an inset front', () => {
  it('passes with a gap larger than growth and band', () => {
    expect(judge(front)).toMatchObject({ verdict: 'ok', season: 'wettest', cutToMm: 120 });
  });

  it('jams when the growth takes the gap that must remain, and names the width to cut', () => {
    const answer = judge({ ...front, gapPerSideMm: 1 });
    expect(answer).toMatchObject({ verdict: 'jams', codes: ['MOVEMENT_JAMS'] });
    expect(answer.cutToMm).toBeLessThan(120);
    expect(answer.cutToMm).toBeGreaterThan(115);
  });

  it('offers no width where the gap that must remain is wider than the opening', () => {
    const answer = judge({ ...front, leastGapMm: 500 });
    expect(answer.verdict).toBe('jams');
    expect(answer.cutToMm).toBeUndefined();
  });
});

describe('a board', () => {
  it('is not judged, but its widths at driest and wettest are given with their band', () => {
    const answer = judge({ kind: 'board', ...oak });
    expect(answer).toMatchObject({ verdict: 'not-judged', season: 'none', codes: ['MOVEMENT_NOT_JUDGED'] });
    expect(answer.findings[0]?.severity).toBe('info');
    expect(answer.widthDriestMm).toBeLessThan(400);
    expect(answer.widthWettestMm).toBeGreaterThan(400);
    expect(answer.uncertaintyMm).toBeGreaterThan(0);
  });
});

describe('what cannot be judged', () => {
  it.each(['birch plywood', 'MDF'])('leaves %s unjudged and says which figure is missing', (species) => {
    const answer = judge({ ...panel, species });
    expect(answer).toMatchObject({ verdict: 'not-judged', codes: ['MOVEMENT_NOT_JUDGED'] });
    expect(answer.message).toContain('linear expansion');
    expect(answer.marginMm).toBeUndefined();
    expect(answer.findings[0]?.severity).toBe('warning');
  });

  it('leaves a wood without a radial figure unjudged unless it is flat sawn', () => {
    expect(judge({ ...panel, species: 'wenge', ringAngleDeg: 45 })).toMatchObject({ verdict: 'not-judged' });
    expect(judge({ ...panel, species: 'wenge' }).verdict).not.toBe('not-judged');
  });

  it('never passes thin data without saying so', () => {
    const answer = judge({ ...panel, species: 'teak', grooveDepthMm: 25, gapPerSideMm: 8 });
    expect(answer).toMatchObject({ verdict: 'ok', codes: ['MOVEMENT_DATA_THIN'] });
  });

  it('refuses an unknown wood with near matches, and says which check it is', () => {
    expect(() => judge({ ...panel, id: 'left door', species: 'cherri' })).toThrow(
      expect.objectContaining({
        code: 'MOVEMENT_SPECIES_UNKNOWN',
        message: expect.stringContaining('left door: '),
        data: expect.objectContaining({ checkId: 'left door', species: 'cherri' }),
      }),
    );
  });
});

describe('the request', () => {
  it('is refused when driest and wettest are exchanged', () => {
    expect(() => judge(panel, { ...climate, driestMoisturePct: 12 })).toThrow(
      expect.objectContaining({
        code: 'MOVEMENT_CLIMATE_REVERSED',
        data: { driestMoisturePct: 12, wettestMoisturePct: 11 },
      }),
    );
  });

  it.each([
    ['checks.0.widthMm', { ...panel, widthMm: -1 }],
    ['checks.0.widthMm', { ...panel, widthMm: Number.NaN }],
    ['checks.0.ringAngleDeg', { ...panel, ringAngleDeg: 100 }],
    ['checks.0', { ...panel, gapMm: 1 }],
  ])('is refused with the path %s', (path, check) => {
    expect(() => judge(check as MovementCheck)).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID', message: expect.stringContaining(path) }),
    );
  });

  it('may hold no check at all', () => {
    expect(checkMovement({ climate, checks: [] })).toMatchObject({ checks: [], findings: [] });
  });

  it('may be built wetter than it will ever be: then only shrinkage counts', () => {
    const wet = { buildMoisturePct: 15, driestMoisturePct: 6, wettestMoisturePct: 11 };
    const answer = judge({ ...front, gapPerSideMm: 1, leastGapMm: 0.5 }, wet);
    expect(answer.verdict).toBe('ok');
    expect(answer.widthWettestMm).toBeLessThan(120);
  });

  it('is not changed, and gives the same report every time', () => {
    const request = Object.freeze({ climate, checks: Object.freeze([panel, top, front]) });
    expect(JSON.stringify(checkMovement(request))).toBe(JSON.stringify(checkMovement(request)));
  });
});

describe('the examples of the operation', () => {
  it.each(operations.wood_movement_check.examples)('are judged without a refusal: $title', ({ input }) => {
    const { checks } = checkMovement(input);
    expect(checks.map(({ verdict }) => verdict)).not.toContain('not-judged');
  });
});

describe('every report', () => {
  it('traces its numbers to an equation, a table and the band', () => {
    const { sources, assumptions } = judge(panel);
    expect(sources[0]).toContain('eq. 13-3');
    expect(sources).toContain('Oak, white, commercial: FPL-GTR-190 Table 13-5');
    const bandPct = Math.round(findSpecies('white oak').bandRatio * 100);
    expect(assumptions?.[0]).toContain(`movement ${bandPct} % larger or smaller`);
  });

  it('survives a structured clone', () => {
    const report = checkMovement({ climate, checks: [panel, top, front] });
    expect(structuredClone(report)).toEqual(report);
  });
});
