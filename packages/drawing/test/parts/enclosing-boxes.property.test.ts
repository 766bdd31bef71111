import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EnclosingBoxes } from '../../src/parts/enclosing-boxes.js';

const box = fc
  .tuple(
    fc.integer({ min: 0, max: 40 }),
    fc.integer({ min: 0, max: 40 }),
    fc.integer({ min: 0, max: 40 }),
    fc.integer({ min: 0, max: 40 }),
  )
  .map(([x, y, width, height]) => ({ minXMm: x, minYMm: y, maxXMm: x + width, maxYMm: y + height }));

describe('boxes by rank', () => {
  test('give the highest rank below a bound among all that enclose a box, as a search through all of them does', () => {
    fc.assert(
      fc.property(
        fc.array(box, { maxLength: 700 }),
        box,
        fc.nat(),
        fc.nat(3),
        (boxes, inner, seed, refused) => {
          const rank = Int32Array.from(boxes, (_, i) => (i * 7 + seed) % boxes.length);
          if (new Set(rank).size < boxes.length) return;
          const bound = seed % (boxes.length + 1);
          const accept = (i: number) => i % 4 !== refused;
          const best = boxes.reduce(
            (found, outer, i) =>
              rank[i]! < bound &&
              accept(i) &&
              outer.minXMm - 1 <= inner.minXMm &&
              outer.minYMm - 1 <= inner.minYMm &&
              outer.maxXMm + 1 >= inner.maxXMm &&
              outer.maxYMm + 1 >= inner.maxYMm &&
              (found < 0 || rank[i]! > rank[found]!)
                ? i
                : found,
            -1,
          );
          expect(new EnclosingBoxes(boxes, rank, 1).highestBelow(bound, inner, accept)).toBe(best);
        },
      ),
      { seed: 5, numRuns: 400 },
    );
  });

  test('are none where there is no box', () => {
    const none = new EnclosingBoxes([], new Int32Array(0), 1);
    expect(none.highestBelow(0, { minXMm: 0, minYMm: 0, maxXMm: 1, maxYMm: 1 }, () => true)).toBe(-1);
  });
});
