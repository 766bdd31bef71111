// The large count: 2,000 programs right by construction, none of which may raise an alarm.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proveProgram } from '../src/index.js';
import { anyJob } from './support/arbitraries.js';
import { seriousFindings } from './support/mutate.js';

describe('2,000 programs that are right by construction', () => {
  it('are all proved', async () => {
    let nMotions = 0;
    await fc.assert(
      fc.asyncProperty(anyJob, async ({ request }) => {
        nMotions += request.reading.motions.length;
        expect(seriousFindings(await proveProgram(request))).toEqual([]);
      }),
      { numRuns: 2000, seed: 60, endOnFailure: true },
    );
    console.log(`proved 2000 programs of ${nMotions} motions, seed 60`);
  });
});
