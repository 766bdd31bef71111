import { isMillwrightError, type MovementCheck, movementReportSchema } from '@millwright/contracts';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkMovement } from '../src/check-movement.js';
import { assembly } from './arbitrary.js';

/** Numbers that ask for trouble: the smallest, the largest, and what was typed in another unit. */
const ugly = fc.constantFrom(
  0,
  1e-300,
  5e-324,
  1e-9,
  0.005,
  0.08,
  0.8,
  1,
  30,
  50,
  90,
  1000,
  1e5,
  1e7,
  -1,
  1e8,
  Number.NaN,
);

/** A request with one of its numbers, anywhere in it, exchanged. */
const withUglyNumber = fc.tuple(assembly, ugly, fc.nat()).map(([{ check, climate }, value, place]) => {
  const request = structuredClone({ climate, checks: [check] }) as object;
  const holders = numbersOf(request);
  const holder = holders[place % holders.length];
  if (holder) holder.record[holder.key] = value;
  return request;
});

function numbersOf(value: object): { record: Record<string, unknown>; key: string }[] {
  return Object.entries(value).flatMap(([key, inner]) => {
    if (typeof inner === 'number') return [{ record: value as Record<string, unknown>, key }];
    return typeof inner === 'object' && inner !== null ? numbersOf(inner) : [];
  });
}

/** A report of the contract, or an error of the table that says what to do. */
function answersOrRefuses(request: object): 'answers' | 'refuses' {
  try {
    const report = checkMovement(request as Parameters<typeof checkMovement>[0]);
    expect(movementReportSchema.parse(report)).toEqual(report);
    return 'answers';
  } catch (error) {
    if (!isMillwrightError(error)) throw error;
    expect(error.code).not.toBe('INTERNAL');
    expect(error.message.length).toBeGreaterThan(10);
    return 'refuses';
  }
}

describe('checkMovement', () => {
  it('answers or refuses, with a code, a request of which one number is far off', () => {
    const count = { answers: 0, refuses: 0 };
    fc.assert(
      fc.property(withUglyNumber, (request) => {
        count[answersOrRefuses(request)]++;
      }),
      { seed: 31, numRuns: 1500 },
    );
    expect(count.answers).toBeGreaterThan(400);
    expect(count.refuses).toBeGreaterThan(200);
  });

  it('refuses anything that is no request', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), fc.anything(), (all, climate, checks) => {
        expect(answersOrRefuses({ climate, checks })).toBe('refuses');
        expect(answersOrRefuses({ all })).toBe('refuses');
      }),
      { seed: 32, numRuns: 200 },
    );
  });

  it.each([
    [
      'both a species and a sheet material',
      { species: 'white oak', panelProduct: 'mdf' },
      'checks.0.species',
    ],
    ['neither', {}, 'checks.0.species'],
    ['inches as text', { species: 'white oak', widthMm: '12 in' }, 'checks.0.widthMm'],
    ['a misspelt field', { species: 'white oak', ringAngle: 0 }, 'checks.0'],
  ])('names the place of %s', (_, fields, path) => {
    const panel = { kind: 'framed-panel', id: 'a', widthMm: 300, grooveDepthMm: 10, gapPerSideMm: 3 };
    const climate = { buildMoisturePct: 8, driestMoisturePct: 6, wettestMoisturePct: 11 };
    expect(() => checkMovement({ climate, checks: [{ ...panel, ...fields } as MovementCheck] })).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID', message: expect.stringContaining(path) }),
    );
  });

  it.each([
    ['a framed door without stiles', { kind: 'inset-door', construction: 'framed', gapMm: 3, leastGapMm: 1 }],
    [
      'a slab with stiles',
      { kind: 'inset-door', construction: 'slab', stileWidthMm: 60, gapMm: 3, leastGapMm: 1 },
    ],
    [
      'stiles wider than their door',
      { kind: 'inset-door', construction: 'framed', stileWidthMm: 400, gapMm: 3, leastGapMm: 1 },
    ],
    [
      'a tongue without its mortise',
      {
        kind: 'breadboard',
        fixedAt: 'centre',
        inwardTravelMm: 3,
        outwardTravelMm: 3,
        pinDiameterMm: 8,
        tongueWidthMm: 200,
      },
    ],
    ['a runner without slots', { kind: 'carcass', fixing: 'one-end' }],
    [
      'a screw beyond the side',
      { kind: 'carcass', fixing: 'one-end', inwardTravelMm: 3, outwardTravelMm: 3, reachMm: 900 },
    ],
  ])('refuses %s', (_, fields) => {
    const climate = { buildMoisturePct: 8, driestMoisturePct: 6, wettestMoisturePct: 11 };
    const check = { id: 'a', species: 'white oak', widthMm: 500, ...fields } as MovementCheck;
    expect(() => checkMovement({ climate, checks: [check] })).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID' }),
    );
  });
});
