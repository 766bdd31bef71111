import { describe, expect, it } from 'vitest';
import { compareSizes } from '../src/sizes.ts';

describe('packed sizes', () => {
  it('may differ by a tenth from those kept', () => {
    expect(compareSizes({ a: 1100, b: 900 }, { a: 1000, b: 1000 })).toEqual([]);
  });

  it('are complained of beyond that, larger or smaller', () => {
    expect(compareSizes({ a: 1101, b: 899 }, { a: 1000, b: 1000 })).toEqual([
      'a has 1101 bytes packed, 1000 in sizes.json (10 %)',
      'b has 899 bytes packed, 1000 in sizes.json (-10 %)',
    ]);
  });

  it('are complete on both sides', () => {
    expect(compareSizes({ a: 1 }, { b: 1 })).toEqual([
      'a (1 bytes) is not in sizes.json',
      'b stands in sizes.json and is not packed',
    ]);
  });
});
