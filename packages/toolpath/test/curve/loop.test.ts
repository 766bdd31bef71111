import fc from 'fast-check';
import { expect, test } from 'vitest';
import { curvesOf } from '../../src/curve/curve.js';
import { loopOf, pointOnLoop, stretchOf } from '../../src/curve/loop.js';
import { rectangle } from '../helpers.js';

const square = loopOf(curvesOf(rectangle(0, 0, 10, 10)));

test('a loop starts in the middle of its longest side', () => {
  expect(loopOf(curvesOf(rectangle(0, 0, 10, 30))).curves[0]!.from).toEqual([10, 15]);
  expect(square.lengthMm).toBeCloseTo(40, 12);
});

test('a stretch has the length between its positions, begins and ends at them, and is unbroken; backwards it is the same reversed', () => {
  const position = fc.double({ min: 0, max: 100, noNaN: true });
  fc.assert(
    fc.property(position, position, (a, b) => {
      fc.pre(Math.abs(a - b) > 0.001);
      const [fromMm, toMm] = [Math.min(a, b), Math.max(a, b)];
      const forward = stretchOf(square, fromMm, toMm);
      expect(forward.reduce((sum, piece) => sum + piece.lengthMm, 0)).toBeCloseTo(toMm - fromMm, 5);
      const near = (p: readonly number[], q: readonly number[]) =>
        expect(Math.hypot(p[0]! - q[0]!, p[1]! - q[1]!)).toBeLessThan(2e-6);
      near(forward[0]!.from, pointOnLoop(square, fromMm));
      near(forward.at(-1)!.to, pointOnLoop(square, toMm));
      forward.slice(1).forEach((piece, i) => {
        expect(piece.from).toEqual(forward[i]!.to);
      });
      const back = stretchOf(square, toMm, fromMm);
      expect(back.map(({ from, to }) => [to, from]).reverse()).toEqual(
        forward.map(({ from, to }) => [from, to]),
      );
    }),
    { seed: 6, numRuns: 300 },
  );
});
