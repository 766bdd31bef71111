import { expect, test } from 'vitest';
import { firstDifference, OF_ONE, OF_TWO } from './equality.js';

const CHUNK = 500_000;
const N_CHUNKS = 20;

test.each([...OF_ONE, ...OF_TWO])(
  '%s gives the same bits in TypeScript and in the Rust module, 10⁷ times',
  async (name) => {
    for (let chunk = 0; chunk < N_CHUNKS; chunk += 1) {
      expect(await firstDifference(name, 7_000_001 + 2 * chunk, CHUNK)).toBeUndefined();
    }
    console.log(`${name}: ${CHUNK * N_CHUNKS} inputs compared`);
  },
);
