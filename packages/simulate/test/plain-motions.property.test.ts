import { type Motion, motionSchema } from '@millwright/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainMotionsOf } from '../src/plain-motions.js';

const good: Motion = {
  line: 7,
  kind: 'arc',
  fromMm: [1, 2, 3],
  toMm: [4, 5, -6],
  centreMm: [0, 0],
  clockwise: true,
  sweepRad: -1.5,
  feedMmPerMin: 1200,
  spindle: 'clockwise',
  spindleRpm: 18_000,
  toolNumber: 1,
  dwellS: 0,
};
const keys = [...Object.keys(good), 'feed', '__proto__', 'constructor'];

/** Values that belong somewhere, and values that belong nowhere. */
const anyValue = fc.oneof(
  fc.constantFrom<unknown>(
    ...[
      0,
      -0,
      1,
      -1,
      0.5,
      1e7,
      1e7 + 1,
      2 ** 53,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      '1',
      '',
      null,
      undefined,
    ],
    ...[
      true,
      false,
      [],
      {},
      [1, 2],
      [1, 2, 3],
      [1, 2, 3, 4],
      [1, Number.NaN, 3],
      [1, -2e7, 3],
      ['1', 2, 3],
      Array(3),
    ],
    ...[
      'line',
      'arc',
      'rapid',
      'dwell',
      'off',
      'clockwise',
      'counter-clockwise',
      'on',
      new Float64Array(3),
      1n,
    ],
  ),
  fc.double(),
);

const anyMotion = fc
  .array(fc.tuple(fc.constantFrom(...keys), fc.option(anyValue, { nil: 'DELETE' })), { maxLength: 3 })
  .map((changes) => {
    const motion: Record<string, unknown> = { ...good };
    for (const [key, value] of changes) {
      if (value === 'DELETE') delete motion[key];
      else motion[key] = value;
    }
    return motion;
  });

describe('the quick look at motions', () => {
  it('passes nothing that the schema of contracts would refuse', () => {
    let nPassed = 0;
    fc.assert(
      fc.property(anyMotion, (motion) => {
        const isPassed = plainMotionsOf({ reading: { motions: [good, motion] } }) !== undefined;
        if (isPassed) nPassed++;
        if (isPassed) expect(motionSchema.safeParse(motion).success).toBe(true);
      }),
      { numRuns: 3000, seed: 71 },
    );
    expect(nPassed).toBeGreaterThan(300);
  });

  it('passes what a reader gives, and gives it back as it is', () => {
    const { dwellS: _, ...arc } = good;
    const { centreMm: __, clockwise: ___, sweepRad: ____, ...dwell } = good;
    const motions = [good, arc, { ...dwell, kind: 'dwell' }];
    expect(plainMotionsOf({ reading: { motions } })).toBe(motions);
  });

  it.each([undefined, null, 5, {}, { reading: null }, { reading: { motions: 'none' } }])(
    'leaves %j to the schema',
    (request) => {
      expect(plainMotionsOf(request)).toBeUndefined();
    },
  );
});
