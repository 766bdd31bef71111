// The laws over many more requests and larger budgets than the quick run; seeded, so that a failure can be repeated.
import { canonicalJson } from '@millwright/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nestParts, validateLayout } from '../src/index.js';
import { jobArbitrary } from './shapes.js';

test('thousands of requests give valid layouts that do not depend on the order of the parts', async () => {
  let nPlaced = 0;
  await fc.assert(
    fc.asyncProperty(jobArbitrary, fc.constantFrom(10, 100, 400), async (drawn, workBudget) => {
      const request = { ...drawn, workBudget };
      const result = await nestParts(request);
      expect(validateLayout(request, result.layout)).toEqual([]);
      nPlaced += result.layout.placements.length;
      const reversed = await nestParts({ ...request, parts: [...request.parts].reverse() });
      expect(canonicalJson(reversed)).toBe(canonicalJson(result));
    }),
    { numRuns: Number(process.env.MILLWRIGHT_RUNS ?? 3000), seed: 901, endOnFailure: true },
  );
  console.info(`${nPlaced} placements checked`);
}, 3_600_000);
