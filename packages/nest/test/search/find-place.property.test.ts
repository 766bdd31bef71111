import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPlace } from '../../src/search/find-place.js';
import { OpenSheet } from '../../src/search/open-sheet.js';
import type { Stock } from '../../src/search/problem.js';
import type { Footprint } from '../../src/shape/footprint.js';
import { type Shape, shapeOf } from '../../src/shape/shape.js';
import { rectangle, sheet } from '../shapes.js';

const [LENGTH, BREADTH] = [40, 24];
const stock: Stock = {
  sheet: sheet(LENGTH, BREADTH),
  axis: 'x',
  room: { minAlong: 0, maxAlong: LENGTH, minAcross: 0, maxAcross: BREADTH },
};
const boxShape = (width: number, height: number): Shape => {
  const footprint: Footprint = {
    outline: rectangle(width, height),
    rings: [Float64Array.of(0, 0, width, 0, width, height, 0, height)],
    areaMm2: width * height,
    addedMm: 0,
  };
  return shapeOf(footprint, 0, 'x');
};

/** The least reach over all places with whole coordinates, by trying every one. */
function slowReach(sheetNow: OpenSheet, width: number, height: number): number | undefined {
  for (let along = 0; along + width <= LENGTH; along++) {
    for (let across = 0; across + height <= BREADTH; across++) {
      const isFree = sheetNow.rests.every(
        (rest) =>
          rest.along >= along + width ||
          rest.along + rest.shape.grown.maxAlong <= along ||
          rest.across >= across + height ||
          rest.across + rest.shape.grown.maxAcross <= across,
      );
      if (isFree) return along + width;
    }
  }
  return undefined;
}

describe('the place found for a box among boxes', () => {
  test('reaches as little along the sheet as any place there is (all places tried)', () => {
    const side = fc.integer({ min: 1, max: 12 });
    fc.assert(
      fc.property(fc.array(fc.tuple(side, side), { minLength: 1, maxLength: 25 }), (boxes) => {
        const open = new OpenSheet(stock, 0);
        for (const [width, height] of boxes) {
          const place = findPlace(open, boxShape(width, height), Number.POSITIVE_INFINITY);
          expect(place?.reachMm).toBe(slowReach(open, width, height));
          if (place !== undefined) open.add(place, width * height);
        }
      }),
      { numRuns: 120, seed: 401 },
    );
  });

  test('is none when it would have to beat what it cannot', () => {
    const open = new OpenSheet(stock, 0);
    expect(findPlace(open, boxShape(10, 10), 10)).toBeUndefined();
    expect(findPlace(open, boxShape(10, 10), 10.1)).toMatchObject({ along: 0, across: 0, reachMm: 10 });
  });
});
