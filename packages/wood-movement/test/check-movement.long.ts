import { describe, expect, it } from 'vitest';
import { compareWithSweep } from './compare-with-sweep.js';

describe('checkMovement', () => {
  it.each([101, 102, 103, 104, 105, 106, 107, 108, 109, 110])(
    'passes none of 10,000 random assemblies that the sweep breaks (seed %d)',
    (seed) => {
      const { unsafe, ...count } = compareWithSweep({ seed, numRuns: 10_000 });
      process.stdout.write(`seed ${seed}: ${JSON.stringify({ ...count, unsafe: unsafe.length })}\n`);
      expect(unsafe).toEqual([]);
      expect(count.needless / count.all).toBeLessThan(0.01);
    },
  );
});
