import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coversPiece } from '../../src/cover/covers.js';
import { distanceToCurve } from '../../src/geometry/distance.js';
import { pointAt } from '../../src/geometry/split-arc.js';
import { anyCurve } from '../support/arbitraries.js';

describe('covering a wall piece by one stretch of path', () => {
  it('is never claimed when a point of the wall is out of reach', () => {
    let nCovered = 0;
    fc.assert(
      fc.property(anyCurve, anyCurve, fc.double({ min: 0.1, max: 12, noNaN: true }), (wall, path, reach) => {
        if (!coversPiece(wall, path, reach)) return;
        nCovered++;
        for (let i = 0; i <= 100; i++) {
          const [x, y] = pointAt(wall, i / 100);
          expect(distanceToCurve(x, y, path)).toBeLessThanOrEqual(reach + 1e-9);
        }
      }),
      { numRuns: 5000, seed: 47 },
    );
    expect(nCovered).toBeGreaterThan(500);
  });
});
