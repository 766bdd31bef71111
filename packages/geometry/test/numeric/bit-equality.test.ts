import { expect, test } from 'vitest';
import { firstDifference, OF_ONE, OF_TWO } from './equality.js';

const COUNT = 200_000;

test.each([...OF_ONE, ...OF_TWO])(
  '%s gives the same bits in TypeScript and in the Rust module',
  async (name) => {
    expect(await firstDifference(name, 20_261_121, COUNT)).toBeUndefined();
  },
);
