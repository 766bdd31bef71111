// The laws over many more requests and larger budgets than the quick run; seeded, so that a failure can be repeated.
import { canonicalJson } from '@millwright/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { longRun } from '../../../tools/config/long-run.ts';
import { nestParts, validateLayout } from '../src/index.js';
import { jobArbitrary } from './shapes.js';

const total = 3000;

test(`${total} requests give valid layouts that do not depend on the order of the parts`, async () => {
  await longRun(
    { name: 'nest/layouts', total, chunk: 20, seed: 901, tally: { nPlaced: 0 } },
    async (seed, numRuns, tally) => {
      let { nPlaced } = tally;
      await fc.assert(
        fc.asyncProperty(jobArbitrary, fc.constantFrom(10, 100, 400), async (drawn, workBudget) => {
          const request = { ...drawn, workBudget };
          const result = await nestParts(request);
          expect(validateLayout(request, result.layout)).toEqual([]);
          nPlaced += result.layout.placements.length;
          const reversed = await nestParts({ ...request, parts: [...request.parts].reverse() });
          expect(canonicalJson(reversed)).toBe(canonicalJson(result));
        }),
        { seed, numRuns, endOnFailure: true },
      );
      return { nPlaced };
    },
  );
});
