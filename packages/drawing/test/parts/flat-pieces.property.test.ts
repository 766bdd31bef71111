import { distanceToContourMm } from '@millwright/geometry';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { flatPieces, goesOn, liesApart } from '../../src/parts/flat-pieces.js';
import { crossingsOf } from '../../src/parts/intersect.js';

const coordinate = fc.integer({ min: 0, max: 24 }).map((n) => n / 4);
const bulge = fc.oneof(
  fc.constant(0),
  fc.double({ min: -1, max: 1, noNaN: true }),
  fc.constantFrom(1, -1, 1e-4),
);
const piece = fc
  .tuple(coordinate, coordinate, coordinate, coordinate, bulge)
  .filter(([x, y, toX, toY]) => x !== toX || y !== toY)
  .map(([x, y, toX, toY, bend]) => ({ from: [x, y] as const, to: [toX, toY] as const, bulge: bend }));

describe('pieces that lie plainly apart', () => {
  test('neither cross nor have an end near one another', () => {
    let nApart = 0;
    fc.assert(
      fc.property(piece, piece, (a, b) => {
        const contours = [a, b].map(({ from, to, bulge: bend }) => ({
          closed: false,
          vertices: [[...from, bend] as const, [...to, 0] as const],
        }));
        const pieces = flatPieces(contours);
        if (!liesApart(pieces, 0, 1, 2e-3)) return;
        nApart++;
        expect(crossingsOf(a, b)).toEqual([]);
        for (const end of [a.from, a.to])
          expect(distanceToContourMm(end, contours[1]!)).toBeGreaterThan(1e-3);
        for (const end of [b.from, b.to])
          expect(distanceToContourMm(end, contours[0]!)).toBeGreaterThan(1e-3);
      }),
      { seed: 11, numRuns: 5_000 },
    );
    expect(nApart).toBeGreaterThan(500);
  });
});

describe('pieces that go on gently from one another', () => {
  const gentle = fc.double({ min: -0.4, max: 0.4, noNaN: true });

  test('have nothing in common but their corner', () => {
    fc.assert(
      fc.property(
        fc.array(coordinate, { minLength: 4, maxLength: 4 }),
        gentle,
        gentle,
        (ends, bend, other) => {
          const [x, y, toX, toY] = ends as [number, number, number, number];
          const [a, b] = [
            { from: [x, y] as const, to: [3, 3] as const, bulge: bend },
            { from: [3, 3] as const, to: [toX, toY] as const, bulge: other },
          ];
          fc.pre((x !== 3 || y !== 3) && (toX !== 3 || toY !== 3));
          const pieces = flatPieces([
            {
              closed: false,
              vertices: [
                [x, y, bend],
                [3, 3, other],
                [toX, toY, 0],
              ],
            },
          ]);
          if (goesOn(pieces, 0, 1)) expect(crossingsOf(a!, b!)).toEqual([]);
        },
      ),
      { seed: 12, numRuns: 5_000 },
    );
  });
});
