import fc from 'fast-check';
import { expect, it } from 'vitest';
import { buildBoxTree, visitLeavesNearSide } from '../../src/search/box-tree.js';
import { point, SEED } from '../generators.js';
import { distanceToPolyline } from '../reference.js';

it('visits every point near a side once, whatever the order of the points', () => {
  fc.assert(
    fc.property(fc.array(point(100), { maxLength: 300 }), point(100), point(100), (points, from, to) => {
      const tree = buildBoxTree(points.length, (i, cover) => cover(...points[i]!));
      const seen: number[] = [];
      visitLeavesNearSide(tree, ...from, ...to, 2, (first, end) => {
        for (let i = first; i < end; i++) seen.push(i);
      });
      expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b));
      points.forEach((at, i) => {
        if (distanceToPolyline(at, [from, to], false) <= 2) expect(seen).toContain(i);
      });
    }),
    { seed: SEED, numRuns: 300 },
  );
});

it('leaves most of a long ring alone', () => {
  const n = 10_000;
  const tree = buildBoxTree(n, (i, cover) => cover(Math.cos(i / 1000), Math.sin(i / 1000)));
  let nVisited = 0;
  visitLeavesNearSide(tree, 1, 0, 0.9999, 0.001, 1e-4, (first, end) => {
    nVisited += end - first;
  });
  expect(nVisited).toBeLessThan(100);
});
