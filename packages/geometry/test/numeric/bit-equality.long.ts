import { expect, test } from 'vitest';
import { longRun } from '../../../../tools/config/long-run.ts';
import { firstDifference, OF_ONE, OF_TWO } from './equality.js';

test.each([...OF_ONE, ...OF_TWO])(
  '%s gives the same bits in TypeScript and in the Rust module, 10⁷ times',
  async (name) => {
    const plan = {
      name: `geometry/bit-equality/${name}`,
      total: 10_000_000,
      chunk: 500_000,
      seed: 7_000_001,
    };
    await longRun(plan, async (seed, n) => {
      expect(await firstDifference(name, seed, n)).toBeUndefined();
      return undefined;
    });
  },
);
