import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planToolpaths } from '../src/index.js';
import { anyDiameter, anyPart } from './generators.js';
import { flatTool, layoutOf, place, requestFor } from './helpers.js';
import { closestToSolids, farthestFromReachable, solidOf } from './oracle.js';

const nCases = 10_000;

test(`${nCases} random parts are cut no closer than the radius and no farther than 3 µm`, async () => {
  let nToolpaths = 0;
  let closestMm = Number.POSITIVE_INFINITY;
  let farthestMm = 0;
  const anyCase = fc.record({
    part: anyPart,
    diameterMm: anyDiameter,
    rotationDeg: fc.integer({ min: 0, max: 359 }),
    mirrored: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(anyCase, async ({ part, diameterMm, rotationDeg, mirrored }) => {
      const placement = place('p', { xMm: 300, yMm: 300, rotationDeg, mirrored });
      const plan = await planToolpaths(
        requestFor([part], {
          layout: layoutOf([placement], { thicknessMm: 4 }),
          tool: flatTool({ diameterMm }),
          tabs: { lengthMm: 6, heightMm: 3, perPart: 0, largestGapMm: 400 },
        }),
      );
      const solid = solidOf(part, placement);
      const uncut = new Set(plan.uncuttable.map(({ holeIndex }) => holeIndex));
      const cuttable = { ...solid, holes: solid.holes.filter((_, index) => !uncut.has(index)) };
      const closest = closestToSolids(plan, [solid], 1) - diameterMm / 2;
      const farthest = farthestFromReachable(plan, cuttable, {
        radiusMm: diameterMm / 2,
        depthMm: 4.2,
        everyMm: 3,
      });
      nToolpaths += plan.toolpaths.length;
      closestMm = Math.min(closestMm, closest);
      farthestMm = Math.max(farthestMm, farthest);
      expect(closest).toBeGreaterThanOrEqual(-0.001);
      expect(farthest).toBeLessThanOrEqual(0.003);
    }),
    { seed: 20261121, numRuns: nCases },
  );
  console.log(
    `${nCases} parts, ${nToolpaths} toolpaths: closest ${closestMm * 1000} µm beyond the radius, farthest ${farthestMm * 1000} µm off`,
  );
});
