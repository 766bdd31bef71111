import type { Part } from '@millwright/contracts';
import { pointInContour } from '@millwright/geometry';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { longRun } from '../../../tools/config/long-run.ts';
import { planToolpaths } from '../src/index.js';
import { anyDiameter, anyPart } from './generators.js';
import { flatTool, layoutOf, place, requestFor } from './helpers.js';
import { closestToSolids, farthestFromReachable, solidOf } from './oracle.js';

const total = 10_000;

type Case = typeof anyCase extends fc.Arbitrary<infer Each> ? Each : never;
const anyCase = fc.record({
  part: anyPart,
  diameterMm: anyDiameter,
  rotationDeg: fc.integer({ min: 0, max: 359 }),
  mirrored: fc.boolean(),
});

test(`${total} random parts are cut no closer than the radius and no farther than 3 µm`, async () => {
  await longRun(
    {
      name: 'toolpath/distances',
      total,
      chunk: 50,
      seed: 20261121,
      tally: { nToolpaths: 0, closestMm: Number.MAX_VALUE, farthestMm: 0 },
    },
    async (seed, numRuns, tally) => {
      let { nToolpaths, closestMm, farthestMm } = tally;
      await fc.assert(
        fc.asyncProperty(anyCase, async (each) => {
          fc.pre(hasItsHolesInside(each.part));
          const { plan, closest, farthest } = await measured(each);
          nToolpaths += plan.toolpaths.length;
          closestMm = Math.min(closestMm, closest);
          farthestMm = Math.max(farthestMm, farthest);
          expect(closest).toBeGreaterThanOrEqual(-0.0025);
          expect(farthest).toBeLessThanOrEqual(0.003);
        }),
        { seed, numRuns },
      );
      return { nToolpaths, closestMm, farthestMm };
    },
  );
});

/** A bulging outline may leave the hole in its middle outside; that is no part. */
function hasItsHolesInside({ outline, holes }: Part): boolean {
  return holes.every(({ vertices }) =>
    vertices.every(([x, y]) => pointInContour([x, y], outline) === 'inside'),
  );
}

/** How close toolpaths come to the part beyond the radius, and how far they stay away from it, mm. */
async function measured({ part, diameterMm, rotationDeg, mirrored }: Case) {
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
  return {
    plan,
    closest: closestToSolids(plan, [solid], 1) - diameterMm / 2,
    farthest: farthestFromReachable(plan, cuttable, { radiusMm: diameterMm / 2, depthMm: 4.2, everyMm: 3 }),
  };
}
