import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { longRun } from '../../../tools/config/long-run.ts';
import { changeOfWidthMm } from '../src/change-of-width.js';
import { wood } from './arbitrary.js';

const total = 1_000_000;
const moisture = fc.double({ min: 0, max: 30, noNaN: true });
const angle = fc.oneof(fc.constantFrom(0, 45, 90), fc.double({ min: 0, max: 90, noNaN: true }));

it(`does not depend on the path and comes back, for ${total} random triples`, async () => {
  const plan = { name: 'wood-movement/path', total, chunk: 20_000, seed: 102 };
  await longRun(plan, (seed, numRuns) => {
    let worst = 0;
    fc.assert(
      fc.property(wood, angle, moisture, moisture, moisture, (wood, ringAngleDeg, a, b, c) => {
        const after = (widthMm: number, from: number, to: number) =>
          widthMm +
          changeOfWidthMm({ wood, ringAngleDeg, widthMm, fromMoisturePct: from, toMoisturePct: to });
        const direct = after(300, a, c);
        const detour = after(after(300, a, b), b, c);
        const back = after(direct, c, a);
        worst = Math.max(worst, Math.abs(detour / direct - 1), Math.abs(back / 300 - 1));
      }),
      { seed, numRuns },
    );
    expect(worst).toBeLessThan(1e-12);
    return undefined;
  });
});
