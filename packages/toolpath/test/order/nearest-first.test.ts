import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearestFirst, type Stop } from '../../src/order/nearest-first.js';

interface Named extends Stop {
  readonly name: string;
}
const stop = (name: string, x: number, y: number): Named => ({ name, entryMm: [x, y], exitMm: [x, y] });

test('the nearest group comes first, its holes in travelling order, its outline last', () => {
  const far = { first: [stop('far hole', 90, 0)], last: [stop('far outline', 100, 0)], after: [] };
  const near = { first: [stop('b', 20, 0), stop('a', 10, 0)], last: [stop('outline', 0, 0)], after: [] };
  expect(nearestFirst([far, near], [0, 0]).map(({ name }) => name)).toEqual([
    'a',
    'b',
    'outline',
    'far hole',
    'far outline',
  ]);
});

test('of two as near the first in the request is taken, also when rounding says otherwise', () => {
  const groups = [
    { first: [], last: [stop('first', 3 + 1e-12, 4)], after: [] },
    { first: [], last: [stop('second', 5, 0)], after: [] },
  ];
  expect(nearestFirst(groups, [0, 0])[0]!.name).toBe('first');
});

test('a group waits for those that must come first, however near it is', () => {
  const ring = { first: [stop('ring hole', 1, 0)], last: [stop('ring', 2, 0)], after: [1] };
  const core = { first: [], last: [stop('core', 50, 0)], after: [] };
  expect(nearestFirst([ring, core], [0, 0]).map(({ name }) => name)).toEqual(['core', 'ring hole', 'ring']);
});

test('nothing is lost, nothing comes twice, and no group is begun before the last is finished', () => {
  const spot = fc.integer({ min: 0, max: 5 });
  const stops = fc.array(fc.tuple(spot, spot), { maxLength: 4 });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(stops, stops), { maxLength: 6 }),
      fc.array(spot, { maxLength: 3 }),
      (shapes, waits) => {
        const groups = shapes.map(([first, last], g) => ({
          first: first.map(([x, y], i) => stop(`${g} first ${i}`, x, y)),
          last: last.map(([x, y], i) => stop(`${g} last ${i}`, x, y)),
          after: waits.filter((other) => other !== g && other < shapes.length),
        }));
        const names = nearestFirst(groups, [0, 0]).map(({ name }) => name);
        const all = groups.flatMap(({ first, last }) => [...first, ...last].map(({ name }) => name));
        expect([...names].sort()).toEqual(all.sort());
        const order = names.map((name) => name.split(' ')[0]);
        expect(order.filter((group, i) => group !== order[i - 1]).length).toBe(new Set(order).size);
        for (const [g, { last }] of groups.entries()) {
          const own = names.filter((name) => name.startsWith(`${g} `));
          expect(own.slice(own.length - last.length)).toEqual(last.map(({ name }) => name));
        }
      },
    ),
    { seed: 7, numRuns: 200 },
  );
});
