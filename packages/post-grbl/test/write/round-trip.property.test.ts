import fc from 'fast-check';
import { describe, it } from 'vitest';
import { anyToolpath, expectRoundTrip } from '../support/round-trip.js';

describe('a written program, read back', () => {
  it('goes to the rounded place of every move, and along every arc, without a single remark', async () => {
    await fc.assert(
      fc.asyncProperty(anyToolpath, (each) => expectRoundTrip(each)),
      { seed: 20240601, numRuns: 600 },
    );
  });
});
